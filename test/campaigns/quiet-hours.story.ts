// What nobody wrote to a client waits for the end of quiet hours, wherever they may be, and keeps its local hour when the clocks change.
import { beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import {
  agentOf,
  aPhone,
  aReferral,
  aTeam,
  coveredReferralFor,
  type StoryTeam,
} from '../stories/support/builders.ts';
import { connectStage } from '../stories/support/connect-stage.ts';
import { bodiesAt, expectStatus, lastMessage, type Talk, wrote } from '../stories/support/conversations.ts';
import { type Stage, secondMs } from '../stories/support/stage.ts';

const timeoutMs = 120_000;

let stage: Stage;
let team: StoryTeam;
beforeAll(async () => {
  stage = await connectStage();
  team = await aTeam(stage, 2);
}, timeoutMs);

/** Clients live in Illinois and have numbers of California: it is quiet until 8 in the latter. */
const until = (at: string) => stage.advanceIdly(Date.parse(at) - stage.cloud.clock.now());

async function aClient(): Promise<Talk> {
  const phone = aPhone();
  const referralId = await aReferral(stage, coveredReferralFor(team.teamId, phone));
  const talk = { referralId, phone, owner: agentOf(team) };
  await wrote(stage, talk, 'Hello, shall we talk about the garden?');
  return talk;
}

async function onPlan(talk: Talk, steps: object[], planId: string): Promise<void> {
  const plan = { name: 'Nights', starts: 'by-hand', steps };
  expectStatus(await team.lead.does('PUT', `/teams/${team.teamId}/plans/${planId}`, plan), 200);
  expectStatus(await talk.owner.does('PUT', `/referrals/${talk.referralId}/plan`, { planId }), 200);
}

async function aBulkText(body: string): Promise<void> {
  const path = `/teams/${team.teamId}/bulk-texts`;
  const preview = expectStatus(await team.lead.does('POST', `${path}/preview`, { body }), 200);
  const { previewId } = z.object({ previewId: z.string() }).parse(preview.body);
  expectStatus(await team.lead.does('POST', path, { previewId }), 201);
}

const bodies = async (phone: string) => (await bodiesAt(stage, phone)).map((body) => body.split(' [')[0]);

test(
  'CP-5 CP-6 CP-8 CP-9 TX-16 a step, a bulk text and a greeting of the night wait for the end of quiet hours, and no client gets two then',
  async () => {
    await until('2026-03-03T18:00:00.000Z');
    const [planned, others] = [await aClient(), await aClient()];
    await onPlan(planned, [{ afterDays: 0, at: '22:00', body: 'A step' }], 'plan_night');
    // Ten at night in Illinois, eight in California.
    await until('2026-03-04T04:30:00.000Z');
    expect(await lastMessage(planned)).toMatchObject({ body: 'A step', delivery: 'held' });
    await aBulkText('For all');
    const greets = { enabled: true, when: 'created', greetings: { buyer: 'Welcome' } };
    expectStatus(await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, greets), 200);
    const greeted = aPhone();
    await aReferral(stage, { ...coveredReferralFor(team.teamId, greeted), offerMinutes: 1440 });
    await until('2026-03-04T15:59:00.000Z');
    expect([await bodies(planned.phone), await bodies(others.phone), await bodies(greeted)]).toEqual([
      [expect.stringContaining('Hello')],
      [expect.stringContaining('Hello')],
      [],
    ]);
    await until('2026-03-04T16:02:00.000Z');
    expect([await bodies(others.phone), await bodies(greeted)]).toEqual([
      [expect.stringContaining('Hello'), 'For all'],
      [expect.stringContaining('Welcome')],
    ]);
    // Two waited for this client, and one of them goes: a step then waits for its day, a bulk text is refused.
    const went = (await bodies(planned.phone)).slice(1);
    expect([['A step'], ['For all']]).toContainEqual(went);
    await until('2026-03-05T15:59:00.000Z');
    expect((await bodies(planned.phone)).slice(1)).toEqual(went);
    await until('2026-03-05T16:05:00.000Z');
    expect((await bodies(planned.phone)).slice(1)).toEqual(
      went[0] === 'A step' ? ['A step'] : ['For all', 'A step'],
    );
    const quiet = { enabled: false, when: 'created', greetings: {} };
    expectStatus(await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, quiet), 200);
  },
  timeoutMs,
);

test(
  'CP-5 TX-16 over both clock changes a step comes at its local hour, and one of the night in which they change when it is over',
  async () => {
    await until('2026-03-07T18:30:00.000Z');
    const talk = await aClient();
    const noon = { at: '12:00' };
    await onPlan(
      talk,
      [
        // March 8, in the hour that the clocks skip; November 1, in the one that comes twice.
        { afterDays: 1, at: '02:30', body: 'It is put forward' },
        { afterDays: 4, ...noon, body: 'After it' },
        { afterDays: 237, ...noon, body: 'Before it' },
        { afterDays: 239, at: '01:30', body: 'It is put back' },
        { afterDays: 242, ...noon, body: 'After both' },
      ],
      'plan_clocks',
    );
    for (const [body, at] of [
      ['It is put forward', '2026-03-08T15:00:00.000Z'],
      ['After it', '2026-03-11T17:01:00.000Z'],
      ['Before it', '2026-10-30T17:01:00.000Z'],
      ['It is put back', '2026-11-01T16:00:00.000Z'],
      ['After both', '2026-11-04T18:01:00.000Z'],
    ] as const) {
      await until(new Date(Date.parse(at) - 30 * secondMs).toISOString());
      expect((await bodies(talk.phone)).at(-1)).not.toBe(body);
      await until(new Date(Date.parse(at) + 90 * secondMs).toISOString());
      expect((await bodies(talk.phone)).at(-1)).toBe(body);
    }
    expect(await bodies(talk.phone)).toHaveLength(6);
  },
  timeoutMs,
);
