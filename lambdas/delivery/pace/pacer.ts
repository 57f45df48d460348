// What a deliverer of texts asks about turns, by the number that each text leaves from. Texts of a number that book at the same time
// share a write: a fast number's item is written some ten times a second, not a hundred.
import type { TextContent } from '../outbox/outbox-message.ts';
import { gathered } from './gathered.ts';
import { laneOf } from './lane-of.ts';
import type { Rate } from './rate.ts';
import { type Booking, isKept, type Schedule, type Turn } from './schedule.ts';

type BookedTurn = Turn & { isNow: boolean };

export type PacerDeps = {
  store: {
    read(number: string): Promise<Schedule>;
    book(number: string, bookings: readonly Booking[], now: Date, rate: Rate): Promise<BookedTurn[]>;
    slowDown(number: string, to: string, now: Date): Promise<void>;
  };
  /** The number that a text leaves from, and its rate. */
  numberFor(text: TextContent): string;
  rateOf(number: string): Rate;
  now(): Date;
  /** Tells how far ahead a number is booked, for the alarm. */
  report(aheadSeconds: number): void;
};

/** One for a process, however many texts it delivers at once. */
export function pacer(deps: PacerDeps) {
  const book = gathered((number: string, bookings: readonly Booking[]) =>
    deps.store.book(number, bookings, deps.now(), deps.rateOf(number)),
  );
  const read = gathered(async (number: string, asks: readonly undefined[]) => {
    const schedule = await deps.store.read(number);
    return asks.map(() => schedule);
  });

  return {
    /** PA-1: the turn of a text of `parts`. `isAgain`: it had one before. */
    async book(text: TextContent, parts: number, isAgain: boolean): Promise<BookedTurn> {
      const turn = await book(deps.numberFor(text), { lane: laneOf(text), parts, to: text.to, isAgain });
      const aheadSeconds = Math.ceil((turn.atMs - deps.now().getTime()) / 1000);
      if (!turn.isNow) deps.report(aheadSeconds);
      return turn;
    },

    /** PA-2: whether nobody of more precedence has taken the turn's place. */
    async isKept(text: TextContent, turn: Turn): Promise<boolean> {
      const number = deps.numberFor(text);
      return isKept(await read(number, undefined), turn, text.to, turn.atMs, deps.rateOf(number));
    },

    slowDown: (text: TextContent): Promise<void> =>
      deps.store.slowDown(deps.numberFor(text), text.to, deps.now()),
  };
}
