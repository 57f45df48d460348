// What an owner may do with reminders, and nobody else.
import { describe, expect, test } from '@jest/globals';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { listOwnReminders } from '../../../lambdas/clients/reminders/list-own.ts';
import {
  addReminder,
  changeReminder,
  deleteReminder,
  listReminders,
} from '../../../lambdas/clients/reminders/own-reminders.ts';
import { type Reminder, reminded } from '../../../lambdas/clients/reminders/reminder.ts';
import {
  aClaimedRace,
  anOpenRace,
  aReturnedRace,
  minutesLater,
  NOW,
  someDetails,
} from '../../claiming/support/referrals.ts';
import { anAgent, asAgent } from '../../people/support/teams.ts';
import { aReminder } from './support/reminders.ts';

const referralId = 'ref_1';
const at = minutesLater(60).toISOString();

/** With `reminders` of the client that is in `race`, and `open` ones of the agent over all clients. */
function owning(
  reminders: Reminder[] = [],
  race: Race | undefined = aClaimedRace({}, { referralId }),
  open = 0,
) {
  const kept = new Map(reminders.map((each) => [each.reminderId, each]));
  const deps = {
    races: { read: async () => race },
    people: { readAgent: async (_: string, agentId: string) => anAgent(agentId) },
    reminders: {
      read: async (_: string, id: string) => kept.get(id),
      ofReferral: async () => [...kept.values()],
      add: async (reminder: Reminder) => {
        const isNew = !kept.has(reminder.reminderId);
        if (isNew) kept.set(reminder.reminderId, reminder);
        return isNew;
      },
      change: async (_: string, id: string, next: (seen: Reminder) => Reminder) => {
        const seen = kept.get(id);
        if (seen !== undefined) kept.set(id, next(seen));
        return kept.get(id);
      },
    },
    lists: {
      count: async () => open,
      list: async () => ({ reminders: [...kept.values()], next: undefined }),
    },
    referrals: { readAll: async () => (race === undefined ? [] : [{ race, details: someDetails(race) }]) },
    newId: () => 'rem_new',
    derivedId: (_: string, ...parts: string[]) => `rem_${parts.join('_')}`,
    fingerprint: (text: string) => `of ${text}`,
  };
  return { deps, kept };
}

describe('an owner', () => {
  test('CT-3 sets a reminder, in their own name', async () => {
    const { deps, kept } = owning();
    const asked = { referralId, at, text: 'Call about the garden.' };
    expect(await addReminder(asAgent('ada'), asked, NOW, deps)).toMatchObject({
      reminderId: 'rem_new',
      state: 'waiting',
      by: { agentId: 'ada', name: 'ada Example' },
      ...asked,
    });
    expect(kept.get('rem_new')).toMatchObject({ ownerId: 'ada', teamId: 'north', revision: 1 });
  });

  test('CT-3 a reminder that is set again, because its answer was lost, is set once', async () => {
    const { deps, kept } = owning();
    const asked = { referralId, at, text: 'Call about the garden.', key: 'k-1' };
    const set = (change = {}, now = NOW) => addReminder(asAgent('ada'), { ...asked, ...change }, now, deps);
    const first = await set();
    expect(first).toMatchObject({ state: 'waiting', text: asked.text });
    expect(await set()).toEqual(first);
    // Two at once: neither has seen the other's.
    const blind = { ...deps, reminders: { ...deps.reminders, read: deps.reminders.read } };
    let reads = 0;
    blind.reminders.read = async (...args) => (reads++ === 0 ? undefined : deps.reminders.read(...args));
    expect(await addReminder(asAgent('ada'), asked, NOW, blind)).toEqual(first);
    // Its time has passed by then.
    expect(await set({}, minutesLater(90))).toEqual(first);
    expect(await set({ text: 'Something else' })).toMatchObject({ refused: 'idempotency-key-reused' });
    expect(kept.size).toBe(1);
    await set({ key: 'k-2' });
    expect(kept.size).toBe(2);
    // CL-15: in another round it is another.
    deps.races.read = async () => aClaimedRace({}, { referralId, round: 2 });
    expect(await set()).toMatchObject({ state: 'waiting' });
    expect(kept.size).toBe(3);
  });

  test.each([
    ['a minute ago', -1, 'time-past'],
    ['in two years', 2 * 366 * 24 * 60, 'time-too-far'],
  ])('CT-3 %s is refused by its field, to set and to snooze', async (_, minutes, code) => {
    const reminder = aReminder({ referralId });
    const { deps, kept } = owning([reminder]);
    const wrong = { referralId, at: minutesLater(minutes).toISOString() };
    const refusal = { refused: 'invalid-request', errors: [{ path: '/at', code }] };
    expect(await addReminder(asAgent('ada'), { ...wrong, text: 'x' }, NOW, deps)).toMatchObject(refusal);
    const { reminderId } = reminder;
    expect(await changeReminder(asAgent('ada'), { ...wrong, reminderId }, NOW, deps)).toMatchObject(refusal);
    expect([...kept.values()]).toEqual([reminder]);
  });

  test.each([
    ['20 of one client', 20, 20, /This client has 20/],
    ['500 of all clients', 0, 500, /You have 500/],
  ])('CT-3 has at most %s open', async (_, ofClient, ofAgent, words) => {
    const full = Array.from({ length: ofClient }, () => aReminder({ referralId }));
    const { deps } = owning(full, aClaimedRace({}, { referralId }), ofAgent);
    const refused = await addReminder(asAgent('ada'), { referralId, at, text: 'x' }, NOW, deps);
    expect(refused).toMatchObject({ refused: 'too-many-reminders', detail: expect.stringMatching(words) });
  });

  test('CT-3 what was taken back takes room, too', async () => {
    const [first, ...others] = Array.from({ length: 21 }, () => aReminder({ referralId }));
    if (first === undefined) throw new Error('None was made.');
    const { deps } = owning([{ ...first, state: 'deleted', deletedAt: NOW.toISOString() }, ...others]);
    const { reminderId } = first;
    const asked = { referralId, reminderId, done: false };
    expect(await changeReminder(asAgent('ada'), asked, NOW, deps)).toMatchObject({
      refused: 'too-many-reminders',
    });
  });

  test('CT-3 snoozes, does, deletes and takes back, each twice to the same end', async () => {
    const reminder = aReminder({ referralId });
    const { deps, kept } = owning([reminder]);
    const { reminderId } = reminder;
    const later = minutesLater(120).toISOString();
    for (const [change, state] of [
      [{ at: later }, 'waiting'],
      [{ done: true }, 'done'],
      [{ done: false }, 'waiting'],
    ] as const) {
      for (let times = 0; times < 2; times += 1) {
        const asked = { referralId, reminderId, ...change };
        expect(await changeReminder(asAgent('ada'), asked, NOW, deps)).toMatchObject({ state, at: later });
      }
    }
    for (let times = 0; times < 2; times += 1) {
      expect(await deleteReminder(asAgent('ada'), { referralId, reminderId }, NOW, deps)).toEqual({
        reminderId,
      });
    }
    expect(await listReminders(asAgent('ada'), { referralId }, deps)).toEqual({ reminders: [] });
    const text = { referralId, reminderId, text: 'Never mind.' };
    expect(await changeReminder(asAgent('ada'), text, NOW, deps)).toEqual({ refused: 'not-found' });
    const tooLate = minutesLater(24 * 60);
    const back = { referralId, reminderId, done: false };
    expect(await changeReminder(asAgent('ada'), back, tooLate, deps)).toEqual({ refused: 'not-found' });
    expect(await changeReminder(asAgent('ada'), back, NOW, deps)).toMatchObject({ state: 'waiting' });
    expect(kept.get(reminderId)).toMatchObject({ state: 'waiting' });
  });

  test('CT-3 reads what is open by its time, then what was done last', async () => {
    const [late, early] = [120, 60].map((minutes) =>
      aReminder({ referralId, at: minutesLater(minutes).toISOString() }),
    );
    if (late === undefined || early === undefined) throw new Error('None was made.');
    const done = { ...aReminder({ referralId }), state: 'done', doneAt: NOW.toISOString() } as const;
    const { deps } = owning([done, late, early]);
    const answer = await listReminders(asAgent('ada'), { referralId }, deps);
    const ids = 'reminders' in answer ? answer.reminders.map(({ reminderId }) => reminderId) : [];
    expect(ids).toEqual([early, late, done].map(({ reminderId }) => reminderId));
  });
});

test('CT-3 PE-5 without a license, an owner reads their reminders, and changes none', async () => {
  const reminder = aReminder({ referralId });
  const { deps: licensed, kept } = owning([reminder]);
  const deps = { ...licensed, people: { readAgent: async () => anAgent('ada', { licensed: false }) } };
  const { reminderId } = reminder;
  for (const tried of [
    await addReminder(asAgent('ada'), { referralId, at, text: 'x' }, NOW, deps),
    await changeReminder(asAgent('ada'), { referralId, reminderId, done: true }, NOW, deps),
    await deleteReminder(asAgent('ada'), { referralId, reminderId }, NOW, deps),
  ]) {
    expect(tried).toMatchObject({ refused: 'license-lapsed' });
  }
  expect([...kept.values()]).toEqual([reminder]);
  expect(await listReminders(asAgent('ada'), { referralId }, deps)).toMatchObject({
    reminders: [{ reminderId }],
  });
});

describe('nobody else', () => {
  test.each([
    ['the lead', asAgent('lena'), aClaimedRace({}, { referralId })],
    ['a teammate', asAgent('ben'), aClaimedRace({}, { referralId })],
    ['another team', asAgent('ada', 'south'), aClaimedRace({}, { referralId })],
    ['whoever was offered it', asAgent('ada'), anOpenRace({ referralId })],
    ['who had it', asAgent('ada'), aReturnedRace('expired', { referralId })],
  ])('CT-3 %s', async (_, caller, race) => {
    const reminder = aReminder({ referralId });
    const { deps, kept } = owning([reminder], race);
    const { reminderId } = reminder;
    const tried = [
      await listReminders(caller, { referralId }, deps),
      await addReminder(caller, { referralId, at, text: 'x' }, NOW, deps),
      await changeReminder(caller, { referralId, reminderId, done: true }, NOW, deps),
      await deleteReminder(caller, { referralId, reminderId }, NOW, deps),
    ];
    expect(tried).toEqual(tried.map(() => ({ refused: 'not-found' })));
    expect([...kept.values()]).toEqual([reminder]);
  });

  test.each<[string, Reminder]>([
    ['open', aReminder({ referralId })],
    ['deleted', { ...aReminder({ referralId }), state: 'deleted', deletedAt: NOW.toISOString() }],
  ])('CT-3 the next round’s owner reads nothing of an earlier one’s that is %s', async (_, reminder) => {
    const { deps } = owning([reminder], aClaimedRace({}, { referralId, round: 2 }));
    const { reminderId } = reminder;
    expect(await listReminders(asAgent('ada'), { referralId }, deps)).toEqual({ reminders: [] });
    const change = { referralId, reminderId, done: true };
    expect(await changeReminder(asAgent('ada'), change, NOW, deps)).toEqual({ refused: 'not-found' });
    expect(await deleteReminder(asAgent('ada'), { referralId, reminderId }, NOW, deps)).toEqual({
      refused: 'not-found',
    });
  });
});

describe('all clients’ reminders', () => {
  test('CT-3 name the client; what went to a teammate a moment ago is left out', async () => {
    const reminder = reminded(aReminder({ referralId }), at, minutesLater(60));
    const own = owning([reminder]);
    expect(await listOwnReminders(asAgent('ada'), undefined, NOW, own.deps)).toMatchObject({
      reminders: [{ client: { name: 'Clara Client' }, side: 'buyer', state: 'due' }],
      due: 0,
    });
    const handed = owning([reminder], aClaimedRace({ agentId: 'ben' }, { referralId }));
    expect(await listOwnReminders(asAgent('ada'), undefined, NOW, handed.deps)).toMatchObject({
      reminders: [],
    });
  });
});
