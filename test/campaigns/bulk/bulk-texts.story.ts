// A bulk text from its preview to its report, with a crash, a STOP and a cancel on the way.
import { beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import type { components } from '../../../client/src/schema.ts';
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
  ourNumber,
  type Talk,
  textIn,
  wrote,
} from '../../stories/support/conversations.ts';
import { sharedStage } from '../../stories/support/shared-stage.ts';
import { functionNamed, minuteMs, type Stage, secondMs } from '../../stories/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await sharedStage();
});

const body = 'Hi {ClientFirstName|there}, still looking in {City}?';
const previewed = z.looseObject({ previewId: z.string(), count: z.int(), segments: z.int() });
const started = z.object({ bulkId: z.string() });

/** A client of the team's second agent, who has texted them. */
async function aClient(team: StoryTeam, covers?: components['schemas']['Coverage'][]): Promise<Talk> {
  const phone = aPhone();
  const referralId = await aReferral(stage, coveredReferralFor(team.teamId, phone, covers));
  const talk = { referralId, phone, owner: agentOf(team) };
  await wrote(stage, talk, 'Hello, shall we talk about the garden?');
  return talk;
}

const path = ({ teamId }: StoryTeam, rest = '') => `/teams/${teamId}/bulk-texts${rest}`;

async function preview(team: StoryTeam, does = team.lead.does) {
  return previewed.parse(expectStatus(await does('POST', path(team, '/preview'), { body }), 200).body);
}
async function send(team: StoryTeam, { previewId }: { previewId: string }, does = team.lead.does) {
  return started.parse(expectStatus(await does('POST', path(team), { previewId }), 201).body).bulkId;
}
const report = async (team: StoryTeam, bulkId: string) =>
  expectStatus(await team.lead.does('GET', path(team, `/${bulkId}`)), 200).body;

test('CP-6 CP-7 CP-10 a team’s clients get one text each, though who hands it out dies on the way; answers and opt-outs are counted', async () => {
  const team = await aTeam(stage, 2);
  const clients = [await aClient(team), await aClient(team), await aClient(team)];
  const onlyTalks = await aClient(team, ['conversation']);
  const seen = await preview(team);
  expect(seen).toMatchObject({
    count: 3,
    excluded: { 'automated-not-covered': 1 },
    excludedClients: [{ referralId: onlyTalks.referralId, reason: 'automated-not-covered' }],
    samples: [{ body: 'Hi Client, still looking in Springfield?', segments: 1 }, {}, {}],
  });
  stage.cloud.faults.order({
    service: 'dynamodb',
    action: 'TransactWriteItems',
    kind: 'crash',
    count: 1,
    functionName: functionNamed(stage, 'HandOutBulkTexts'),
  });
  const bulkId = await send(team, seen);
  expect(await send(team, seen)).toBe(bulkId);
  await stage.advance(10 * minuteMs);
  expect(stage.cloud.faults.pending()).toEqual([]);
  for (const { phone } of clients) {
    expect((await bodiesAt(stage, phone)).slice(1)).toEqual(['Hi Client, still looking in Springfield?']);
  }
  expect(await bodiesAt(stage, onlyTalks.phone)).toHaveLength(1);
  const [first, second] = clients;
  if (first === undefined || second === undefined) throw new Error('There are three');
  await clientReplies(stage, first, 'Yes, tell me more');
  await textIn(stage, { from: second.phone, to: await ourNumber(stage, second), body: 'STOP' });
  await stage.settle();
  expect(await report(team, bulkId)).toMatchObject({
    status: 'done',
    by: { agentId: team.lead.agentId },
    count: 3,
    segments: seen.segments,
    counts: { total: 3, sent: 3, delivered: 3, failed: 0, refused: 0, replied: 1, optedOut: 1, waiting: 0 },
    curve: [{ replied: 1, optedOut: 1 }],
  });
  const text = (await conversation(first)).find((message) => message.body.startsWith('Hi Client'));
  expect(text).toMatchObject({ automated: { kind: 'bulk', bulkId }, agentId: first.owner.agentId });
  expect(await explanation(first, text?.messageId ?? '')).toMatchObject({
    automated: { kind: 'bulk', bulkId },
  });
  // CP-9: whoever had one today is left out of the next.
  expect(await preview(team)).toMatchObject({
    count: 0,
    excluded: { capped: 2, 'opted-out': 1, 'automated-not-covered': 1 },
  });
  const trail = await team.lead.does('GET', `/teams/${team.teamId}/audit`);
  expect(trail.body).toMatchObject({
    events: expect.arrayContaining([expect.objectContaining({ act: 'send-bulk-text' })]),
  });
});

test('CP-6 TX-7 a STOP between preview and send changes the audience', async () => {
  const team = await aTeam(stage, 2);
  const [stays, stops] = [await aClient(team), await aClient(team)];
  const seen = await preview(team);
  await textIn(stage, { from: stops.phone, to: await ourNumber(stage, stops), body: 'STOP' });
  await stage.settle();
  expect(await team.lead.does('POST', path(team), { previewId: seen.previewId })).toMatchObject({
    status: 409,
    body: { code: 'audience-changed' },
  });
  await stage.advance(15 * minuteMs);
  const late = { previewId: (await preview(team)).previewId };
  await stage.advance(15 * minuteMs + secondMs);
  expect(await team.lead.does('POST', path(team), late)).toMatchObject({
    status: 409,
    body: { code: 'preview-expired' },
  });
  expect(await bodiesAt(stage, stays.phone)).toHaveLength(1);
});

test('CP-7 TX-7 what waits for its turn is stopped by a STOP for its client, and by a cancel for all; an agent does it for their own', async () => {
  const team = await aTeam(stage, 2);
  const owner = agentOf(team);
  const [stops, waits] = [await aClient(team), await aClient(team)];
  const busy = { service: 'sms-voice', action: 'SendTextMessage', kind: 'throttle' } as const;
  stage.cloud.faults.order({ ...busy, count: 1000 });
  const bulkId = await send(team, await preview(team, owner.does), owner.does);
  await stage.advance(2 * secondMs);
  await textIn(stage, { from: stops.phone, to: await ourNumber(stage, stops), body: 'STOP' });
  await stage.settle();
  const cancel = await owner.does('POST', path(team, `/${bulkId}/cancel`));
  expect(expectStatus(cancel, 200).body).toEqual({ bulkId, status: 'cancelled' });
  stage.cloud.faults.order({ ...busy, count: 0 });
  await stage.advance(20 * minuteMs);
  const explained = async (talk: Talk) => {
    const text = (await conversation(talk)).find(({ body: words }) => words.startsWith('Hi Client'));
    return explanation(talk, text?.messageId ?? '');
  };
  expect(await explained(stops)).toMatchObject({ outcome: { code: 'opted-out' } });
  expect(await explained(waits)).toMatchObject({ outcome: { code: 'bulk-cancelled' } });
  expect(await bodiesAt(stage, waits.phone)).toHaveLength(1);
  expect(await report(team, bulkId)).toMatchObject({
    status: 'cancelled',
    counts: { sent: 0, refused: 2, waiting: 0 },
    refusedBy: { 'opted-out': 1, 'bulk-cancelled': 1 },
  });
  expect((await owner.does('GET', path(team))).body).toMatchObject({
    bulkTexts: [{ bulkId, status: 'cancelled' }],
  });
});
