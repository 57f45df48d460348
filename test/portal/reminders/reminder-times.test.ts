// Times of reminders by the reader's clock: what is suggested, also over a change of the clocks, and what is wrong with what was typed.
import { describe, expect, test } from '@jest/globals';
import { localMoment, momentOf } from '../../../portal/clock/local-moment.ts';
import { faultOf, timeOf } from '../../../portal/reminders/reminder-times.ts';

const now = new Date(2026, 2, 6, 16, 20, 30).getTime();

describe('suggested times', () => {
  test('CT-3 are 9 AM by the reader’s calendar, also when the clocks change in between', () => {
    expect(
      (['tomorrow', 'three-days', 'week'] as const).map((each) => localMoment(timeOf(each, now))),
    ).toEqual(['2026-03-07T09:00', '2026-03-09T09:00', '2026-03-13T09:00']);
  });

  test('CT-3 in an hour is no less than an hour', () => {
    expect(localMoment(timeOf('hour', now))).toBe('2026-03-06T17:21');
  });
});

describe('what was typed', () => {
  test('CT-3 is a moment by the reader’s clock', () => {
    expect(momentOf('2026-03-07T09:00')).toBe(new Date(2026, 2, 7, 9).toISOString());
    expect([momentOf(''), momentOf('soon')]).toEqual([undefined, undefined]);
  });

  test.each([
    [' ', '2026-03-07T09:00', 'text'],
    ['Call', '', 'time'],
    ['Call', '2026-03-06T16:20', 'past'],
    ['Call', '2027-03-20T09:00', 'far'],
    ['Call', '2026-03-06T16:21', undefined],
  ] as const)('CT-3 %p at %p: %p', (text, typed, fault) => {
    expect(faultOf({ text, typed }, now)).toBe(fault);
  });

  test('CT-3 the words of what is due change without a new time', () => {
    expect(faultOf({ text: 'Call', typed: '2026-03-06T09:00' }, now, '2026-03-06T09:00')).toBeUndefined();
  });
});
