// An operator's day, by HTTP: what is wrong is seen, looked into and set going again, by administrators alone.
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { agentOf, aPhone, aReferral, aTeam, referralFor, type StoryTeam } from '../support/builders.ts';
import { behave } from '../support/conversations.ts';
import { sharedStage } from '../support/shared-stage.ts';
import { type Client, minuteMs, type Stage } from '../support/stage.ts';

let stage: Stage;
let team: StoryTeam;
let administrator: Client;
beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 2);
  administrator = await stage.signIn({ person: 'admin' });
});

const entries = z.array(z.looseObject({}));
const shown = z.object({
  queues: z.array(z.looseObject({ queue: z.string() })),
  alarms: z.array(z.looseObject({ what: z.string(), kind: z.string() })),
  workflows: z.array(z.object({ workflow: z.string(), failed: entries, stuck: entries, running: z.int() })),
  unconfirmed: z.object({ sends: z.array(z.looseObject({})) }),
  numbers: z.array(z.looseObject({ number: z.string() })),
  receipts: z.object({
    hours: z.int(),
    numbers: z.array(z.looseObject({ program: z.string(), delivered: z.array(z.int()) })),
  }),
  operations: z.array(z.looseObject({ kind: z.string() })),
});
const operations = async () => shown.parse((await administrator('GET', '/operations')).body);
const queueState = async (queue: string) => (await operations()).queues.find((each) => each.queue === queue);
const act = z.looseObject({ act: z.string() });
/** Time stands still: several acts are of one moment. */
const newestActs = async () =>
  z.object({ events: z.array(act) }).parse((await administrator('GET', '/audit')).body).events;
const anAct = (its: object) => expect.arrayContaining([expect.objectContaining(its)]);

function put(queue: string, body: string): void {
  const found = stage.cloud.template
    .ofType('AWS::SQS::Queue')
    .find(({ path }) => path.endsWith(`/${queue}/Queue/Resource`));
  stage.cloud.sqs.put(found?.arn ?? '', body);
}

describe('what keeps the stage from its work', () => {
  test('DE-3 administrators and their machines read and mend it, nobody else', async () => {
    const routes = [
      ['GET', '/operations', undefined],
      ['GET', '/operations/dead-letters?queue=jobs', undefined],
      ['POST', '/operations/redrive', { queue: 'jobs' }],
      ['POST', '/operations/replay', { referralId: 'ref_unknown' }],
      ['POST', '/operations/restart', { workflow: 'call-me', execution: 'unknown' }],
    ] as const;
    for (const [method, path, body] of routes) {
      expect((await stage.call(method, path, body)).status).toBe(401);
      for (const caller of [team.lead.does, stage.source, await stage.signIn({ person: 'source' })])
        expect((await caller(method, path, body)).status).toBe(403);
      for (const caller of [stage.admin, administrator])
        expect([200, 202, 404]).toContain((await caller(method, path, body)).status);
    }
  });

  test('DE-3 a dead letter is counted, opens its alarm, is looked into without personal data, goes back and is gone', async () => {
    const phone = aPhone();
    put('Jobs/Jobs', JSON.stringify({ job: 'unheard-of', phone, words: 'Call Clara', referralId: 'ref_1' }));
    put('Jobs/Jobs', `not JSON, but ${phone}`);
    // Ten receives, six minutes apart.
    await stage.advance(70 * minuteMs);
    expect(await queueState('jobs')).toMatchObject({ deadLetters: 2, isRedrivable: true, waiting: 0 });
    const { alarms } = await operations();
    expect(alarms.filter(({ what }) => what.startsWith('jobs gave up'))).toEqual([
      expect.objectContaining({
        kind: 'dead-letters',
        what: 'jobs gave up on messages: fix the cause, then redrive them.',
        impact: expect.any(String),
        lookAt: expect.any(String),
        act: 'fix, then redrive',
        since: expect.any(String),
      }),
    ]);

    const looked = await administrator('GET', '/operations/dead-letters?queue=jobs');
    expect(looked).toMatchObject({ status: 200, body: { queue: 'jobs', count: 2, isRedrivable: true } });
    expect(JSON.stringify(looked.body)).not.toMatch(/Clara/);
    expect(JSON.stringify(looked.body)).not.toContain(phone);
    const { letters } = z.object({ letters: entries }).parse(looked.body);
    expect(letters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'job',
          ids: { job: 'unheard-of', referralId: 'ref_1' },
          fault: 'ZodError',
        }),
        expect.objectContaining({ kind: 'unreadable', ids: {}, fault: 'SyntaxError' }),
      ]),
    );

    // Right after the look: none is out of sight.
    const redriven = await administrator('POST', '/operations/redrive', { queue: 'jobs' });
    expect(redriven).toMatchObject({
      status: 202,
      body: { queue: 'jobs', deadLetters: 2, redrive: { status: 'moved', moved: 2 } },
    });
    await stage.settle();
    expect(await newestActs()).toEqual(anAct({ act: 'redrive-queue', after: { queue: 'jobs' } }));
    expect(await queueState('jobs')).toMatchObject({
      deadLetters: 0,
      redrive: { status: 'moved', moved: 2 },
    });
    expect((await operations()).operations[0]).toMatchObject({ kind: 'redrive', queue: 'jobs' });
  });

  test('DE-3 only queues that exist are redriven, and the stream’s failures are none', async () => {
    for (const [method, path, body] of [
      ['POST', '/operations/redrive', { queue: 'constructor' }],
      ['GET', '/operations/dead-letters?queue=toString', undefined],
    ] as const) {
      const refused = await administrator(method, path, body);
      expect(refused).toMatchObject({ status: 422, body: { code: 'unknown-queue' } });
      expect(JSON.stringify(refused.body)).toContain('email-receipts, inbound-texts,');
    }
    expect(
      await administrator('POST', '/operations/redrive', { queue: 'stream/dispatch-changes' }),
    ).toMatchObject({ status: 409, body: { code: 'not-redrivable' } });
    expect(await administrator('POST', '/operations/redrive', { queue: 'standing' })).toMatchObject({
      status: 202,
      body: { deadLetters: 0 },
    });
  });
});

describe('a workflow', () => {
  async function stop(name: string): Promise<void> {
    const { awsOrigin: endpoint, operator: credentials } = stage.cloud;
    const client = new SFNClient({ endpoint, credentials, region: 'us-east-1' });
    const found = stage.cloud.stepFunctions.executions().find((each) => each.name === name);
    await client.send(new StopExecutionCommand({ executionArn: found?.arn ?? '' }));
    client.destroy();
    await stage.settle();
  }
  const offers = async () =>
    (await operations()).workflows.find((each) => each.workflow === 'offer-referral');
  const again = (execution: string, more: object = {}) =>
    administrator('POST', '/operations/restart', { workflow: 'offer-referral', execution, ...more });

  test('DE-3 one that failed is listed, started again once however often that is asked, and goes on', async () => {
    const id = await aReferral(stage, referralFor(team.teamId));
    await stage.settle();
    expect(await again(id)).toMatchObject({ status: 409, body: { code: 'still-running' } });
    await stop(id);
    expect((await offers())?.failed).toContainEqual(
      expect.objectContaining({ execution: id, status: 'ABORTED' }),
    );
    const goesOn = { status: 202, body: { state: 'goes-on', goesOnAs: `${id}.again-1` } };
    expect(await again(id)).toMatchObject(goesOn);
    await stage.settle();
    expect(await newestActs()).toEqual(
      anAct({ act: 'restart-workflow', after: { workflow: 'offer-referral', execution: id } }),
    );
    // Asked once more, also as stuck: what was started is not stopped.
    expect(await again(id)).toMatchObject(goesOn);
    expect(await again(id, { stuck: true })).toMatchObject(goesOn);
    expect((await offers())?.failed).not.toContainEqual(expect.objectContaining({ execution: id }));
    expect((await agentOf(team).does('POST', `/referrals/${id}/decline`)).status).toBe(200);
    expect((await team.lead.does('POST', `/referrals/${id}/decline`)).status).toBe(200);
    await stage.settle();
    expect(await again(id)).toMatchObject({ status: 202, body: { state: 'ended-well' } });
  });
});

describe('a replay', () => {
  test('DE-3 of a referral runs by itself, one at a time, and tells how far it is; of a phone nobody reads which', async () => {
    const phone = aPhone();
    const id = await aReferral(stage, referralFor(team.teamId, phone));
    await stage.settle();
    const ordered = await administrator('POST', '/operations/replay', { referralId: id });
    expect(ordered).toMatchObject({ status: 202, body: { kind: 'replay', referralId: id } });
    await stage.settle();
    const replayed = (await operations()).operations.find((each) => each.referralId === id);
    expect(replayed).toMatchObject({ status: 'done', replayed: expect.any(Number) });
    expect(Number(replayed?.replayed)).toBeGreaterThan(1);
    expect(await newestActs()).toEqual(anAct({ act: 'replay', referralId: id }));

    expect(await administrator('POST', '/operations/replay', { phone })).toMatchObject({ status: 202 });
    await stage.settle();
    expect(JSON.stringify(await operations())).not.toContain(phone);
    expect(await newestActs()).toEqual(anAct({ act: 'replay', phone }));
  });

  test.each([{ referralId: 'ref_unknown' }, { phone: '+12065559999' }])(
    '%j, of which nothing is known, is refused',
    async (body) => {
      expect(await administrator('POST', '/operations/replay', body)).toMatchObject({ status: 404 });
    },
  );

  test.each([{}, { referralId: 'ref_1', phone: '+12065559999' }])('%j is no subject', async (body) => {
    expect(await administrator('POST', '/operations/replay', body)).toMatchObject({ status: 400 });
  });
});

describe('texts', () => {
  test('TX-10 the carriers’ receipts are curves by number, and a send without one is listed until it is known', async () => {
    const phone = aPhone();
    const id = await aReferral(stage, referralFor(team.teamId, phone));
    await agentOf(team).does('POST', `/referrals/${id}/messages`, { body: 'Hello' });
    await stage.advance(minuteMs);
    const { receipts, numbers } = await operations();
    expect(receipts.hours).toBe(24);
    const curves = receipts.numbers.filter(({ program }) => program === 'introductions');
    expect(curves.some(({ delivered }) => delivered.length === 24 && (delivered.at(-1) ?? 0) > 0)).toBe(true);
    expect(numbers.length).toBeGreaterThan(3);
    expect((await administrator('GET', '/operations?hours=200')).status).toBe(400);

    // Its carrier takes the next one, and its answer is lost, as are its receipts.
    await behave(stage, phone, { receipts: 'lost' });
    stage.cloud.faults.order({
      service: 'sms-voice',
      action: 'SendTextMessage',
      count: 1,
      kind: 'timeout-after-commit',
    });
    await agentOf(team).does('POST', `/referrals/${id}/messages`, { body: 'Are you there?' });
    await stage.advance(20 * minuteMs);
    const { sends } = (await operations()).unconfirmed;
    expect(sends).toContainEqual(
      expect.objectContaining({ kind: 'message', channel: 'text', referralId: id, program: 'introductions' }),
    );
    expect(JSON.stringify(sends)).not.toContain(phone);
  });
});
