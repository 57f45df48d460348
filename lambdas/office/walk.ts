// Walks a list in the order of its places and picks what is wanted: a page costs the same at the end of 100,000 entries as at the start.
/** Entries of a list in its order, and whether it goes on behind them. */
export type Entries<Entry> = { entries: Entry[]; isMore: boolean };

export type Walk<Entry, Found> = {
  read(after: string | undefined): Promise<Entries<Entry>>;
  /** By the entry alone. */
  mayBe(entry: Entry): boolean;
  /** How many of those that may be are read at once. */
  pickedAtOnce: number;
  /** Those that are wanted, each with the entry that it was found by. */
  pick(entries: readonly Entry[]): Promise<{ entry: Entry; found: Found }[]>;
};

/** What one request does at most; its cursor goes on from there. */
const most = { found: 25, reads: 6, picked: 600 };

/** A page of what is wanted, perhaps less than a page although `next` leads on. */
export async function walk<Entry extends { place: string }, Found>(
  { read, mayBe, pickedAtOnce, pick }: Walk<Entry, Found>,
  after: string | undefined,
): Promise<{ found: Found[]; next: string | undefined }> {
  const found: Found[] = [];
  let [place, picked] = [after, 0];
  for (let reads = 0; reads < most.reads; reads += 1) {
    const { entries, isMore } = await read(place);
    const end = entries.at(-1)?.place;
    const nextAfter = (last: string) => (isMore || last !== end ? last : undefined);
    const candidates = entries.filter(mayBe);
    for (let start = 0; start < candidates.length; start += pickedAtOnce) {
      const batch = candidates.slice(start, start + pickedAtOnce);
      const chosen = await pick(batch);
      const room = most.found - found.length;
      found.push(...chosen.slice(0, room).map((each) => each.found));
      const filledBy = chosen[room - 1]?.entry;
      if (filledBy !== undefined) return { found, next: nextAfter(filledBy.place) };
      picked += batch.length;
      const last = batch.at(-1);
      if (picked >= most.picked && last !== undefined) return { found, next: nextAfter(last.place) };
    }
    if (!isMore || end === undefined) return { found, next: undefined };
    place = end;
  }
  return { found, next: place };
}
