import { expect, test } from '@jest/globals';
import { noteServerTime, serverNow } from '../../portal/clock/server-clock.ts';

const hourMs = 3_600_000;

test('the time is the API’s, whatever the phone’s clock says', () => {
  const now = Date.now();
  noteServerTime(new Date(now + hourMs).toUTCString(), now, now);
  expect(Math.abs(serverNow() - (Date.now() + hourMs))).toBeLessThan(1100);
});

test('the whole seconds of a Date header make no difference of their own', () => {
  const before = serverNow() - Date.now();
  const now = Date.now();
  noteServerTime(new Date(now + hourMs - 900).toUTCString(), now, now);
  expect(serverNow() - Date.now() - before).toBeCloseTo(0, -1);
});

test('an answer without a time changes nothing', () => {
  const before = serverNow() - Date.now();
  noteServerTime(null, 0, 0);
  noteServerTime('soon', 0, 0);
  expect(serverNow() - Date.now() - before).toBeCloseTo(0, -1);
});
