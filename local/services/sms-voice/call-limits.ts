// How many calls the service takes: one a second from a number, 20 a minute, five a day to one phone; in virtual time.
import type { Call } from '../handsets/call.ts';
import { quotaExceeded, tooSoon } from './request-fields.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
const CALLS_A_SECOND_PER_NUMBER = 1;
const CALLS_A_MINUTE = 20;
/** AWS raises this one for nobody. */
const CALLS_A_DAY_TO_ONE_PHONE = 5;

/** Throws what the service throws when the calls taken before leave no room for another one. */
export function checkCallLimits(taken: readonly Call[], wanted: { from: string; to: string }, nowMs: number) {
  const within = (ms: number) => taken.filter((each) => each.atMs > nowMs - ms);
  const fromNumber = within(SECOND_MS).filter((each) => each.from === wanted.from);
  if (fromNumber.length >= CALLS_A_SECOND_PER_NUMBER || within(MINUTE_MS).length >= CALLS_A_MINUTE) {
    throw tooSoon();
  }
  const toPhone = within(DAY_MS).filter((each) => each.to === wanted.to);
  if (toPhone.length >= CALLS_A_DAY_TO_ONE_PHONE) throw quotaExceeded('DAILY_DESTINATION_CALL_LIMIT');
}
