// What becomes of a reminder: pure decisions, each the same when it is made twice.
import { describe, expect, test } from '@jest/globals';
import {
  changed,
  deleted,
  executionNameOf,
  followed,
  forgottenAt,
  isGone,
  reminded,
  timeFault,
  viewOf,
} from '../../../lambdas/clients/reminders/reminder.ts';
import { aClaimedRace, aReturnedRace, minutesLater, NOW } from '../../claiming/support/referrals.ts';
import { aReminder } from './support/reminders.ts';

const hour = minutesLater(60).toISOString();
const week = minutesLater(7 * 24 * 60).toISOString();

describe('a reminder’s time', () => {
  const weeks52 = 52 * 7 * 24 * 60;
  test.each([
    ['a minute ago', minutesLater(-1), 'time-past'],
    ['now', NOW, 'time-past'],
    ['in a second', new Date(NOW.getTime() + 1000), undefined],
    ['52 weeks ahead', minutesLater(weeks52), undefined],
    ['a minute more', minutesLater(weeks52 + 1), 'time-too-far'],
  ])('CT-3 %s', (_, at, code) => {
    expect(timeFault(at.toISOString(), NOW)?.code).toBe(code);
  });

  test('CT-3 an execution is named after the reminder and its time, in letters that Step Functions takes', () => {
    const names = [hour, week].map((at) => executionNameOf({ reminderId: 'rem_1-2', at }));
    expect(names).toEqual(['rem_1-2-20260302T160000000Z', 'rem_1-2-20260309T150000000Z']);
    const longest = executionNameOf({ reminderId: `rem_${'x'.repeat(20)}`, at: hour });
    expect(longest.length).toBeLessThanOrEqual(70);
  });
});

describe('a change by the owner', () => {
  const waiting = aReminder();
  const due = reminded(waiting, hour, minutesLater(60));
  const done = changed(due, { done: true }, minutesLater(61));
  const gone = deleted(due, minutesLater(61));

  test('CT-3 what is done is done once, and keeps when the owner was told', () => {
    expect(done).toMatchObject({ state: 'done', doneAt: minutesLater(61).toISOString(), toldAt: hour });
    expect(changed(done, { done: true }, minutesLater(90))).toBe(done);
  });

  test('CT-3 a new time snoozes what waits, is due or was done', () => {
    for (const each of [waiting, due, done]) {
      expect(changed(each, { at: week }, minutesLater(61))).toMatchObject({ state: 'waiting', at: week });
    }
  });

  test('CT-3 its text changes, and nothing else', () => {
    expect(changed(due, { text: 'Call.' }, NOW)).toEqual({ ...due, text: 'Call.' });
    expect(changed(due, { text: due.text }, NOW)).toBe(due);
  });

  test('CT-3 taken back, it waits again while its time is ahead, and is due when it has passed', () => {
    const early = changed(waiting, { done: true }, NOW);
    expect(changed(early, { done: false }, NOW)).toMatchObject({ state: 'waiting' });
    for (const each of [done, gone]) {
      expect(changed(each, { done: false }, minutesLater(62))).toMatchObject({ state: 'due', toldAt: hour });
    }
    expect(changed(due, { done: false }, NOW)).toBe(due);
  });

  test('CT-3 deleted twice it is deleted once, is shown to nobody, and can’t be taken back after a day', () => {
    expect(deleted(gone, minutesLater(90))).toBe(gone);
    expect(viewOf(gone)).toBeUndefined();
    expect([61 + 24 * 60 - 1, 61 + 24 * 60].map((minutes) => isGone(gone, minutesLater(minutes)))).toEqual([
      false,
      true,
    ]);
  });

  test('CT-3 the table forgets what is over, never what is open', () => {
    expect([waiting, due].map(forgottenAt)).toEqual([undefined, undefined]);
    const seconds = minutesLater(61).getTime() / 1000;
    expect([gone, done].map(forgottenAt)).toEqual([seconds + 86_400, seconds + 400 * 86_400]);
  });
});

describe('its time has come', () => {
  test('CT-3 it is due once, whoever asks how often', () => {
    const reminder = aReminder();
    const due = reminded(reminder, hour, minutesLater(60));
    expect(due).toMatchObject({ state: 'due', toldAt: hour });
    expect(reminded(due, hour, minutesLater(61))).toBe(due);
  });

  test('CT-3 snoozed, done or deleted, there is nothing to tell at the old time', () => {
    const reminder = aReminder();
    const others = [
      changed(reminder, { at: week }, NOW),
      changed(reminder, { done: true }, NOW),
      deleted(reminder, NOW),
    ];
    for (const each of others) expect(reminded(each, hour, minutesLater(60))).toBe(each);
  });
});

describe('its client', () => {
  test('CT-3 handed over, the reminder goes along', () => {
    const reminder = aReminder();
    expect(followed(reminder, aClaimedRace({ agentId: 'ben' }), NOW)).toMatchObject({ ownerId: 'ben' });
    expect(followed(reminder, aClaimedRace(), NOW)).toBe(reminder);
  });

  test('CT-3 given back, or offered again to anyone, it ends: another team reads nothing of it', () => {
    const races = [
      aReturnedRace(),
      aClaimedRace({}, { round: 2 }),
      aClaimedRace({}, { teamId: 'south' }),
      undefined,
    ];
    for (const race of races) expect(followed(aReminder(), race, NOW)).toMatchObject({ state: 'deleted' });
  });
});
