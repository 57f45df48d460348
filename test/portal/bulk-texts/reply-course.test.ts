import { expect, test } from '@jest/globals';
import { courseOf } from '../../../portal/bulk-texts/reply-course.ts';

const startedAt = '2026-03-02T15:04:05.000Z';
const at = (hour: number) =>
  new Date(Date.parse('2026-03-02T15:00:00.000Z') + hour * 3_600_000).toISOString();

test('CP-7 the curve counts on, hours without a reply or an opt-out included, and goes on to now', () => {
  const curve = [
    { at: at(0), replied: 2, optedOut: 0 },
    { at: at(2), replied: 1, optedOut: 1 },
  ];
  expect(courseOf(curve, startedAt, Date.parse(at(3)))).toEqual({
    until: at(4),
    replied: [2, 2, 3, 3],
    optedOut: [0, 0, 1, 1],
  });
});

test('CP-7 a curve ends seven days after its start, when what comes is no longer the text’s', () => {
  const { replied } = courseOf([{ at: at(0), replied: 1, optedOut: 0 }], startedAt, Date.parse(at(2000)));
  expect(replied).toHaveLength(169);
});
