// The words by which the back office finds referrals, kept up to date in the table by what follows the stream.
import { keys, listed, wordIndexes } from '../../platform/table/keys.ts';
import type { PutAndRemove } from '../../platform/table/put-and-remove.ts';
import type { Table } from '../../platform/table/table.ts';
import { noteUntilItStays, type Worded, wordWriter } from '../../platform/table/word-index.ts';
import { type Details, detailsSchema } from '../referral.ts';
import { type Found, listedText, wordsOf } from './words.ts';

export function wordedReferral(found: Found & Pick<Details, 'referralId' | 'createdAt'>): Worded {
  return {
    words: wordsOf(found),
    place: listed.referralPlace(found.createdAt, found.referralId),
    text: listedText(found),
  };
}

export function referralWordStore(table: Pick<Table, 'get' | 'update'>, putAndRemove: PutAndRemove) {
  const words = wordWriter(putAndRemove, wordIndexes.referrals);
  return {
    /** Has one that was created found by its words. */
    async note(details: Details): Promise<void> {
      await words.note(wordedReferral(details), []);
    },

    /**
     * CL-15: has a corrected one found by its words of now, and by none of before: `was`, and those that a correction left to be removed.
     * Told twice, late or out of order it ends so, and after a loss by a replay.
     */
    noteCorrected(referralId: string, was: readonly Details[]): Promise<void> {
      return noteUntilItStays(was, {
        read: async () => {
          const item = await table.get(keys.details(referralId));
          return item && detailsSchema.parse(item);
        },
        note: (now, seen) => {
          const its = wordedReferral(now);
          const left = { place: its.place, words: now.formerWords ?? [] };
          return words.note(its, [...seen.map(wordedReferral), left]);
        },
        hasStayed: removed,
      });
    },
  };

  /** Nothing is left to be removed. False when it was corrected since `details` were read. */
  async function removed({ referralId, correctedAt }: Details): Promise<boolean> {
    const { applied } = await table.update({
      key: keys.details(referralId),
      update: 'REMOVE formerWords',
      ...(correctedAt === undefined
        ? { condition: 'attribute_exists(pk) AND attribute_not_exists(correctedAt)' }
        : { condition: 'correctedAt = :at', values: { ':at': correctedAt } }),
    });
    return applied;
  }
}
