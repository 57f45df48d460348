// What a phone was answered by itself within the hour, in the table (CO-17).
import * as z from 'zod';
import { type ItemBrand, itemBrand } from '../people/brand.ts';
import { instant } from '../platform/instant.ts';
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { isNew, unchangedSince } from '../platform/table/table-requests.ts';
import type { NewAnswer } from './answer.ts';
import { type Program, programSchema } from './program.ts';

const mostAnHour = 10;
const hourMs = 3_600_000;
/** A phone has at most ten answers at once that fight for a place. */
const writeTries = 20;

const placeSchema = z.object({
  outboxId: z.string(),
  at: instant,
  /** Of the answer to STOP or START: a later word's takes its place while it has not left. */
  word: z.object({ program: programSchema, brand: itemBrand, revision: z.int() }).optional(),
  hasLeft: z.literal(true).optional(),
});
type Place = z.infer<typeof placeSchema>;
const answersSchema = z.object({ given: z.array(placeSchema), revision: z.int() });

export function answerStore(table: Table) {
  type Answers = z.infer<typeof answersSchema>;

  async function read(phone: string): Promise<Answers | undefined> {
    const item = await table.get(keys.answers(phone));
    return item && answersSchema.parse(item);
  }

  async function write(phone: string, seen: Answers | undefined, given: Place[], now: Date) {
    const item = {
      ...keys.answers(phone),
      type: 'answers',
      given,
      revision: (seen?.revision ?? 0) + 1,
      expiresAt: Math.ceil((now.getTime() + 2 * hourMs) / 1000),
    };
    return (await table.put(item, seen === undefined ? isNew : unchangedSince(seen.revision))).applied;
  }

  return {
    /** The outbox ids of what it was answered, or is to be, from `from` on. */
    async givenSince(phone: string, from: Date): Promise<string[]> {
      const { given = [] } = (await read(phone)) ?? {};
      return given.filter(({ at }) => Date.parse(at) >= from.getTime()).map(({ outboxId }) => outboxId);
    },

    async takePlace(phone: string, { outboxId, word }: NewAnswer, now: Date): Promise<boolean> {
      for (let tried = 0; tried < writeTries; tried += 1) {
        const seen = await read(phone);
        const { given = [] } = seen ?? {};
        if (given.some((each) => each.outboxId === outboxId)) return true;
        const withinHour = given.filter(({ at }) => Date.parse(at) > now.getTime() - hourMs);
        const isOver = word && withinHour.some((each) => (revisionOf(each, word) ?? 0) > word.revision);
        if (isOver) return false;
        const left = word ? await withoutSuperseded(withinHour, word) : withinHour;
        if (left.length >= mostAnHour) return false;
        const { program, brand, revision } = word ?? {};
        const place = {
          outboxId,
          at: now.toISOString(),
          ...(program &&
            revision !== undefined && { word: { program, ...(brand !== undefined && { brand }), revision } }),
        };
        if (await write(phone, seen, [...left, place], now)) return true;
      }
      throw new Error('Too many answers to one phone at once');
    },

    /** An answer that never left takes no place. */
    async giveBack(phone: string, outboxId: string, now: Date): Promise<void> {
      for (let tried = 0; tried < writeTries; tried += 1) {
        const seen = await read(phone);
        const { given = [] } = seen ?? {};
        const left = given.filter((each) => each.outboxId !== outboxId);
        if (left.length === given.length || (await write(phone, seen, left, now))) return;
      }
      throw new Error('Too many answers to one phone at once');
    },
  };
}

/** Which change of the same program and brand it answers; undefined for the answer to anything else. */
function revisionOf({ word }: Place, changed: { program: Program; brand?: ItemBrand }): number | undefined {
  return word?.program === changed.program && word.brand === changed.brand ? word.revision : undefined;
}

/**
 * Of words that come faster than answers leave, the last two are answered: who stops and starts again reads both. What a phone would
 * be told by an earlier one is over; it never leaves, and takes no place.
 */
async function withoutSuperseded(
  given: readonly Place[],
  word: NonNullable<NewAnswer['word']>,
): Promise<Place[]> {
  const isWaiting = (place: Place) => !place.hasLeft && revisionOf(place, word) !== undefined;
  const last = given.findLast(isWaiting);
  const left: Place[] = [];
  for (const place of given) {
    if (!isWaiting(place) || place === last) left.push(place);
    else if (!(await word.withdraw(place.outboxId))) left.push({ ...place, hasLeft: true });
  }
  return left;
}
