// Quiet hours by the receiver's clocks: over midnight, over changes of the clocks, in several zones at once.
import { describe, expect, test } from '@jest/globals';
import { awakeFrom, quietHoursSchema } from '../../../lambdas/delivery/gate/quiet-hours.ts';
import { zonesOfNumber } from '../../../lambdas/platform/time-zones/number-zones.ts';
import { zonesOf } from '../../../lambdas/platform/time-zones/state-zones.ts';
import { fc } from '../../support/random-tests.ts';

const night = { start: '21:00', end: '08:00' };
const newYork = 'America/New_York';
const from = (now: string, zones: readonly string[], hours = night) =>
  awakeFrom(new Date(now), hours, { place: zones, number: [] }).toISOString();
const clockIn = (zone: string, at: Date) =>
  at.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

describe('quiet hours', () => {
  test.each([
    ['before nine in the evening', '2026-01-15T01:59:59.999Z', '2026-01-15T01:59:59.999Z'],
    ['from nine in the evening', '2026-01-15T02:00:00.000Z', '2026-01-15T13:00:00.000Z'],
    ['at midnight', '2026-01-15T05:00:00.000Z', '2026-01-15T13:00:00.000Z'],
    ['a second before eight', '2026-01-15T12:59:59.000Z', '2026-01-15T13:00:00.000Z'],
    ['from eight in the morning', '2026-01-15T13:00:00.000Z', '2026-01-15T13:00:00.000Z'],
  ])('%s', (_when, now, awake) => {
    expect(from(now, [newYork])).toBe(awake);
  });

  test('hours within one day end on that day', () => {
    const siesta = { start: '13:00', end: '15:00' };
    expect(from('2026-01-15T17:59:00.000Z', [newYork], siesta)).toBe('2026-01-15T17:59:00.000Z');
    expect(from('2026-01-15T18:00:00.000Z', [newYork], siesta)).toBe('2026-01-15T20:00:00.000Z');
  });

  test('hours that begin when they end are none', () => {
    expect(from('2026-01-15T05:00:00.000Z', [newYork], { start: '08:00', end: '08:00' })).toBe(
      '2026-01-15T05:00:00.000Z',
    );
  });

  test('the night in which the clocks go forward is an hour shorter', () => {
    expect(from('2026-03-08T02:00:00.000Z', [newYork])).toBe('2026-03-08T12:00:00.000Z');
  });

  test('the night in which the clocks go back is an hour longer', () => {
    expect(from('2026-11-01T01:00:00.000Z', [newYork])).toBe('2026-11-01T13:00:00.000Z');
  });

  test('an end in the hour that the clocks skip is reached when they have skipped it', () => {
    expect(from('2026-03-08T06:00:00.000Z', [newYork], { start: '21:00', end: '02:30' })).toBe(
      '2026-03-08T07:00:00.000Z',
    );
  });

  test('a hour that comes twice is quiet twice', () => {
    const hours = { start: '01:00', end: '01:30' };
    expect(from('2026-11-01T05:10:00.000Z', [newYork], hours)).toBe('2026-11-01T05:30:00.000Z');
    expect(from('2026-11-01T06:10:00.000Z', [newYork], hours)).toBe('2026-11-01T06:30:00.000Z');
  });

  test('a state with two zones is awake when both are', () => {
    expect(from('2026-01-15T13:30:00.000Z', zonesOf('TN'))).toBe('2026-01-15T14:00:00.000Z');
    expect(from('2026-01-16T02:30:00.000Z', zonesOf('TN'))).toBe('2026-01-16T14:00:00.000Z');
  });

  test('TX-16 a text waits until it is quiet neither at the house nor where the number is from', () => {
    const until = (now: string, place: string, number: string) =>
      awakeFrom(new Date(now), night, { place: zonesOf(place), number: zonesOfNumber(number) }).toISOString();
    const [honolulu, miami] = ['+18082345678', '+13052345678'];
    // Nine in the morning in Florida, four at night in Honolulu.
    expect(until('2026-01-15T14:00:00.000Z', 'FL', honolulu)).toBe('2026-01-15T18:00:00.000Z');
    expect(until('2026-01-15T18:00:00.000Z', 'FL', honolulu)).toBe('2026-01-15T18:00:00.000Z');
    // Nine in the evening in Florida: the next minute for both is the next day's.
    expect(until('2026-01-16T02:00:00.000Z', 'FL', honolulu)).toBe('2026-01-16T18:00:00.000Z');
    expect(until('2026-01-15T13:30:00.000Z', 'HI', miami)).toBe('2026-01-15T18:00:00.000Z');
    // A number of no place: by the state alone, its two zones as before.
    expect(until('2026-01-15T13:30:00.000Z', 'FL', '+18002345678')).toBe('2026-01-15T14:00:00.000Z');
    expect(until('2026-01-15T13:30:00.000Z', 'GA', '+18002345678')).toBe('2026-01-15T13:30:00.000Z');
    // Canada, Alaska and the territories.
    expect(until('2026-01-15T13:30:00.000Z', 'ON', '+16042345678')).toBe('2026-01-15T16:00:00.000Z');
    expect(until('2026-01-15T13:30:00.000Z', 'WA', '+19072345678')).toBe('2026-01-15T18:00:00.000Z');
    expect(until('2026-01-15T13:30:00.000Z', 'GU', '+12122345678')).toBe('2026-01-15T22:00:00.000Z');
    expect(until('2026-01-15T13:30:00.000Z', 'NY', '+16712345678')).toBe('2026-01-15T22:00:00.000Z');
  });

  test('TX-16 where house and number leave no minute of the day, the house decides', () => {
    const long = { start: '18:00', end: '10:00' };
    const zones = { place: ['America/New_York'], number: ['Pacific/Guam'] };
    expect(awakeFrom(new Date('2026-01-15T05:00:00.000Z'), long, zones).toISOString()).toBe(
      '2026-01-15T15:00:00.000Z',
    );
  });

  test('a zone off by half an hour is kept to the minute', () => {
    expect(from('2026-01-15T05:00:00.000Z', ['America/St_Johns'])).toBe('2026-01-15T11:30:00.000Z');
  });

  test('hours of the whole day are a fault of the configuration that says so', () => {
    expect(() =>
      from('2026-01-15T05:00:00.000Z', ['UTC', 'Asia/Tokyo'], { start: '12:00', end: '11:00' }),
    ).toThrow(/always quiet in UTC, Asia\/Tokyo/);
  });

  test('times of day are written HH:MM', () => {
    const accepts = (start: string) => quietHoursSchema.safeParse({ start, end: '08:00' }).success;
    expect(['00:00', '23:59'].map(accepts)).toEqual([true, true]);
    expect(['24:00', '9:00', '21:60', '21', '21:00:00', ''].map(accepts)).toEqual(Array(6).fill(false));
  });

  test('a text waits for the first minute at which no zone is quiet, at most a day, through two years', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const state = fc.constantFrom('WA', 'TN', 'AZ', 'AK', 'HI', 'NL', 'SK', 'XX');
    const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const isQuiet = (at: Date, zones: readonly string[], { start, end }: { start: string; end: string }) =>
      zones.some((zone) => {
        const clock = clockIn(zone, at);
        return start <= end ? start <= clock && clock < end : !(end <= clock && clock < start);
      });
    fc.assert(
      fc.property(now, state, time, (at, place, start) => {
        const zones = zonesOf(place);
        const hours = {
          start,
          end: clockIn('UTC', new Date(Date.parse(`2026-01-01T${start}Z`) + 10 * 3_600_000)),
        };
        const awake = awakeFrom(at, hours, { place: zones, number: [] });
        expect(awake.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(awake.getTime() - at.getTime()).toBeLessThanOrEqual(24 * 3_600_000);
        expect(isQuiet(awake, zones, hours)).toBe(false);
        if (awake > at) expect(isQuiet(new Date(awake.getTime() - 60_000), zones, hours)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
