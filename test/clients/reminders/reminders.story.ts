// CT-3: reminders from end to end: set, snoozed, handed over, told at their time by every channel, and once whatever crashes.
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { FaultOrder } from '../../../local/aws/faults.ts';
import { agentOf, aTeam, type StoryAgent, type StoryTeam } from '../../stories/support/builders.ts';
import {
  arrivedAt,
  aTalk,
  expectStatus,
  type Talk,
  withTextAlerts,
} from '../../stories/support/conversations.ts';
import { sharedStage } from '../../stories/support/shared-stage.ts';
import { dayMs, functionNamed, minuteMs, type Stage } from '../../stories/support/stage.ts';

let stage: Stage;
let team: StoryTeam;
let owner: StoryAgent;
let teammate: StoryAgent;
beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 3);
  [owner, teammate] = [agentOf(team, 1), agentOf(team, 2)];
});

const reminder = z.looseObject({ reminderId: z.string(), state: z.string(), at: z.string() });
const list = z.looseObject({ reminders: z.array(reminder), due: z.int().optional() });
const inMs = (ms: number) => new Date(stage.cloud.clock.now() + ms).toISOString();

async function set({ referralId, owner: by }: Talk, ms: number, text = 'Ask how the viewing went.') {
  const asked = { at: inMs(ms), text };
  const answer = expectStatus(await by.does('POST', `/referrals/${referralId}/reminders`, asked), 201);
  await stage.settle();
  return reminder.parse(answer.body);
}
const listOf = async ({ does }: StoryAgent, path = '/me/reminders') =>
  list.parse(expectStatus(await does('GET', path), 200).body);
const remindedOf = async ({ email }: StoryAgent, text: string) =>
  (await stage.emailsTo(email)).filter(
    (each) => each.subject.startsWith('Reminder:') && each.text.includes(text),
  );

describe('a reminder', () => {
  // Here: by the stories before it a year passes, and another, in which alerts have to be confirmed (CO-11).
  beforeAll(() => withTextAlerts(stage, owner));

  test('CT-3 in three days, snoozed by a day, reaches its owner then, by email and by text, and is done', async () => {
    const talk = await aTalk(stage, team, { owner });
    const path = `/referrals/${talk.referralId}/reminders`;
    const text = 'Send the floor plan.';
    const { reminderId } = await set(talk, 3 * dayMs, text);
    expect(await listOf(owner)).toMatchObject({
      due: 0,
      reminders: [{ reminderId, client: { name: 'Client Example' } }],
    });
    const at = inMs(4 * dayMs);
    expectStatus(await owner.does('PATCH', `${path}/${reminderId}`, { at }), 200);
    await stage.advanceIdly(3 * dayMs + minuteMs);
    expect(await remindedOf(owner, text)).toEqual([]);
    await stage.advanceIdly(dayMs);
    const [email, ...others] = await remindedOf(owner, text);
    expect(others).toEqual([]);
    expect(email?.text).toContain(`/referrals/${talk.referralId}`);
    const alerts = (await arrivedAt(stage, owner.phone)).filter(({ body }) => body.includes('reminder'));
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.body).not.toContain(text);
    expect(await listOf(owner)).toMatchObject({ due: 1, reminders: [{ reminderId, state: 'due' }] });
    expectStatus(await owner.does('PATCH', `${path}/${reminderId}`, { done: true }), 200);
    await stage.settle();
    expect(await listOf(owner)).toMatchObject({ due: 0, reminders: [] });
    expect(await listOf(owner, path)).toMatchObject({ reminders: [{ reminderId, state: 'done' }] });
  });

  test('CT-3 goes along with a client who is handed over, and tells the new owner from whom; the old one reads nothing', async () => {
    const talk = await aTalk(stage, team, { owner });
    const path = `/referrals/${talk.referralId}/reminders`;
    await set(talk, 60 * minuteMs, 'Ask about the loan.');
    const agentId = teammate.agentId;
    expectStatus(await owner.does('POST', `/referrals/${talk.referralId}/reassign`, { agentId }), 200);
    await stage.settle();
    expectStatus(await owner.does('GET', path), 404);
    expect(await listOf(teammate, path)).toMatchObject({ reminders: [{ by: { name: owner.name } }] });
    expect((await listOf(teammate)).reminders).toHaveLength(1);
    await stage.advance(61 * minuteMs);
    expect(await remindedOf(owner, 'Ask about the loan.')).toEqual([]);
    const [told, ...others] = await remindedOf(teammate, 'Ask about the loan.');
    expect(told?.text).toContain(`Set by ${owner.name}`);
    expect(others).toEqual([]);
  });

  test('CT-3 deleted it tells nobody; taken back it does', async () => {
    const talk = await aTalk(stage, team, { owner });
    const path = `/referrals/${talk.referralId}/reminders`;
    const deleted = await set(talk, 5 * minuteMs, 'Never mind this.');
    const back = await set(talk, 5 * minuteMs, 'But this.');
    for (const { reminderId } of [deleted, back]) {
      expectStatus(await owner.does('DELETE', `${path}/${reminderId}`), 200);
    }
    expectStatus(await owner.does('PATCH', `${path}/${back.reminderId}`, { done: false }), 200);
    await stage.advance(6 * minuteMs);
    expect(await remindedOf(owner, 'Never mind this.')).toEqual([]);
    expect(await remindedOf(owner, 'But this.')).toHaveLength(1);
  });

  test('CT-3 a time in the past, or beyond 52 weeks, is refused with what to do', async () => {
    const talk = await aTalk(stage, team, { owner });
    for (const [ms, detail] of [
      [-minuteMs, 'must be in the future'],
      [53 * 7 * dayMs, 'must be at most 52 weeks ahead'],
    ] as const) {
      const asked = { at: inMs(ms), text: 'x' };
      expect(await owner.does('POST', `/referrals/${talk.referralId}/reminders`, asked)).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ path: '/at', detail }] },
      });
    }
  });
});

describe('whatever fails on the way', () => {
  let talk: Talk;
  beforeAll(async () => {
    talk = await aTalk(stage, team, { owner });
  });

  const onTheWay: readonly (readonly [string, string, string])[] = [
    ['DispatchChanges', 'dynamodb', 'BatchGetItem'],
    ['DispatchChanges', 'dynamodb', 'PutItem'],
    ['DispatchChanges', 'states', 'StartExecution'],
    ['DispatchChanges', 'sqs', 'SendMessage'],
    ['Remind', 'dynamodb', 'GetItem'],
    ['Remind', 'dynamodb', 'PutItem'],
  ];
  const kinds = ['crash-before', 'crash'] as const;
  const cases = onTheWay.flatMap(([construct, service, action]) =>
    kinds.map((kind) => [construct, service, action, kind] as const),
  );

  test.each(cases)(
    'CT-3 %s %s:%s suffers %s, and the owner is told once',
    async (construct, service, action, kind) => {
      const text = `${construct} ${service} ${action} ${kind}.`;
      const order: FaultOrder = {
        service,
        action,
        kind,
        count: 1,
        functionName: functionNamed(stage, construct),
      };
      stage.cloud.faults.order(order);
      await set(talk, minuteMs, text);
      await stage.advance(10 * minuteMs);
      expect(stage.cloud.faults.pending()).toEqual([]);
      expect(await remindedOf(owner, text)).toHaveLength(1);
      const { reminders } = await listOf(owner, `/referrals/${talk.referralId}/reminders`);
      const its = reminders.find((each) => each.text === text);
      expect(its).toMatchObject({ state: 'due' });
      const path = `/referrals/${talk.referralId}/reminders/${its?.reminderId}`;
      expectStatus(await owner.does('DELETE', path), 200);
      await stage.settle();
    },
  );
});
