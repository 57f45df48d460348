// Reminders in a real table: one conditional write settles what two do at once, and an agent's list has what is open.
import { describe, expect, test } from '@jest/globals';
import { changed, deleted, reminded } from '../../../lambdas/clients/reminders/reminder.ts';
import { reminderListStore, reminderStore } from '../../../lambdas/clients/reminders/reminder-store.ts';
import { minutesLater, NOW } from '../../claiming/support/referrals.ts';
import { engineTable, inboxIndex } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { aReminder } from './support/reminders.ts';

const table = await engineTable();
const store = reminderStore(table);
const lists = reminderListStore(table, inboxIndex);

async function added(reminder: Parameters<typeof aReminder>[0] = {}) {
  const added = aReminder({ referralId: anId('ref'), ownerId: anId('agt'), ...reminder });
  await store.add(added);
  return added;
}

describe('a reminder in the table', () => {
  test('CT-3 of ten that make it due at once, one does', async () => {
    const { referralId, reminderId, at } = await added();
    let due = 0;
    const make = () => store.change(referralId, reminderId, (seen) => reminded(seen, at, minutesLater(60)));
    for (const after of await Promise.all(Array.from({ length: 10 }, make))) {
      due = Math.max(due, after?.revision ?? 0);
    }
    expect(due).toBe(2);
    expect(await store.read(referralId, reminderId)).toMatchObject({ state: 'due', revision: 2 });
  });

  test('CT-3 snoozed at the moment that it is due, it is told at one of both times', async () => {
    const { referralId, reminderId, at } = await added();
    const later = minutesLater(120).toISOString();
    await Promise.all([
      store.change(referralId, reminderId, (seen) => reminded(seen, at, minutesLater(60))),
      store.change(referralId, reminderId, (seen) => changed(seen, { at: later }, minutesLater(60))),
    ]);
    expect(await store.read(referralId, reminderId)).toMatchObject({ state: 'waiting', at: later });
  });

  test('CT-3 an agent’s list has what is open by its time, page by page', async () => {
    const ownerId = anId('agt');
    for (const minutes of [30, 10, 20]) await added({ ownerId, at: minutesLater(minutes).toISOString() });
    const done = await added({ ownerId, at: minutesLater(5).toISOString() });
    await store.change(done.referralId, done.reminderId, (seen) => changed(seen, { done: true }, NOW));
    const gone = await added({ ownerId });
    await store.change(gone.referralId, gone.reminderId, (seen) => deleted(seen, NOW));
    const first = await lists.list(ownerId, 2, undefined);
    const second = await lists.list(ownerId, 2, first.next);
    expect([first, second].map(({ reminders }) => reminders.map(({ at }) => at))).toEqual([
      [10, 20].map((minutes) => minutesLater(minutes).toISOString()),
      [minutesLater(30).toISOString()],
    ]);
    expect(await lists.count(ownerId, 500)).toBe(3);
    expect(await lists.count(ownerId, 2)).toBe(2);
    expect(await lists.count(ownerId, 500, minutesLater(20))).toBe(2);
    expect((await lists.list(ownerId, 500, undefined, minutesLater(10))).reminders).toHaveLength(1);
  });
});
