import { expect, test } from '@jest/globals';
import { digitsOf, timeLeft } from '../../portal/clock/time-left.ts';

const until = '2026-11-24T12:00:00.000Z';
const before = (ms: number) => Date.parse(until) - ms;

test('an offer shows whole seconds and never 0 while there is time', () => {
  expect(timeLeft(until, before(1))).toMatchObject({ kind: 'running', seconds: 1 });
  expect(timeLeft(until, before(0))).toEqual({ kind: 'over' });
  expect(timeLeft(until, before(-5000))).toEqual({ kind: 'over' });
});

test('the pressure rises under five minutes and again under one', () => {
  const pressureAt = (seconds: number) => {
    const left = timeLeft(until, before(seconds * 1000));
    return left.kind === 'running' ? left.pressure : undefined;
  };
  expect([300, 299, 60, 59].map(pressureAt)).toEqual(['calm', 'soon', 'soon', 'last']);
});

test('digits grow with the time that is left', () => {
  const digitsAt = (seconds: number) => {
    const left = timeLeft(until, before(seconds * 1000));
    return left.kind === 'running' ? digitsOf(left) : '';
  };
  expect([9, 247, 3600, 7447].map(digitsAt)).toEqual(['0:09', '4:07', '1:00:00', '2:04:07']);
});

test('a week is told in days', () => {
  expect(timeLeft(until, before(7 * 86_400_000))).toMatchObject({ days: 7, hours: 0, minutes: 0 });
});

test('no time at all is shown as over, not as NaN', () => {
  expect(timeLeft('', 0)).toEqual({ kind: 'over' });
});
