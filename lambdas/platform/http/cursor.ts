// Cursors: opaque to callers, checked when they come back.
import * as z from 'zod';
import { readAs } from './read-as.ts';

const wellFormed = {
  pattern: '^[A-Za-z0-9_-]+$',
  examples: ['MjAyNi0wMy0wMlQxNTowNDowNS4wMDBaI3JlZl81SngyUW1WOGFLM25SN3RXMXpZYQ'],
};

/** What a list answers while there is more. */
export const nextCursor = z.string().meta({
  ...wellFormed,
  id: 'Cursor',
  description: 'Where the next page starts: send it as `cursor`. Absent on the last page.',
});

/** The cursor for a place in a list. */
export function cursorAt(place: string | undefined): string | undefined {
  return place === undefined ? undefined : Buffer.from(place).toString('base64url');
}

const time = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z)#/;

/** The same of a list by time: a moment that there is, and behind its `#` what `behind` matches. */
export function cursorToMoment(behind: RegExp) {
  return cursorTo({
    test: (text) => {
      const [start = '', moment = ''] = time.exec(text) ?? [];
      return !Number.isNaN(Date.parse(moment)) && behind.test(text.slice(start.length));
    },
  });
}

/** A cursor in a query string, as the place that it means. `place` is what a real one looks like. */
export function cursorTo(place: Pick<RegExp, 'test'>) {
  return z
    .string()
    .max(600)
    .meta({
      ...wellFormed,
      description: 'The `cursor` of the page before. Leave it out for the first page.',
    })
    .transform(
      readAs(
        (cursor) => {
          const text = Buffer.from(cursor, 'base64url').toString('utf8');
          return place.test(text) ? text : undefined;
        },
        {
          message: 'is not a cursor that this list gave; leave it out to start again',
          fault: 'wrong-format',
        },
      ),
    );
}
