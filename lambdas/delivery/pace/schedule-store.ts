// The schedules of our numbers in the table, one item each: turns are booked by one conditional write, all that wait for it at once.
import * as z from 'zod';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Condition, type Item, isNew, unchangedSince } from '../../platform/table/table-requests.ts';
import { lanes } from './lane.ts';
import type { Rate } from './rate.ts';
import { type Booking, book, noSchedule, type Schedule, slowDown, type Turn } from './schedule.ts';

const laneUse = z.object({
  from: z.int(),
  at: z.int(),
  used: z.int(),
  phones: z.array(z.string()),
  leavesFrom: z.int().optional(),
  taken: z.array(z.int()).optional(),
});
const scheduleSchema = z.object({
  revision: z.int(),
  lanes: z.partialRecord(z.enum(lanes), laneUse),
  early: z.array(z.object({ slot: z.int(), parts: z.int() })),
  slowed: z.object({ share: z.number(), atMs: z.int() }).optional(),
  /** Absent in what the release before wrote. */
  near: z.record(z.string(), z.int()).default({}),
});

/** Each loses to one that won: among so many that book at once, one is through. */
const tries = 40;

export type BookedTurn = Turn & { isNow: boolean };

export function scheduleStore(table: Table) {
  /** Changes the schedule of `number` by one write; one that lost to another is made anew on what that left. */
  async function change<T>(
    number: string,
    next: (schedule: Schedule) => { schedule: Schedule; result: T },
  ): Promise<T> {
    const key = keys.schedule(number);
    let item = await table.get(key);
    for (let tried = 1; tried <= tries; tried += 1) {
      const { revision, ...known } = scheduleIn(item);
      const { schedule, result } = next(known);
      const written = { ...key, type: 'schedule', ...schedule, revision: revision + 1 };
      const outcome = await table.put(written, whileAt(revision));
      if (outcome.applied) return result;
      item = outcome.current;
    }
    throw new Error('A number’s schedule changes too fast to book a turn');
  }

  return {
    async read(number: string): Promise<Schedule> {
      return scheduleIn(await table.get(keys.schedule(number)));
    },

    /** PA-1: a turn for each of `bookings`, in their order. */
    book(number: string, bookings: readonly Booking[], now: Date, rate: Rate): Promise<BookedTurn[]> {
      return change(number, (known) => {
        let schedule = known;
        const result = bookings.map((booking) => {
          const booked = book(schedule, booking, now.getTime(), rate);
          schedule = booked.schedule;
          return { ...booked.turn, isNow: booked.isNow };
        });
        return { schedule, result };
      });
    },

    /** The carrier had too much from `number`, or for the phone `to`. */
    slowDown(number: string, to: string, now: Date): Promise<void> {
      return change(number, (known) => ({ schedule: slowDown(known, to, now.getTime()), result: undefined }));
    },
  };
}

function scheduleIn(item: Item | undefined): Schedule & { revision: number } {
  return item === undefined ? { ...noSchedule, revision: 0 } : scheduleSchema.parse(item);
}

function whileAt(revision: number): Condition {
  return revision === 0 ? isNew : unchangedSince(revision);
}
