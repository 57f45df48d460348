// CT-2: which clients of some owners fit: by filters, and by words in name, place, phone and notes. What they are found by may be a moment old.
import { soughtIn } from '../../platform/table/search-text.ts';
import type { Entry, Owner } from './entry.ts';
import { type ClientFilter, isIn, isSought } from './filter.ts';
import { wordsOf } from './words.ts';

export type FindClientsDeps = {
  clientLists: {
    readAll(owner: Owner): Promise<Entry[]>;
    findWord(owner: Owner, word: string): Promise<ReadonlySet<string>>;
  };
};

/** `q`: what is looked for. */
export type ClientsToFind = ClientFilter & { q?: string | undefined };

/** Each once, in no order. */
export async function findClients(
  owners: readonly Owner[],
  { q, ...filter }: ClientsToFind,
  deps: FindClientsDeps,
): Promise<Entry[]> {
  const isWanted = isIn(filter);
  const entries = await Promise.all(owners.map((owner) => foundOf(owner, q, isWanted, deps)));
  return eachOnce(entries.flat());
}

/** Who is being handed over may be in both owners' lists for a moment: the later owner's counts. */
function eachOnce(entries: readonly Entry[]): Entry[] {
  const byReferral = new Map<string, Entry>();
  for (const entry of entries) {
    const other = byReferral.get(entry.referralId);
    if (other === undefined || other.arrivedAt < entry.arrivedAt) byReferral.set(entry.referralId, entry);
  }
  return [...byReferral.values()];
}

async function foundOf(
  owner: Owner,
  q: string | undefined,
  isWanted: (entry: Entry) => boolean,
  { clientLists }: FindClientsDeps,
): Promise<Entry[]> {
  const parts = q === undefined ? [] : soughtIn(q);
  const [entries, ...noted] = await Promise.all([
    clientLists.readAll(owner),
    ...parts.map((part) => notedIn(owner, part, clientLists)),
  ]);
  const isLookedFor = isSought(parts, noted);
  return entries.filter((entry) => isWanted(entry) && isLookedFor(entry));
}

/** Where notes have all words of `part`, which signs may hold together. */
async function notedIn(
  owner: Owner,
  part: string,
  { findWord }: FindClientsDeps['clientLists'],
): Promise<ReadonlySet<string>> {
  const [first, ...others] = await Promise.all(wordsOf(part).map((word) => findWord(owner, word)));
  return new Set([...(first ?? [])].filter((place) => others.every((other) => other.has(place))));
}
