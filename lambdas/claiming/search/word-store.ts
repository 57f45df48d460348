// The words that referrals are found by, in the table: an item for each, so that a search reads no more than what begins as it does.
import * as z from 'zod';
import { itemSchema } from '../../platform/lazily.ts';
import { type Key, keys, referralWords } from '../../platform/table/keys.ts';
import type { PutAndRemove } from '../../platform/table/put-and-remove.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Found, listedText, type WordEntry, wordsOf } from './words.ts';

const wordItem = itemSchema(() => z.object({ sk: z.string(), text: z.string() }));

export function wordStore(table: Pick<Table, 'query'>) {
  return {
    /** The referrals that have a word that begins as `part` does; undefined when there are more than `most`. */
    async having(part: string, most: number): Promise<WordEntry[] | undefined> {
      const { pk, sk } = referralWords(part);
      const { items, next } = await table.query({ pk, skPrefix: sk, limit: most + 1 });
      if (next !== undefined || items.length > most) return undefined;
      return items.map((item) => {
        const { sk: place, text } = wordItem.parse(item);
        const [, createdAt = '', referralId = ''] = place.split('#');
        return { referralId, createdAt, text };
      });
    },
  };
}

export function wordWriter(putAndRemove: PutAndRemove) {
  return {
    /**
     * Done twice, it is the same. CL-15: what was corrected is found no more, and kept nowhere. A correction that is told after a later one
     * leaves words behind by which nothing is found: a search looks at the referral itself.
     */
    async note(details: Found, was: Found | undefined): Promise<void> {
      const text = listedText(details);
      if (was !== undefined && listedText(was) === text) return;
      const places = placesOf(details);
      const isKept = new Set(places.map(({ sk }) => sk));
      const gone = was === undefined ? [] : placesOf(was).filter(({ sk }) => !isKept.has(sk));
      await putAndRemove(
        places.map((key) => ({ ...key, type: 'referral-word', text })),
        gone,
      );
    },
  };
}

function placesOf(details: Found): Key[] {
  return wordsOf(details).map((word) => keys.referralWord(word, details.createdAt, details.referralId));
}
