// PA-2: who goes first when texts wait for one number, and what is left to everyone else.

/** In order of precedence. `again`: what lost its turn to others, by whom it was overtaken or for a fault, and takes the next. */
export const lanes = ['answer', 'conversation', 'again', 'alert', 'request', 'automated'] as const;
export type Lane = (typeof lanes)[number];
/** What a text is by itself. */
export type OwnLane = Exclude<Lane, 'again'>;

/** Somebody waits for an answer to what they have just written or pressed. */
export const isPersons = (lane: Lane): boolean => lane === 'answer' || lane === 'conversation';

/**
 * One slot in sixteen is left to each lane, while it has something to send, by all that go before it: however much they have, it moves
 * on. What lost its turn has one for itself, so that it doesn't go to the end of a long queue.
 */
const keptFor: Readonly<Record<number, Lane>> = {
  1: 'conversation',
  4: 'alert',
  7: 'request',
  10: 'automated',
  15: 'again',
};
const cycle = 16;

/** The lane for which `lane` has to leave `slot`. */
export function keeperOf(slot: number, lane: Lane): Lane | undefined {
  const keeper = keptFor[slot % cycle];
  if (keeper === undefined || keeper === lane) return undefined;
  const isBelow = keeper !== 'again' && lanes.indexOf(lane) >= lanes.indexOf(keeper);
  return isBelow ? undefined : keeper;
}

/** What lost its turn goes into its own slots alone. */
export const isForAgain = (slot: number): boolean => keptFor[slot % cycle] === 'again';
