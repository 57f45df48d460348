// A referral as a caller may see it (CL-9); its owner and the lead also read whether the client agreed to automated texts (CO-20).
import type { TeamWithAgents } from '../../people/team.ts';
import { type IsCoveredDeps, isCovered } from '../client/is-covered.ts';
import type { Referral } from '../referral.ts';
import { readerFor } from './reader.ts';
import { isOwnerOrLead, referralAsSeenBy } from './referral-view.ts';

export type SeenReferralDeps = IsCoveredDeps & {
  referrals: { read(referralId: string): Promise<Referral | undefined> };
  people: { readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined> };
};

/** Undefined when it is not theirs to see. */
export async function seenReferral(
  caller: Parameters<typeof readerFor>[0],
  referralId: string,
  deps: SeenReferralDeps,
) {
  const referral = await deps.referrals.read(referralId);
  if (referral === undefined) return undefined;
  const { race, details } = referral;
  const { reader, nameOf } = readerFor(caller, await deps.people.readTeamWithAgents(race.teamId));
  const seen = referralAsSeenBy(reader, referral, nameOf);
  if (seen === undefined || !isOwnerOrLead(reader, race)) return seen;
  // One small read, where somebody may act on it: lists do without.
  return { ...seen, agreedToAutomated: await isCovered(race, details, deps) };
}
