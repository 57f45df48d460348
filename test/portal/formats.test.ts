import { expect, test } from '@jest/globals';
import { formatsFor, readablePhone } from '../../portal/messages/formats.ts';

const now = Date.parse('2026-11-24T20:00:00.000Z');
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

test('times are in the reader’s zone: the hour today, the day before that', () => {
  const seattle = formatsFor('en-US', 'America/Los_Angeles');
  expect(plain(seattle.moment('2026-11-24T19:05:00.000Z', now))).toBe('11:05 AM');
  expect(plain(seattle.moment('2026-11-24T05:00:00.000Z', now))).toContain('Nov 23');
  const montreal = formatsFor('fr-CA', 'America/Toronto');
  expect(plain(montreal.moment('2026-11-24T19:05:00.000Z', now))).toBe('14 h 05');
});

test('a day of another year has its year, by the reader’s calendar', () => {
  const seattle = formatsFor('en-US', 'America/Los_Angeles');
  const newYear = Date.parse('2027-01-01T09:00:00.000Z');
  expect(plain(seattle.moment('2026-01-01T00:00:00.000Z', now))).toBe('Dec 31, 2025, 4:00 PM');
  expect(plain(seattle.moment('2026-12-31T20:00:00.000Z', newYear))).toBe('Dec 31, 2026, 12:00 PM');
  expect(plain(seattle.moment('2026-11-23T20:00:00.000Z', now))).not.toContain('2026');
  expect(plain(formatsFor('fr-CA', 'America/Toronto').moment('2025-06-02T13:30:00.000Z', now))).toContain(
    '2025',
  );
});

test('calendar days are the reader’s, not those of UTC', () => {
  expect(formatsFor('fr-CA', 'America/Los_Angeles').calendarDay('2026-12-01T07:00:00.000Z')).toBe(
    '2026-11-30',
  );
});

test('what is a moment ahead of a wrong clock was now', () => {
  const { ago } = formatsFor('en-US');
  expect(ago('2026-11-24T20:00:05.000Z', now)).toBe('now');
  expect(ago('2026-11-24T19:57:00.000Z', now)).toBe('3 min. ago');
});

test.each([
  ['en-US', '3 days ago', 'Nov 4', 'Nov 23, 2023'],
  ['fr-CA', 'il y a 3 j', '4 nov.', '23 nov. 2023'],
  ['es-US', 'hace 3 días', '4 nov', '23 nov 2023'],
])('what is longer ago than a week is a day, of another year with it: %s', (locale, within, day, longAgo) => {
  const { ago } = formatsFor(locale, 'America/Los_Angeles');
  const said = (at: string) => plain(ago(at, now));
  expect(said('2026-11-21T19:00:00.000Z')).toBe(within);
  expect(said('2026-11-04T20:00:00.000Z')).toBe(day);
  expect(said('2023-11-23T20:00:00.000Z')).toBe(longAgo);
});

test('CO-13 a time of a record has its year in the same year too', () => {
  const { record } = formatsFor('en-US', 'America/Los_Angeles');
  expect(plain(record('2026-11-24T19:05:00.000Z'))).toBe('Nov 24, 2026, 11:05 AM');
});

test('money is shown in the reader’s locale', () => {
  expect(plain(formatsFor('en-US').money(450_000))).toBe('$450,000');
  expect(plain(formatsFor('fr-CA').money(450_000))).toBe('450 000 $');
});

test('durations take the unit that reads best', () => {
  const { duration } = formatsFor('en-US');
  expect([8.25, 150, 10_800].map(duration)).toEqual(['8.3 sec', '2.5 min', '3 hr']);
});

test.each([
  ['en-US', '1 hour 1 minute', '2 days 5 seconds'],
  ['fr-CA', '1 heure 1 minute', '2 jours 5 secondes'],
  ['es-US', '1 hora 1 minuto', '2 días 5 segundos'],
])('what is left is counted as %s counts', (locale, one, several) => {
  const { units } = formatsFor(locale);
  expect(plain(units({ day: 0, hour: 1, minute: 1 }))).toBe(one);
  expect(plain(units({ day: 2, second: 5 }))).toBe(several);
});

test('North American numbers are grouped, others left as they are dialed', () => {
  expect(readablePhone('+12065550112')).toBe('(206) 555-0112');
  expect(readablePhone('+442079460000')).toBe('+442079460000');
});
