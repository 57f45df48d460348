// What is said of a field that is not there.

/** For zod, which would say what type it expected instead of undefined. */
export function whenMissing({ input }: { input?: unknown }): string | undefined {
  return input === undefined ? 'is missing or empty' : undefined;
}
