// Cursors: opaque to callers, checked when they come back.
import * as z from 'zod';

/** The cursor for a place in a list. */
export function cursorAt(place: string | undefined): string | undefined {
  return place === undefined ? undefined : Buffer.from(place).toString('base64url');
}

/** A cursor in a query string, as the place that it means. `place` is what a real one looks like. */
export function cursorTo(place: RegExp) {
  return z
    .string()
    .max(300)
    .transform((cursor, context) => {
      const text = Buffer.from(cursor, 'base64url').toString('utf8');
      if (place.test(text)) return text;
      context.addIssue('is not a cursor that this list gave; leave it out to start again');
      return z.NEVER;
    });
}
