// What is made at its first use: a function that starts does not wait for what only some of its requests need.
import type * as z from 'zod';

/** What every request needs is better made at the start, which no caller waits for as often. */
export function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The shape of an item, built when the first one is read. Building a schema takes some 40 µs at a start, and an item of ours has up to a
 * hundred: a function that only writes one, or reads it when something is refused, has no use for them.
 */
export function itemSchema<S extends z.ZodType>(build: () => S) {
  const schema = lazily(build);
  return { schema, parse: (item: unknown): z.output<S> => schema().parse(item) };
}

/** What `parse` answers. */
export type ItemOf<T extends { parse(item: unknown): unknown }> = ReturnType<T['parse']>;
