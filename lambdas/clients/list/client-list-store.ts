// CT-2: the lists of clients in the table. Those of one owner are in 128 items, each client in the one that their referral's id says, and
// the words of notes in items beside: who looks for some reads what finds them, and nothing else.
import * as z from 'zod';
import { type Race, raceSchema, type Talk, talkSchema } from '../../claiming/referral.ts';
import { itemSchema } from '../../platform/lazily.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { isNew, unchangedSince } from '../../platform/table/table-requests.ts';
import { type Entry, type Owner, type Part, partOf, read, written } from './entry.ts';

/** Items of words that are written side by side. */
const atOnce = 20;

const partSchema = itemSchema(() => z.object({ entries: z.string(), revision: z.int() }));
const wordSchema = itemSchema(() => z.object({ places: z.set(z.string()) }));

/** A prefix that short would be found in half of all words. */
const shortestPrefix = 3;

export function clientListStore(table: Table) {
  return {
    /** All clients of `owner`, in no order. */
    async readAll(owner: Owner): Promise<Entry[]> {
      const items = await table.queryAll({ pk: keys.clientListPart(owner, 0).pk });
      return items.flatMap((item) => read(partSchema.parse(item).entries));
    },

    /** The part of `owner`'s clients in which that referral is, or would be. */
    async readPart(owner: Owner, referralId: string): Promise<Part> {
      const number = partOf(referralId);
      const item = await table.get(keys.clientListPart(owner, number));
      if (item === undefined) return { number, revision: 0, entries: [] };
      const { entries, revision } = partSchema.parse(item);
      return { number, revision, entries: read(entries) };
    },

    /** False when it was changed since it was read. */
    async writePart(owner: Owner, { number, revision, entries }: Part): Promise<boolean> {
      const next = { type: 'client-list', entries: written(entries), revision: revision + 1 };
      const condition = revision === 0 ? isNew : unchangedSince(revision);
      return (await table.put({ ...keys.clientListPart(owner, number), ...next }, condition)).applied;
    },

    /** What changes of a referral. */
    async readFacts(referralId: string): Promise<{ race: Race; talk: Talk } | undefined> {
      const raceKey = keys.race(referralId);
      const items = await table.getAll([raceKey, keys.conversation(referralId)]);
      const race = items.find(({ sk }) => sk === raceKey.sk);
      if (race === undefined) return undefined;
      return {
        race: raceSchema.parse(race),
        talk: talkSchema().parse(items.find(({ sk }) => sk !== raceKey.sk) ?? {}),
      };
    },

    /** Has the client in `place` found by `words`. Done twice, it is done once. */
    async addWords(owner: Owner, place: string, words: readonly string[]): Promise<void> {
      const number = partOf(place);
      for (let start = 0; start < words.length; start += atOnce) {
        await Promise.all(
          words.slice(start, start + atOnce).map((word) =>
            table.update({
              key: keys.clientWord(owner, word, number),
              update: 'SET #type = :type ADD places :places',
              names: { '#type': 'type' },
              values: { ':type': 'client-word', ':places': new Set([place]) },
            }),
          ),
        );
      }
    },

    /** Where notes have a word that is `word`, or begins so if that is long enough. */
    async findWord(owner: Owner, word: string): Promise<ReadonlySet<string>> {
      const { pk, sk } = keys.clientWord(owner, word, 0);
      const whole = sk.slice(0, sk.indexOf('#') + 1);
      const items = await table.queryAll({ pk, skPrefix: word.length < shortestPrefix ? whole : word });
      return new Set(items.flatMap((item) => [...wordSchema.parse(item).places]));
    },
  };
}
