// What follows from a change of a reminder, of its client's race and of its owner's license; each change is told twice.
import { describe, expect, test } from '@jest/globals';
import type { OpenRace } from '../../../lambdas/claiming/referral.ts';
import { remind } from '../../../lambdas/clients/reminders/remind.ts';
import { changed, type Reminder } from '../../../lambdas/clients/reminders/reminder.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { anAttempt, minutesLater, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { anAgent } from '../../people/support/teams.ts';
import {
  created,
  dependencies,
  dispatched,
  notifications,
  outboxMessages,
  people,
  races,
  referrals,
  stores,
  told,
} from '../../stream/support/dependencies.ts';
import { aReminder } from './support/reminders.ts';

const dueAt = minutesLater(60);
const { reminders, reminderLists } = stores;

/** Ada's client, with a reminder that was set now. */
async function withReminder() {
  const race = await created();
  await races.claim(anAttempt(race));
  const { referralId, teamId } = race;
  const reminder = aReminder({ referralId, teamId, by: { agentId: 'ada', name: 'Ada Example' } });
  await dispatched(keyOf(reminder), () => reminders.add(reminder));
  return { race, reminder };
}

const keyOf = ({ referralId, reminderId }: Reminder) => keys.reminder(referralId, reminderId);
const now = ({ referralId, reminderId }: Reminder) => reminders.read(referralId, reminderId);
const wakes = (reminder: Reminder, at = dueAt) =>
  dispatched(keyOf(reminder), () => remind(reminder, at, dependencies(at)), at);

const license = (race: OpenRace, licensed: boolean, at = NOW) => {
  const { devices, ...agent } = anAgent('ada', { teamId: race.teamId });
  return dispatched(keys.agent(race.teamId, 'ada'), () => people.saveAgent({ ...agent, licensed }), at);
};

async function handOver(race: OpenRace, from: string, to: string, at = NOW): Promise<void> {
  const { referralId } = race;
  await dispatched(
    keys.race(referralId),
    async () => {
      const claimed = await races.read(referralId);
      if (claimed === undefined) throw new Error('There is no race.');
      const details = someDetails(race);
      await referrals.reassign({ race: claimed, details }, { from, to, actId: `hand ${to}`, at });
    },
    at,
  );
}

describe('a reminder', () => {
  test('CT-3 set or snoozed, the workflow that waits for that time is started', async () => {
    const { reminder } = await withReminder();
    const later = minutesLater(120).toISOString();
    const { referralId, reminderId } = reminder;
    const snooze = (seen: Reminder) => changed(seen, { at: later }, NOW);
    await dispatched(keyOf(reminder), () => reminders.change(referralId, reminderId, snooze));
    expect(new Set(told.awaited)).toEqual(
      new Set([`${reminderId}-20260302T160000000Z`, `${reminderId}-20260302T170000000Z`]),
    );
    expect(notifications()).toEqual([]);
  });

  test('CT-3 at its time the owner is told by every channel they have, once, and only the email has the words', async () => {
    const { race, reminder } = await withReminder();
    const keys = { p256dh: 'point', auth: 'secret' };
    const endpoint = 'https://push.example/ada';
    const device = {
      deviceId: 'phone',
      platform: 'web',
      endpoint,
      keys,
      registeredAt: NOW.toISOString(),
    } as const;
    await people.saveDevice(
      { teamId: race.teamId, agentId: 'ada' },
      { device, instead: [] },
      { devices: {} },
    );
    expect(await wakes(reminder)).toBe('reminded');
    expect(await wakes(reminder)).toBe('nothing');
    expect(notifications()).toEqual(['reminder ada email', 'reminder ada push']);
    const bodies = Object.fromEntries(outboxMessages().map((each) => [each.channel, JSON.stringify(each)]));
    expect(bodies.email).toContain('Ask how the viewing went.');
    expect(bodies.push).not.toMatch(/viewing|Clara|Example/);
  });

  test('CT-3 its text may change while it waits, and nothing starts anew', async () => {
    const { reminder } = await withReminder();
    const { referralId, reminderId } = reminder;
    told.awaited.length = 0;
    const rewrite = (seen: Reminder) => changed(seen, { text: 'Call.' }, NOW);
    await dispatched(keyOf(reminder), () => reminders.change(referralId, reminderId, rewrite));
    expect(told.awaited).toEqual([]);
    await wakes(reminder);
    expect(outboxMessages()[0]).toMatchObject({ body: expect.stringContaining('Call.') });
  });

  test('CT-3 done, then taken back after its time, it tells nobody anything', async () => {
    const { reminder } = await withReminder();
    const { referralId, reminderId } = reminder;
    for (const done of [true, false]) {
      const at = minutesLater(90);
      const change = (seen: Reminder) => changed(seen, { done }, at);
      await dispatched(keyOf(reminder), () => reminders.change(referralId, reminderId, change), at);
    }
    expect(await now(reminder)).toMatchObject({ state: 'due' });
    expect(notifications()).toEqual([]);
  });
});

describe('its client', () => {
  test('CT-3 handed over, the new owner is told, and reads who set it', async () => {
    const { race, reminder } = await withReminder();
    await handOver(race, 'ada', 'ben');
    expect(await now(reminder)).toMatchObject({ ownerId: 'ben' });
    expect(await reminderLists.count('ben', 10)).toBeGreaterThan(0);
    told.created.clear();
    await wakes(reminder);
    expect(notifications()).toEqual(['reminder ben email']);
    expect(outboxMessages()[0]).toMatchObject({
      body: expect.stringContaining('Set by Ada Example, who had this client before you.'),
    });
  });

  test('CT-3 set while the client changed hands, it stands in the new owner’s list', async () => {
    const { race } = await withReminder();
    await handOver(race, 'ada', 'ben');
    const late = aReminder({ referralId: race.referralId, teamId: race.teamId });
    await dispatched(keyOf(late), () => reminders.add(late));
    expect(await now(late)).toMatchObject({ ownerId: 'ben', state: 'waiting' });
  });

  test('CT-3 given back, its reminders end, and nobody is told', async () => {
    const { race, reminder } = await withReminder();
    const by = { teamId: race.teamId, agentId: 'ada', leads: false };
    await dispatched(keys.race(race.referralId), () =>
      races.giveBack(race.referralId, by, 'Moved away.', NOW, undefined),
    );
    expect(await now(reminder)).toMatchObject({ state: 'deleted' });
    told.created.clear();
    expect(await wakes(reminder)).toBe('nothing');
    expect(notifications()).toEqual([]);
  });
});

describe('its owner', () => {
  test('CT-3 PE-5 without a license is told once it is back', async () => {
    const { race, reminder } = await withReminder();
    await license(race, false);
    expect(await wakes(reminder)).toBe('later');
    expect(await now(reminder)).toMatchObject({ state: 'waiting' });
    await license(race, true, minutesLater(90));
    const after = await now(reminder);
    expect(after).toMatchObject({ state: 'due', toldAt: minutesLater(90).toISOString() });
  });

  test('CT-3 PE-5 whose license lapsed hands the client over, and the new owner is told at once of what was due', async () => {
    const { race, reminder } = await withReminder();
    await license(race, false);
    await wakes(reminder);
    await handOver(race, 'ada', 'ben', minutesLater(90));
    expect(await now(reminder)).toMatchObject({ state: 'due', ownerId: 'ben' });
  });
});
