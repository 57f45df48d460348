// Clients on a plan, over a year: what they get and when, what stops it, and what an outage leaves out.
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { operate } from '../../operate/support/engineer.ts';
import {
  agentOf,
  aPhone,
  aReferral,
  aTeam,
  coveredReferralFor,
  type StoryTeam,
} from '../../stories/support/builders.ts';
import {
  bodiesAt,
  clientReplies,
  conversation,
  expectStatus,
  explanation,
  hadInstructions,
  lastMessage,
  type Talk,
  wrote,
} from '../../stories/support/conversations.ts';
import { sharedStage } from '../../stories/support/shared-stage.ts';
import { dayMs, minuteMs, type Stage, secondMs } from '../../stories/support/stage.ts';

const timeoutMs = 120_000;
const planId = 'plan_story';

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 3);
}, timeoutMs);

function save(steps: object[], more: object = {}, id = planId) {
  const plan = { name: 'Story', starts: 'by-hand', steps, ...more };
  return team.lead.does('PUT', `/teams/${team.teamId}/plans/${id}`, plan);
}
const days = (...all: number[]) => all.map((afterDays) => ({ afterDays, body: `Day ${afterDays}` }));

/** A client of the second agent, whose consent covers automated texts; `first`: the text that claimed. */
async function aClient(first = 'Hello, shall we talk about the garden?'): Promise<Talk> {
  const phone = aPhone();
  const referralId = await aReferral(stage, coveredReferralFor(team.teamId, phone));
  await stage.advance(2 * secondMs);
  const talk = { referralId, phone, owner: agentOf(team, 1) };
  await wrote(stage, talk, first);
  return talk;
}

const planPath = ({ referralId }: Talk) => `/referrals/${referralId}/plan`;
const shown = z.looseObject({ state: z.string(), sent: z.number() });
async function planOf(talk: Talk) {
  return shown.parse(expectStatus(await talk.owner.does('GET', planPath(talk)), 200).body);
}
async function onPlan(talk: Talk, id = planId): Promise<Talk> {
  expectStatus(await talk.owner.does('PUT', planPath(talk), { planId: id }), 200);
  return talk;
}
const bodies = async ({ phone }: Talk) => (await bodiesAt(stage, phone)).map((body) => body.split(' [')[0]);

test(
  'CP-2 CP-3 TX-5 who is on a plan from the claim on and never answers gets 0, 15, 45, 180, 270, 360: yes, no, yes, yes, yes, yes',
  async () => {
    expectStatus(await save(days(0, 15, 45, 180, 270, 360), { starts: 'with-claim' }, 'plan_year'), 200);
    const claimed = await aClient();
    expect(await planOf(claimed)).toMatchObject({ state: 'running', startedBy: 'claim', sent: 0 });
    expectStatus(await team.lead.does('DELETE', `/teams/${team.teamId}/plans/plan_year`), 200);
    expect(await planOf(claimed)).toMatchObject({ state: 'stopped', reason: 'plan-removed' });

    // Whoever gets the client is another sender (TX-6): the plan's texts are all that the client gets from them.
    expectStatus(await save(days(0, 15, 45, 180, 270, 360)), 200);
    const { referralId, phone } = claimed;
    const owner = agentOf(team, 2);
    const hand = { agentId: owner.agentId };
    expectStatus(await team.lead.does('POST', `/referrals/${referralId}/reassign`, hand), 200);
    const talk = await onPlan({ referralId, phone, owner });
    const carried: [number, boolean][] = [];
    let today = 0;
    for (const day of [0, 15, 45, 180, 270, 360]) {
      // Their clock may change on the way: what is due at the same time of day comes up to an hour later.
      await stage.advanceIdly((day - today) * dayMs + (day === 0 ? 100 * minuteMs : 0));
      today = day;
      carried.push([day, await hadInstructions(stage, phone)]);
      expect(await bodiesAt(stage, phone)).toHaveLength(1 + carried.length);
    }
    expect(carried).toEqual([
      [0, true],
      [15, false],
      [45, true],
      [180, true],
      [270, true],
      [360, true],
    ]);
    const [, first, second] = await bodies(talk);
    expect(first).toBe(`${owner.name}, Example Homes: Day 0`);
    expect(second).toBe('Day 15');
    expect(await planOf(talk)).toMatchObject({ state: 'done', startedBy: 'owner', sent: 6 });
    const [, message] = await conversation(talk);
    expect(message).toMatchObject({ automated: { kind: 'plan', step: 1, name: 'Story' } });
    // CP-10
    expect(await explanation(talk, message?.messageId ?? '')).toMatchObject({
      automated: { kind: 'plan', planId, step: 1 },
    });
  },
  timeoutMs,
);

describe('a plan stops', () => {
  beforeAll(async () => {
    expectStatus(await save(days(1, 2, 3)), 200);
  }, timeoutMs);

  test.each([
    ['replied', (talk: Talk) => clientReplies(stage, talk, 'Who is this?')],
    ['opted-out', (talk: Talk) => clientReplies(stage, talk, 'STOP')],
    [
      'archived',
      async ({ referralId, owner }: Talk) => {
        expectStatus(await owner.does('PATCH', `/referrals/${referralId}`, { stage: 'archived' }), 200);
      },
    ],
    [
      'by-hand',
      async (talk: Talk) => {
        expectStatus(await talk.owner.does('DELETE', planPath(talk)), 200);
      },
    ],
  ])(
    'CP-4 %s: nothing more is sent, and the page says why',
    async (reason, act) => {
      const talk = await onPlan(await aClient());
      await stage.advance(dayMs + 20 * minuteMs);
      expect(await planOf(talk)).toMatchObject({ state: 'running', sent: 1 });
      await act(talk);
      await stage.settle();
      expect(await planOf(talk)).toMatchObject({ state: 'stopped', reason });
      const had = await bodiesAt(stage, talk.phone);
      await stage.advance(2 * dayMs);
      expect(await bodiesAt(stage, talk.phone)).toEqual(had);
    },
    timeoutMs,
  );

  test(
    'CP-4 CL-10 by a hand-over; the new owner goes on with it from where it was',
    async () => {
      const talk = await onPlan(await aClient());
      await stage.advance(dayMs + 20 * minuteMs);
      const next = agentOf(team, 2);
      const { referralId } = talk;
      expectStatus(
        await talk.owner.does('POST', `/referrals/${referralId}/reassign`, { agentId: next.agentId }),
        200,
      );
      await stage.settle();
      const theirs = { ...talk, owner: next };
      expect(await planOf(theirs)).toMatchObject({ state: 'stopped', reason: 'handed-over' });
      expectStatus(await next.does('PUT', planPath(talk), { planId, fromStep: 2 }), 200);
      await stage.advance(dayMs);
      expect((await bodies(theirs)).at(-1)).toBe(`${next.name}, Example Homes: Day 2`);
    },
    timeoutMs,
  );
});

test(
  'CP-4 CP-9 of a plan that is removed nothing goes that was written before and waited, not even its last text',
  async () => {
    expectStatus(await save(days(0)), 200);
    expectStatus(await save(days(0), {}, 'plan_gone'), 200);
    const talk = await onPlan(await aClient());
    await stage.advance(20 * minuteMs);
    expect(await planOf(talk)).toMatchObject({ state: 'done', sent: 1 });
    await onPlan(talk, 'plan_gone');
    await stage.advance(20 * minuteMs);
    expect(await lastMessage(talk)).toMatchObject({ delivery: 'held' });
    const had = await bodiesAt(stage, talk.phone);
    expectStatus(await team.lead.does('DELETE', `/teams/${team.teamId}/plans/plan_gone`), 200);
    await stage.advance(2 * dayMs);
    expect(await bodiesAt(stage, talk.phone)).toEqual(had);
    expect(await lastMessage(talk)).toMatchObject({ delivery: 'refused' });
  },
  timeoutMs,
);

test(
  'CP-4 CL-10 a step that waits when the client is handed over never goes; the new owner goes on in their own name',
  async () => {
    expectStatus(await save(days(0)), 200);
    expectStatus(await save(days(0, 5), {}, 'plan_waits'), 200);
    const talk = await onPlan(await aClient());
    await stage.advance(20 * minuteMs);
    await onPlan(talk, 'plan_waits');
    await stage.advance(20 * minuteMs);
    expect(await lastMessage(talk)).toMatchObject({ body: 'Day 0', delivery: 'held' });
    const had = await bodiesAt(stage, talk.phone);
    const owner = agentOf(team, 2);
    const hand = { agentId: owner.agentId };
    expectStatus(await team.lead.does('POST', `/referrals/${talk.referralId}/reassign`, hand), 200);
    await stage.settle();
    const theirs = { ...talk, owner };
    expect(await planOf(theirs)).toMatchObject({ state: 'stopped', reason: 'handed-over' });
    await stage.advance(2 * dayMs);
    expect(await bodiesAt(stage, talk.phone)).toEqual(had);
    const waited = await lastMessage(theirs);
    expect(waited).toMatchObject({ body: 'Day 0', delivery: 'refused' });
    expect(await explanation(theirs, waited.messageId)).toMatchObject({ outcome: { code: 'handed-over' } });
    await onPlan(theirs, 'plan_waits');
    await stage.advance(20 * minuteMs);
    expect((await bodies(theirs)).at(-1)).toBe(`${owner.name}, Example Homes: Day 0`);
    // CT-4
    const { body } = await owner.does('GET', `/referrals/${talk.referralId}/timeline`);
    const { events } = z.object({ events: z.array(z.looseObject({ kind: z.string() })) }).parse(body);
    expect(events.filter(({ kind }) => kind.startsWith('plan-'))).toMatchObject([
      { kind: 'plan-started', plan: { planId }, startedBy: 'owner', agentId: talk.owner.agentId },
      { kind: 'plan-done' },
      { kind: 'plan-started', plan: { planId: 'plan_waits' } },
      { kind: 'plan-stopped', reason: 'handed-over' },
      { kind: 'plan-started', agentId: owner.agentId, name: owner.name },
    ]);
  },
  timeoutMs,
);

test(
  'CP-1 CP-2 CP-5 a template that is removed after the preview, or between two steps, leaves its steps out by name, and the others go',
  async () => {
    const template = (id: string) => `/teams/${team.teamId}/templates/${id}`;
    for (const id of ['tpl_soon', 'tpl_later'])
      expectStatus(await team.lead.does('PUT', template(id), { name: id, body: `By ${id}` }), 200);
    const steps = [
      { afterDays: 0, templateId: 'tpl_soon' },
      { afterDays: 1, body: 'Day 1' },
      { afterDays: 3, templateId: 'tpl_later' },
      { afterDays: 5, body: 'Day 5' },
    ];
    expectStatus(await save(steps, {}, 'plan_templates'), 200);
    const preview = async () =>
      (await team.lead.does('POST', `/teams/${team.teamId}/plans/plan_templates/preview`)).body;
    expect(await preview()).toMatchObject({
      steps: [{ body: expect.stringContaining('By tpl_soon') }, {}, { body: 'By tpl_later' }, {}],
    });
    expectStatus(await team.lead.does('DELETE', template('tpl_soon')), 200);
    const talk = await onPlan(await aClient(), 'plan_templates');
    await stage.advance(dayMs + 20 * minuteMs);
    expect((await bodies(talk)).slice(1)).toEqual(['Day 1']);
    expectStatus(await team.lead.does('DELETE', template('tpl_later')), 200);
    expect(await preview()).toMatchObject({
      steps: [{ templateRemoved: true }, {}, { templateRemoved: true }, {}],
    });
    await stage.advance(4 * dayMs + 20 * minuteMs);
    expect((await bodies(talk)).slice(1)).toEqual(['Day 1', 'Day 5']);
    const removed = { state: 'skipped', reason: 'template-removed' };
    expect(await planOf(talk)).toMatchObject({
      state: 'done',
      sent: 2,
      steps: [removed, { state: 'sent' }, removed, { state: 'sent' }],
    });
  },
  timeoutMs,
);

describe('the workflow that sends steps, when an operator starts it again', () => {
  const executions = () =>
    stage.cloud.stepFunctions.executions().filter(({ name }) => name.startsWith('slot-'));
  const running = () => executions().filter(({ status }) => status === 'RUNNING');
  const again = (execution: string, more: object = {}) =>
    stage.admin('POST', '/operations/restart', { workflow: 'send-plan-steps', execution, ...more });

  /** A client whose first step is due in the one slot that is waited for by nobody else. */
  async function waiting(): Promise<{ talk: Talk; execution: string; arn: string }> {
    expectStatus(await save(days(0, 2)), 200);
    const before = new Set(running().map(({ name }) => name));
    const talk = await onPlan(await aClient());
    await stage.settle();
    const [started] = running().filter(({ name }) => !before.has(name));
    if (started === undefined) throw new Error('No slot was started');
    return { talk, execution: started.name, arn: started.arn };
  }

  async function stop(executionArn: string): Promise<void> {
    const { awsOrigin: endpoint, operator: credentials } = stage.cloud;
    const client = new SFNClient({ endpoint, credentials, region: 'us-east-1' });
    await client.send(new StopExecutionCommand({ executionArn }));
    client.destroy();
    await stage.settle();
  }

  test(
    'CP-5 DE-3 one that was stopped sends each step once, though it is started again late and asked for twice',
    async () => {
      const { talk, execution, arn } = await waiting();
      await stop(arn);
      await stage.advance(3 * 60 * minuteMs);
      expect((await bodies(talk)).slice(1)).toEqual([]);
      const goesOn = { status: 202, body: { state: 'goes-on', goesOnAs: `${execution}.again-1` } };
      expect(await Promise.all([again(execution), again(execution)])).toMatchObject([goesOn, goesOn]);
      await stage.advance(minuteMs);
      expect((await bodies(talk)).slice(1)).toEqual([expect.stringContaining('Day 0')]);
      expect(await again(execution)).toMatchObject({ status: 202, body: { state: 'ended-well' } });
      // It goes on by itself from there.
      await stage.advance(2 * dayMs + 20 * minuteMs);
      expect((await bodies(talk)).slice(1)).toEqual([expect.stringContaining('Day 0'), 'Day 2']);
    },
    timeoutMs,
  );

  test(
    'CP-5 DE-3 one that hangs is stopped and started again by the command line, and waits for its slot as before',
    async () => {
      const { talk, execution } = await waiting();
      expect(await again(execution)).toMatchObject({ status: 409, body: { code: 'still-running' } });
      const { code } = await operate([
        'restart',
        'send-plan-steps',
        execution,
        '--stuck',
        '--yes',
        '--local',
        stage.cloud.url,
      ]);
      expect(code).toBe(0);
      await stage.settle();
      expect((await bodies(talk)).slice(1)).toEqual([]);
      await stage.advance(20 * minuteMs);
      expect((await bodies(talk)).slice(1)).toEqual([expect.stringContaining('Day 0')]);
    },
    timeoutMs,
  );
});

test(
  'CP-5 a step with a time of its own comes then, by the client’s clock',
  async () => {
    expectStatus(await save([{ afterDays: 1, at: '14:20', body: 'In the afternoon' }], {}, 'plan_time'), 200);
    const talk = await onPlan(await aClient(), 'plan_time');
    await stage.advance(2 * dayMs);
    expect((await bodies(talk)).at(-1)).toBe('In the afternoon');
    const { at } = await lastMessage(talk);
    const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Chicago', timeStyle: 'short' });
    // The sweep of the quarter of an hour in which it is due.
    expect(local.format(new Date(at))).toBe('14:31');
  },
  timeoutMs,
);
