// Plans of simulated races: who does what, delivered twice and out of order, and which calls go wrong on the way.
import fc from 'fast-check';
import type { ClaimAttempt } from '../../../lambdas/claiming/claim.ts';
import { type OpenRace, wayToClaim } from '../../../lambdas/claiming/referral.ts';
import { anOpenRace, minutesLater } from '../../claiming/support/referrals.ts';

export const agents = Array.from({ length: 10 }, (_, index) => `agent-${index}`);
export const stranger = 'stranger';
const windowMinutes = 60;

/** What an agent does to claim. The same act delivered twice has the same `actId`, and each delivery its own time. */
export type Act = Pick<ClaimAttempt, 'agentId' | 'by' | 'actId' | 'text'> & { isLate: boolean };

/** One delivery of something that somebody does, or that time does. */
export type Delivery =
  | { kind: 'claim'; act: Act; atMinutes: number }
  | { kind: 'decline'; agentId: string }
  | { kind: 'lead-declines' }
  | { kind: 'expiry' };

export type RacePlan = {
  textingPreferred: boolean;
  /** In the order in which they set out. */
  deliveries: Delivery[];
};

/** The race of a plan, with an id of its own. */
export function raceOf({ textingPreferred }: RacePlan): OpenRace {
  return anOpenRace({ offered: [...agents], textingPreferred });
}

/** The attempt that a delivery of an act makes. */
export function attemptOf(
  referralId: string,
  { agentId, by, actId, text }: Act,
  atMinutes: number,
): ClaimAttempt {
  const act = { referralId, teamId: 'north', agentId, by, actId, at: minutesLater(atMinutes) };
  return { ...act, ...(text !== undefined && { text }) };
}

const minutesInTime = fc.integer({ min: 1, max: windowMinutes - 1 });
const minutesTooLate = fc.integer({ min: windowMinutes, max: 2 * windowMinutes });

const ways = wayToClaim.options;
const anyWay = fc.constantFrom(...ways);

/** All deliveries of one act: twice, mostly in the window. */
const claiming = (agentId: string, place: number, way: typeof anyWay): fc.Arbitrary<Delivery[]> =>
  fc.record({ by: way, isLate: oneIn(12) }).chain(({ by, isLate }) => {
    const actId = `${agentId}-act-${place}`;
    const act: Act = { agentId, by, actId, isLate, ...(by === 'text' && { text: `Hi from ${actId}` }) };
    const minutes = isLate ? minutesTooLate : minutesInTime;
    return fc
      .tuple(minutes, minutes)
      .map((times) => times.map((atMinutes): Delivery => ({ kind: 'claim', act, atMinutes })));
  });

/** The acts of each of `agentIds`. */
const actsOf = (agentIds: readonly string[], place: number): fc.Arbitrary<Delivery[][]> =>
  fc.tuple(...agentIds.map((agentId) => claiming(agentId, place, anyWay)));

/** Everyone in every way. */
const allActs: fc.Arbitrary<Delivery[][]> = fc.tuple(
  ...agents.flatMap((agentId) => ways.map((by, index) => claiming(agentId, index + 1, fc.constant(by)))),
);

const twice = (delivery: Delivery): Delivery[] => [delivery, delivery];

/** Ten agents with one or two acts each, now and then with all ways and more, a few who decline, now and then a stranger, the lead's decline or an early end. */
export const racePlan: fc.Arbitrary<RacePlan> = fc
  .record({
    textingPreferred: fc.boolean(),
    acts: oneIn(10).chain((all) => (all ? allActs : actsOf(agents, 1))),
    furtherActs: fc.subarray(agents, { maxLength: 4 }).chain((some) => actsOf(some, ways.length + 1)),
    declines: fc.subarray(agents, { maxLength: 4 }),
    strangers: oneIn(8).chain((comes) => actsOf(comes ? [stranger] : [], 1)),
    leadDeclines: oneIn(8),
    expires: oneIn(8),
  })
  .chain(({ textingPreferred, acts, furtherActs, declines, strangers, leadDeclines, expires }) => {
    const deliveries: Delivery[] = [
      ...[...acts, ...furtherActs, ...strangers].flat(),
      ...declines.flatMap((agentId) => twice({ kind: 'decline', agentId })),
      ...(leadDeclines ? twice({ kind: 'lead-declines' }) : []),
      ...(expires ? twice({ kind: 'expiry' }) : []),
    ];
    return fc
      .shuffledSubarray(deliveries, { minLength: deliveries.length })
      .map((shuffled) => ({ textingPreferred, deliveries: shuffled }));
  });

/** What goes wrong with a call: `lost-answer` when it is carried out and nobody hears of it. */
export type CallFault = 'conflict' | 'throttle' | 'lost-answer' | undefined;

/** What goes wrong with the calls, one after the other: one call in eight. */
export const faults: fc.Arbitrary<CallFault[]> = fc.array(
  fc.oneof(
    { weight: 21, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.constantFrom<CallFault>('conflict', 'throttle', 'lost-answer') },
  ),
  { minLength: 60, maxLength: 60, size: 'max' },
);

function oneIn(number: number): fc.Arbitrary<boolean> {
  return fc.integer({ min: 1, max: number }).map((drawn) => drawn === number);
}
