// What a service keeps over a restart: rows by key, each written when it changes. In memory they are written nowhere.
import type * as z from 'zod';

export type Rows<T> = {
  /** What was kept, in the order in which each key was first put. */
  entries(): readonly (readonly [key: string, value: T])[];
  /** Kept as it is when the turn ends or something is answered, whichever comes first. */
  put(key: string, value: T): void;
  delete(key: string): void;
};

export type State = {
  rows<T>(name: string, schema: z.ZodType<T>): Rows<T>;
  /** Writes the changes of this turn; called before anything is answered. */
  commit(): void;
};

export const inMemory: State = {
  rows: () => ({ entries: () => [], put: () => undefined, delete: () => undefined }),
  commit: () => undefined,
};
