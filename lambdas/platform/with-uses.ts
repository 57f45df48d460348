/** An act without its last argument, what it uses. */
export function withUses<A extends unknown[], D, R>(
  act: (...args: [...A, D]) => R,
  uses: D,
): (...args: A) => R {
  return (...args) => act(...args, uses);
}
