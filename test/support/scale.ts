// How much is tried of what has no end: enough for every run of the tests, all of it by `npm run simulate` and every night.
export const isFull = process.env.DIBS_SIMULATE === 'full';

/** Runs of a property: `usual` by default, the other when all of it is asked for. */
export const runs = (usual: number, full = 100_000) => (isFull ? full : usual);

/** One in `nth` of `all`, or all of them when that is asked for. */
export function* share<T>(all: Iterable<T>, nth: number): Generator<T> {
  let count = 0;
  for (const each of all) {
    if (isFull || count % nth === 0) yield each;
    count += 1;
  }
}
