// CL-14: a referral that begins, begins again, or waits no longer, takes its place among the client's others.

import type { OpenRace, Race, Referral } from '../referral.ts';
import { roundParts } from '../referral.ts';
import { placeFor, type ReturningClients, type Routed, racePlaced } from './returning.ts';

/** `heldBy`: the referral by which its owner has the client, whose number it may take over. */
export type Placed = { race: Race; isReturning: boolean; heldBy: string | undefined };

/** Other referrals of the client may be placed, or decided, at the same moment. */
const mostTries = 10;

/** The race in its place. `others`: the client's other referrals, without those that wait for this one. */
export function placed(
  race: OpenRace,
  kind: 'standard' | 'warm-transfer',
  others: readonly Referral[],
  routed: Routed,
  now: Date,
  deps: {
    returningClients: ReturningClients;
    derivedId(prefix: 'act', ...parts: string[]): string;
  },
): Placed {
  const { referralId, teamId, round } = race;
  const place = placeFor({ teamId, kind }, others, routed, deps.returningClients, now);
  const actId = deps.derivedId('act', referralId, 'returning', ...roundParts(round));
  return {
    race: racePlaced(race, place, actId, now),
    isReturning: place.kind === 'owner' || (place.kind === 'offer' && place.isReturning),
    heldBy: place.kind === 'owner' ? place.heldBy : undefined,
  };
}

/** Reads anew, and tries again, while `place` is overtaken by another referral of the client. */
export async function untilPlaced<History, Outcome>(
  read: () => Promise<History>,
  place: (history: History) => Promise<Outcome>,
): Promise<Exclude<Outcome, 'overtaken'>> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const outcome = await place(await read());
    if (isInPlace(outcome)) return outcome;
  }
  throw new Error('Too many referrals of one client at once');
}

function isInPlace<Outcome>(outcome: Outcome): outcome is Exclude<Outcome, 'overtaken'> {
  return outcome !== 'overtaken';
}
