// A projection: the state that the ledger's events come to in the order of their own times, whatever the order of arrival (CO-14).
// Each event is taken at the same cost, however many came before (CO-17).
import type { LedgerEvent } from '../ledger/ledger.ts';

export type Next<S> = (state: S | undefined, event: LedgerEvent) => S | undefined;

export type Progress<S> = {
  state: S | undefined;
  /** The place of the last event that it has taken. */
  head: string;
  /** Where to start again for an event that comes late: what the state was at a place. At most two, oldest first. */
  checkpoints: { place: string; state: S | undefined }[];
  /** Events since the last checkpoint, or since the beginning. */
  taken: number;
  /** The ledger holds an event twice: from a checkpoint on, nobody could tell which of them counts. */
  hasRepeats: boolean;
};

/** An event that comes later than so many later ones has all of the ledger read. */
const eventsPerCheckpoint = 32;

export const beginning = { state: undefined, head: '', checkpoints: [], taken: 0, hasRepeats: false };

/** Sorts by time; STOP wins a tie. */
export function placeOf(event: LedgerEvent): string {
  return `${event.at}#${isStop(event) ? 1 : 0}#${event.eventId}`;
}

/** The time in a place, from which on the ledger has what comes after it. */
export function timeOf(place: string): string {
  return place.slice(0, Math.max(0, place.indexOf('#')));
}

function isStop(event: LedgerEvent): boolean {
  if (event.act === 'opted-out-otherwise') return true;
  if (event.act === 'marked-cannot-be-texted' || event.act === 'asked-to-stop') return true;
  return event.act === 'word-received' && event.kind === 'stop';
}

/** In the order in which they count. Told twice, an event counts by its first time: the carrier may stamp the same text again. */
export function inSequence(events: readonly LedgerEvent[]): LedgerEvent[] {
  const latestFirst = events.toSorted(inOrder).toReversed();
  const once = [...new Map(latestFirst.map((event) => [event.eventId, event])).values()];
  return once.toSorted(inOrder);
}

function inOrder(one: LedgerEvent, other: LedgerEvent): number {
  const [place, otherPlace] = [placeOf(one), placeOf(other)];
  return place < otherPlace ? -1 : Number(place > otherPlace);
}

/** What all `events` of one program and phone come to. */
export function project<S>(events: readonly LedgerEvent[], next: Next<S>): S | undefined {
  return inSequence(events).reduce<S | undefined>(next, undefined);
}

/** Takes an event that is later than all that were taken. */
export function advance<S>(progress: Progress<S>, event: LedgerEvent, next: Next<S>): Progress<S> {
  const [state, head] = [next(progress.state, event), placeOf(event)];
  const taken = progress.taken + 1;
  if (taken < eventsPerCheckpoint || progress.hasRepeats) return { ...progress, state, head, taken };
  const checkpoints = [...progress.checkpoints, { place: head, state }].slice(-2);
  return { ...progress, state, head, checkpoints, taken: 0 };
}

/** How far it had come before `place`, as far as that is known. */
export function restartBefore<S>(progress: Progress<S>, place: string): Progress<S> {
  const checkpoints = progress.checkpoints.filter((checkpoint) => checkpoint.place < place);
  const last = checkpoints.at(-1);
  if (last === undefined) return { ...beginning, hasRepeats: progress.hasRepeats };
  return { ...progress, state: last.state, head: last.place, checkpoints, taken: 0 };
}

/** Takes `events`, which may begin before the place that `progress` has come to. */
export function takeAll<S>(
  progress: Progress<S>,
  events: readonly LedgerEvent[],
  next: Next<S>,
): Progress<S> {
  return inSequence(events)
    .filter((event) => placeOf(event) > progress.head)
    .reduce((taken, event) => advance(taken, event, next), progress);
}
