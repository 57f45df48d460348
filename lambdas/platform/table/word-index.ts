// What is found by its words, in the table: an item for each word, so that a search reads no more than what begins as it does.
import * as z from 'zod';
import { itemSchema } from '../lazily.ts';
import { type Key, keys, type WordIndex, wordsFrom } from './keys.ts';
import type { PutAndRemove } from './put-and-remove.ts';
import type { Table } from './table.ts';
import type { Item } from './table-requests.ts';

/** `place`: where it stands in the list of its kind, which says what it is. `text`: what other words of a search are looked for in. */
export type Worded = { place: string; text: string; words: readonly string[] };

const wordItem = itemSchema(() => z.object({ sk: z.string(), text: z.string() }));

export function wordStore(table: Pick<Table, 'query'>, index: WordIndex) {
  return {
    /** Those that have a word that begins as `part` does; undefined when there are more than `most`. */
    async having(part: string, most: number): Promise<{ place: string; text: string }[] | undefined> {
      const { pk, sk } = wordsFrom(index, part);
      const { items, next } = await table.query({ pk, skPrefix: sk, limit: most + 1 });
      if (next !== undefined || items.length > most) return undefined;
      return items.map((item) => {
        const { sk: wordAndPlace, text } = wordItem.parse(item);
        return { place: wordAndPlace.slice(wordAndPlace.indexOf('#') + 1), text };
      });
    },
  };
}

export function wordWriter(putAndRemove: PutAndRemove, index: WordIndex) {
  return {
    /** Has it found by its words, and by none of `was` that it has no more: these are kept nowhere. */
    async note({ words, place, text }: Worded, was: readonly Pick<Worded, 'words' | 'place'>[]) {
      const puts = wordItems(index, { words, place, text });
      const isKept = new Set(puts.map(({ sk }) => sk));
      const gone = new Map<string, Key>(
        was
          .flatMap((before) => before.words.map((word) => keys.word(index, word, before.place)))
          .filter(({ sk }) => !isKept.has(sk))
          .map((key) => [key.sk, key]),
      );
      await putAndRemove(puts, [...gone.values()]);
    },
  };
}

export function wordItems(index: WordIndex, { words, place, text }: Worded): Item[] {
  return words.map((word) => ({ ...keys.word(index, word, place), type: 'word', text }));
}

/** Each that is looked at again was changed meanwhile. */
const mostTries = 10;

/** Notes what is read, and not as it `was`, until it stays as it is: told twice, late or out of order it ends so. */
export async function noteUntilItStays<T>(
  was: readonly T[],
  {
    read,
    note,
    hasStayed,
  }: {
    read(): Promise<T | undefined>;
    note(now: T, seen: readonly T[]): Promise<void>;
    hasStayed(noted: T): Promise<boolean>;
  },
): Promise<void> {
  const seen = [...was];
  for (let tried = 0; tried < mostTries; tried += 1) {
    const now = await read();
    if (now === undefined) return;
    await note(now, seen);
    if (await hasStayed(now)) return;
    seen.push(now);
  }
  throw new Error('What is found by its words changes all the time');
}
