// CL-15, RT-10: a returned referral in a new round: whom of the team it is offered to, with a window, in its place among the client's others.
import type { ReadConsent } from '../../consent/consent.ts';
import { introductions } from '../../consent/program.ts';
import { goesOnAfter } from '../chain/chain.ts';
import { optOutIn } from '../opt-out.ts';
import type { Chain, OpenRace, Referral } from '../referral.ts';
import { type Placed, placed } from './placing.ts';
import type { ReadyTeam } from './ready-teams.ts';
import type { ReturningClients } from './returning.ts';

export type NextRoundDeps = {
  referrals: {
    /** All referrals of a client, and the team's last placing of one. */
    readHistory(phone: string, teamId: string): Promise<{ referrals: Referral[]; last: string | undefined }>;
  };
  consents: { read: ReadConsent<typeof introductions> };
  returningClients: ReturningClients;
  derivedId(prefix: 'act', ...parts: string[]): string;
};

/** `actId`: of what opened it. */
export type RoundAsked = {
  chain: Chain | undefined;
  minutes: number;
  textingPreferred: boolean;
  actId: string;
};

/** `last`: the team's last placing of the client, which its place was decided on. */
export async function nextRound(
  { race, details }: Referral,
  { routed, offered }: ReadyTeam,
  { chain, minutes, textingPreferred, actId }: RoundAsked,
  now: Date,
  deps: NextRoundDeps,
): Promise<{ placed: Placed; last: string | undefined }> {
  const { referralId } = race;
  const { kind, client } = details;
  const { teamId, brandId } = routed.team;
  // PE-1: what the client said to another brand is not said to this one; what they said to the same is on the race.
  const optOut =
    brandId === race.brandId
      ? undefined
      : optOutIn(await deps.consents.read(introductions, client.phone, undefined, brandId));
  const round: OpenRace = {
    referralId,
    teamId,
    status: 'offered',
    offered,
    declined: new Set(),
    offerUntil: new Date(now.getTime() + minutes * 60_000).toISOString(),
    textingPreferred,
    ...(brandId !== undefined && { brandId }),
    ...(optOut && { clientOptedOut: true as const, optOut }),
    ...goesOnAfter(chain, teamId),
    round: (race.round ?? 1) + 1,
    offeredAgain: { at: now.toISOString(), actId },
  };
  const { referrals, last } = await deps.referrals.readHistory(client.phone, teamId);
  const others = referrals.filter((other) => other.race.referralId !== referralId);
  return { placed: placed(round, kind, others, routed, now, deps), last };
}
