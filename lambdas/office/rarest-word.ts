// A search by words looks at what has the rarest of them, and looks for the others there.

/** `place`: where it stands in its list. `text`: what the other words are looked for in. */
export type WordEntry = { place: string; text: string };

/** Those that have a word that begins as `part` does; undefined when there are more than `most`. */
export type Having = (part: string, most: number) => Promise<WordEntry[] | undefined>;

/** Words of one search that are looked up. */
const mostLookedUp = 4;

/** What has the rarest of `parts`, each once and in no order; undefined when more than `rare` have each of them. */
export async function havingRarest(
  parts: readonly string[],
  having: Having,
  rare: number,
): Promise<WordEntry[] | undefined> {
  const found = await Promise.all(parts.slice(0, mostLookedUp).map((part) => having(part, rare)));
  const [fewest] = found
    .filter((entries) => entries !== undefined)
    .toSorted((one, other) => one.length - other.length);
  // One that begins two words of a name has two items.
  return fewest && [...new Map(fewest.map((entry) => [entry.place, entry])).values()];
}
