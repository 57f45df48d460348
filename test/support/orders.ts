// All orders and choices of a few things, for tests that try every one.

export function permutations<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((each, place) => permutations(of.toSpliced(place, 1)).map((rest) => [each, ...rest]));
}

/** All ways to choose `length` of `from`, with repetitions. */
export function tuples<T>(from: readonly T[], length: number): T[][] {
  if (length === 0) return [[]];
  return tuples(from, length - 1).flatMap((start) => from.map((each) => [...start, each]));
}
