// Ids for tests.
let count = 0;

/** An id that no other test of this file has. */
export function anId(prefix: string): string {
  count += 1;
  return `${prefix}_${count}`;
}
