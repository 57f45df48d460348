// What is made at its first use: a function that starts does not wait for what only some of its requests need.

/** What every request needs is better made at the start, which no caller waits for as often. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
