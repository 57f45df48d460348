// One phone, looked up when somebody complains: what it consented to, who talks to it, what was sent to it. No words of people.
import type { NumberLease } from '../claiming/numbers/number-lease.ts';
import { claimIn, type Referral, statusForSource } from '../claiming/referral.ts';
import {
  consentOfPhone,
  type ExportConsentDeps,
  type PhonesConsent,
} from '../consent/ledger/export-consent.ts';
import { agentPrograms, clientPrograms } from '../consent/program.ts';
import type { OutboxMessage } from '../delivery/outbox/outbox-message.ts';
import type { UnmatchedText } from '../texting/inbound-text.ts';
import type { AgentOfTeam } from './list-referrals.ts';
import { agentsIn, type Causes, causesInLedger, nextCauses, sendOf } from './sends.ts';

export type ReadNumberDeps = ExportConsentDeps & {
  numbers: {
    newestReferrals(phone: string, most: number): Promise<string[]>;
    leases(phone: string): Promise<NumberLease[]>;
    textsBefore(referralId: string, before: string | undefined, most: number): Promise<Causes>;
    offersBefore(agentId: string, before: string | undefined, most: number): Promise<Causes>;
  };
  referrals: { readAll(referralIds: readonly string[]): Promise<Referral[]> };
  lists: { namesOf(agents: readonly AgentOfTeam[]): Promise<(agent: AgentOfTeam) => string> };
  outbox: { findAll(outboxIds: readonly string[]): Promise<ReadonlyMap<string, OutboxMessage>> };
  unmatched: { list(phone: string, after: undefined): Promise<{ texts: UnmatchedText[] }> };
  derivedId(prefix: 'out', ...parts: string[]): string;
};

/** What one request looks at: the newest of each. */
export const most = { conversations: 50, agents: 20, sends: 50 };

export async function readNumber(phone: string, cursor: string | undefined, deps: ReadNumberDeps) {
  const [ledger, referralIds, leases, { texts }] = await Promise.all([
    deps.consents.readLedger(phone),
    deps.numbers.newestReferrals(phone, most.conversations),
    deps.numbers.leases(phone),
    deps.unmatched.list(phone, undefined),
  ]);
  const agents = agentsIn(ledger).slice(-most.agents);
  const [consents, referrals, ...sources] = await Promise.all([
    consentOfPhone(phone, ledger, deps),
    deps.referrals.readAll(referralIds),
    ...referralIds.map((id) => deps.numbers.textsBefore(id, cursor, most.sends)),
    ...agents.map(({ agentId }) => deps.numbers.offersBefore(agentId, cursor, most.sends)),
  ]);
  const inLedger = causesInLedger(ledger, cursor, deps.derivedId);
  const { causes, next } = nextCauses([...sources, inLedger], most.sends);
  const found = await deps.outbox.findAll(causes.flatMap(({ outboxIds }) => outboxIds));
  const sends = [...found.values()].flatMap((message) => sendOf(message, phone, deps.firstBrand) ?? []);
  return {
    phone,
    consents: flat(consents),
    conversations: await conversationsOf(referrals, leases, deps),
    sends: sends.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
    unmatchedTexts: texts.map(({ at, to, program }) => ({ at, to, program })),
    next,
  };
}

/** By brand and program, the stage's first brand first. */
function flat({ brand, programs, otherBrands }: PhonesConsent) {
  return [{ brand, programs }, ...otherBrands].flatMap((of) => [
    ...agentPrograms.flatMap((program) => {
      const consent = of.programs[program];
      if (consent === undefined) return [];
      const { status, since, reason, agents } = consent;
      const owners = agents.flatMap((each) =>
        each.owner === undefined ? [] : [{ ...each.owner, status: each.status, since: each.since }],
      );
      return [{ brand: of.brand, program, status, since, reason, agents: owners }];
    }),
    ...clientPrograms.flatMap((program) => {
      const consent = of.programs[program];
      if (consent === undefined) return [];
      const { status, since } = consent;
      const reason = 'reason' in consent ? consent.reason : undefined;
      return [{ brand: of.brand, program, status, since, reason }];
    }),
  ]);
}

/** Newest first. */
async function conversationsOf(
  referrals: readonly Referral[],
  leases: readonly NumberLease[],
  { lists, firstBrand }: ReadNumberDeps,
) {
  const owners = referrals.flatMap(({ race }) => {
    const claim = claimIn(race);
    return claim === undefined ? [] : [{ teamId: race.teamId, agentId: claim.agentId }];
  });
  const nameOf = await lists.namesOf(owners);
  const conversations = referrals.map((referral) => {
    const { race, details, talk } = referral;
    const { referralId, teamId, brandId } = race;
    const agentId = claimIn(race)?.agentId;
    return {
      referralId,
      createdAt: details.createdAt,
      status: statusForSource(race),
      brand: brandId ?? firstBrand,
      teamId,
      ...(agentId !== undefined && {
        agent: { agentId, name: nameOf({ teamId, agentId }) },
      }),
      numbers: leases.filter((lease) => lease.referralId === referralId).map(({ number }) => number),
      lastSentAt: talk?.lastSentAt,
      lastReplyAt: talk?.lastReplyAt,
    };
  });
  return conversations.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
}
