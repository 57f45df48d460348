// A projection in the table. An event is appended to the ledger and takes effect by one transaction (CO-13): one is never there
// without the other.
import { dequal } from 'dequal/lite';
import * as z from 'zod';
import type { ItemBrand } from '../../people/brand.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import {
  type Condition,
  type Item,
  isNew,
  unchangedSince,
  type Write,
} from '../../platform/table/table-requests.ts';
import type { Job } from '../jobs/due.ts';
import { type LedgerEvent, ledgerEventSchema } from '../ledger/ledger.ts';
import type { Program } from '../program.ts';
import {
  advance,
  beginning,
  inSequence,
  type Next,
  type Progress,
  placeOf,
  restartBefore,
  takeAll,
  timeOf,
} from './projection.ts';

export type Projection<S> = {
  program: Program;
  brand: ItemBrand;
  next: Next<S>;
  /** Undefined when nothing was asked or said so far. */
  stateIn(item: unknown): S | undefined;
  /** When which job has to look at it. */
  dueAt(state: S): { job: Job; at: string } | undefined;
};

/** Beside the state: how often it was written, and how far the projection has come. */
const progressSchema = z.object({
  revision: z.int(),
  head: z.string(),
  checkpoints: z.array(z.object({ place: z.string(), state: z.unknown() })),
  taken: z.int(),
  hasRepeats: z.boolean().default(false),
});
const toldSchema = z.object({ at: z.string() });

/** Ten texts of one phone are received at once. */
const writeTries = 20;

export function projectionStore<S extends object>(table: Table, projection: Projection<S>) {
  const { program, brand, next, stateIn, dueAt } = projection;

  const keyOf = (phone: string) => keys.consent(program, phone, brand);

  function progressIn(item: Item | undefined): { revision: number; progress: Progress<S> } {
    if (item === undefined) return { revision: 0, progress: beginning };
    const { revision, checkpoints, ...rest } = progressSchema.parse(item);
    const parsed = checkpoints.map(({ place, state }) => ({ place, state: stateIn(state) }));
    return { revision, progress: { ...rest, checkpoints: parsed, state: stateIn(item) } };
  }

  function write(phone: string, { state, ...progress }: Progress<S>, revision: number): Write {
    const due = state && dueAt(state);
    const item = {
      ...keyOf(phone),
      type: 'consent',
      program,
      ...(brand !== undefined && { brand }),
      phone,
      ...state,
      ...(due && keys.due(due.job, due.at, { program, phone, brand })),
      ...progress,
      revision: revision + 1,
    };
    return { put: item, if: revision === 0 ? isNew : unchangedSince(revision) };
  }

  async function readFrom(phone: string, time: string): Promise<LedgerEvent[]> {
    const items = await table.queryAll({ pk: keys.ledger(phone), ...(time !== '' && { skFrom: time }) });
    return items
      .map((item) => ledgerEventSchema.parse(item))
      .filter((event) => event.program === program && event.brand === brand);
  }

  /** What comes of `event`. `isRepeat`: it was told before, with a later time. */
  async function taking(event: LedgerEvent, progress: Progress<S>, isRepeat: boolean): Promise<Progress<S>> {
    if (!isRepeat && placeOf(event) > progress.head) return advance(progress, event, next);
    const from = isRepeat ? { ...beginning, hasRepeats: true } : restartBefore(progress, placeOf(event));
    return takeAll(from, [...(await readFrom(event.phone, timeOf(from.head))), event], next);
  }

  async function read(phone: string): Promise<S | undefined> {
    return stateIn(await table.get(keyOf(phone)));
  }

  return {
    read,

    /** With the count of its changes: a later one has a higher count. */
    async readRevised(phone: string): Promise<{ state: S | undefined; revision: number }> {
      const { progress, revision } = progressIn(await table.get(keyOf(phone)));
      return { state: progress.state, revision };
    },

    /** Appends `event` and answers what it has come to. Doing it twice, or late, has the same effect. */
    async record(event: LedgerEvent): Promise<S | undefined> {
      const { phone, at, eventId } = event;
      const told = keys.ledgerEventTold(eventId);
      const ledgerItem = { ...keys.ledgerEvent(phone, at, eventId), type: 'ledger-event', ...event };
      let toldAt: string | undefined;
      for (let tried = 0; tried < writeTries; tried += 1) {
        const { revision, progress } = progressIn(await table.get(keyOf(phone)));
        const after = await taking(event, progress, toldAt !== undefined);
        const outcome = await table.transact([
          { put: ledgerItem, if: isNew },
          write(phone, after, revision),
          ...(hasOwnTime(event)
            ? []
            : [{ put: { ...told, at }, if: toldAt === undefined ? isNew : toldBy(toldAt) }]),
        ]);
        if (outcome.applied) return after.state;
        const [isThere, , wasTold] = outcome.refused;
        if (isThere) return read(phone);
        if (!wasTold) continue;
        toldAt = toldSchema.parse(await table.get(told)).at;
        if (toldAt <= at) return read(phone);
      }
      throw new Error('Too many changes of one consent at once');
    },

    /** Makes sure that it is what all of the ledger comes to. */
    async reproject(phone: string): Promise<void> {
      for (let tried = 0; tried < writeTries; tried += 1) {
        const { revision, progress } = progressIn(await table.get(keyOf(phone)));
        const ledger = await readFrom(phone, '');
        const hasRepeats = inSequence(ledger).length < ledger.length;
        const after = takeAll<S>({ ...beginning, hasRepeats }, ledger, next);
        if (dequal(after.state, progress.state)) return;
        const outcome = await table.transact([write(phone, after, revision)]);
        if (outcome.applied) return;
      }
      throw new Error('Too many changes of one consent at once');
    },
  };
}

/** Told again, it has the same time: nobody has to remember when it was told first. */
function hasOwnTime({ act }: LedgerEvent): boolean {
  return act === 'consent-given-to-source';
}

function toldBy(at: string): Condition {
  return { condition: '#at = :at', names: { '#at': 'at' }, values: { ':at': at } };
}
