// The source offers a new client to a team: one referral for one Idempotency-Key, however often it is sent (CL-1).
import type { Consent } from '../consent/consent.ts';
import { introductions } from '../consent/program.ts';
import type { AgentProfile, Team } from '../people/team.ts';
import type { Refusal } from '../platform/outcome.ts';
import type { Source } from '../platform/principal.ts';
import type { LeadRouting } from '../routing/lead-routing.ts';
import { refuseConsent } from './consent-not-past.ts';
import { newReferral, type OfferMinutes, type ReferralRequest } from './new-referral.ts';
import { optOutIn } from './opt-out.ts';
import type { Details, OpenRace, Referral, ReferralStatus } from './referral.ts';
import { areTextsLive, type TextMarkets } from './text-markets.ts';

export type CreateReferralDeps = {
  routing: {
    readRoutedTeam(
      teamId: string,
    ): Promise<{ team: Team; agents: AgentProfile[]; routing: LeadRouting } | undefined>;
  };
  consents: { read(program: typeof introductions, phone: string): Promise<Consent | undefined> };
  referrals: {
    /** With a number for its client; false when the id is taken. */
    createOffered(race: OpenRace, details: Details, now: Date): Promise<boolean>;
    read(referralId: string): Promise<Referral | undefined>;
  };
  textMarkets: TextMarkets;
  offerMinutes: OfferMinutes;
  newId(prefix: 'ref'): string;
  derivedId(prefix: 'ref', ...parts: string[]): string;
  /** The same for the same request. */
  fingerprint(request: ReferralRequest): string;
  /** Uniform in [0, 1). */
  random(): number;
};

type Created = { referralId: string; status: ReferralStatus };

/** `key`: the same for retries of one request. */
export async function createReferral(
  { clientId }: Source,
  { request, key }: { request: ReferralRequest; key: string | undefined },
  now: Date,
  deps: CreateReferralDeps,
): Promise<
  Created | Refusal<'unknown-team' | 'team-not-ready' | 'idempotency-key-reused' | 'consent-not-past'>
> {
  const notPast = refuseConsent(request.client.textConsent, now);
  if (notPast !== undefined) return notPast;
  const [routed, consent] = await Promise.all([
    deps.routing.readRoutedTeam(request.teamId),
    request.client.textConsent && deps.consents.read(introductions, request.client.phone),
  ]);
  if (routed === undefined) {
    return { refused: 'unknown-team', detail: `There is no team ${request.teamId}.` };
  }
  const { race, details } = newReferral({
    referralId: key === undefined ? deps.newId('ref') : deps.derivedId('ref', clientId, key),
    request,
    origin: { sourceClientId: clientId, fingerprint: deps.fingerprint(request) },
    ...routed,
    areTextsLive: areTextsLive(deps.textMarkets, request.area),
    optOut: optOutIn(consent),
    offerMinutes: deps.offerMinutes,
    now,
    random: deps.random,
  });
  const { referralId } = race;
  if (!routed.agents.some(({ agentId }) => race.offered.includes(agentId))) {
    return {
      refused: 'team-not-ready',
      detail: 'Nobody of the team may be offered it: save a profile with a license for its lead first.',
    };
  }
  if (await deps.referrals.createOffered(race, details, now)) return { referralId, status: race.status };
  const existing = await deps.referrals.read(referralId);
  if (existing?.details.fingerprint === details.fingerprint) {
    return { referralId, status: existing.race.status };
  }
  return { refused: 'idempotency-key-reused', detail: 'Use a new key for another request.' };
}
