// What an engineer mends on a deployed stage: dead letters, what an outage left undone, workflows that failed.
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { aReferral, aTeam, referralFor, type StoryTeam } from '../stories/support/builders.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import { minuteMs, type Stage } from '../stories/support/stage.ts';
import { operate } from './support/engineer.ts';

let stage: Stage;
let team: StoryTeam;
let local: string[];
beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 2);
  local = ['--local', stage.cloud.url];
});

const aNewReferral = () => aReferral(stage, referralFor(team.teamId));
const statusOf = async (referralId: string) => (await team.lead.does('GET', `/referrals/${referralId}`)).body;
const executionsOf = (name: string) =>
  stage.cloud.stepFunctions.executions().filter((each) => each.name.startsWith(name));

async function stop(name: string): Promise<void> {
  const { awsOrigin: endpoint, operator: credentials } = stage.cloud;
  const client = new SFNClient({ endpoint, credentials, region: 'us-east-1' });
  const [execution] = executionsOf(name);
  await client.send(new StopExecutionCommand({ executionArn: execution?.arn ?? '' }));
  client.destroy();
  await stage.settle();
}

describe('machine-token', () => {
  test('DE-3 prints a token alone, which the API takes for that machine', async () => {
    const { code, printed } = await operate(['machine-token', 'source', ...local]);
    expect(code).toBe(0);
    const [token = '', ...rest] = printed;
    expect(rest).toEqual([]);
    const source = stage.withToken(token);
    expect((await source('POST', '/referrals', referralFor(team.teamId))).status).toBe(201);
    expect((await source('GET', `/teams/${team.teamId}/agents`)).status).toBe(403);
  });

  test('DE-3 knows the machine clients alone', async () => {
    const { code, printed, said } = await operate(['machine-token', 'constructor', ...local]);
    expect([code, printed]).toEqual([2, []]);
    expect(said).toContain('name the client: admin or source');
  });
});

describe('redrive', () => {
  const deadLetters = () =>
    stage.cloud.sqs.inspect().find(({ deadLetterOf }) => deadLetterOf.some((name) => name.includes('Jobs')));

  async function aDeadLetter(): Promise<void> {
    const queue = stage.cloud.template
      .ofType('AWS::SQS::Queue')
      .find(({ path }) => path.endsWith('/Jobs/Jobs/Queue/Resource'));
    stage.cloud.sqs.put(queue?.arn ?? '', '{"job":"unheard-of"}');
    // Ten receives, six minutes apart.
    await stage.advance(70 * minuteMs);
  }

  test('DE-3 lists what each queue gave up, and changes nothing', async () => {
    await aDeadLetter();
    const { code, printed } = await operate(['redrive', ...local]);
    expect(code).toBe(0);
    expect(printed).toContain('     1  jobs');
    expect(printed).toContain('     0  inbound-texts');
    expect(deadLetters()?.messages).toHaveLength(1);
  });

  test('DE-3 asks first: without a terminal, or with any answer but yes, nothing is done', async () => {
    const alone = await operate(['redrive', 'jobs', ...local]);
    expect(alone.code).toBe(1);
    expect(alone.said).toContain('move 1 dead letter of jobs back');
    expect(alone.said).toContain('Run it again with --yes.');
    expect(await operate(['redrive', 'jobs', ...local], '')).toMatchObject({ code: 1 });
    expect(await operate(['redrive', 'jobs', ...local], 'no')).toMatchObject({ code: 1 });
    expect(deadLetters()?.messages).toHaveLength(1);
  });

  test('DE-3 moves them back, so that they are processed again', async () => {
    const { code, said } = await operate(['redrive', 'jobs', ...local], 'y');
    expect(code).toBe(0);
    expect(said).toContain('1 dead letter of jobs on the way back.');
    expect(deadLetters()?.messages).toEqual([]);
    await stage.advance(70 * minuteMs);
    expect(deadLetters()?.messages).toHaveLength(1);
    expect(await operate(['redrive', '--all', '--yes', ...local])).toMatchObject({ code: 0 });
  });

  test('DE-3 names the queues when there is none of that name, and what to do about the stream', async () => {
    const unknown = await operate(['redrive', 'mail', ...local]);
    expect(unknown.code).toBe(1);
    expect(unknown.said).toContain(
      'There is no queue mail. There are bulk-texts, email-receipts, inbound-texts,',
    );
    const stream = await operate(['redrive', 'stream/dispatch-changes', '--yes', ...local]);
    expect(stream.code).toBe(1);
    expect(stream.said).toContain('replay each referral or phone');
  });
});

describe('replay', () => {
  test('DE-3 starts the workflow of a referral that lost it, and does nothing twice', async () => {
    const referralId = await aNewReferral();
    const before = (await stage.emailsTo(team.lead.email)).length;
    const { code, said } = await operate(['replay', '--referral', referralId, '--yes', ...local]);
    await stage.settle();
    expect(code).toBe(0);
    expect(said).toMatch(/Replayed \d+ items\./);
    expect(await stage.emailsTo(team.lead.email)).toHaveLength(before);
    expect(executionsOf(referralId)).toHaveLength(1);
  });

  test('DE-3 has one team or all found by their names', async () => {
    const one = await operate(['replay', '--team', team.teamId, '--yes', ...local]);
    expect(one).toMatchObject({ code: 0, said: expect.stringContaining('Replayed 1 item.') });
    const all = await operate(['replay', '--teams', '--yes', ...local]);
    expect(all).toMatchObject({ code: 0, said: expect.stringMatching(/Replayed \d+ teams?\./) });
    await stage.settle();
    const found = await stage.admin('GET', `/teams?q=${team.teamId}`);
    expect(found.body).toMatchObject({ teams: [{ teamId: team.teamId }] });
  });

  test('DE-3 tells of no phone, and says when there is nothing to replay', async () => {
    const { code, said } = await operate(['replay', '--phone', '+12065550199', '--yes', ...local]);
    expect(code).toBe(1);
    expect(said).toContain('There is nothing about that referral, phone or team.');
    expect(said).not.toContain('5550199');
  });

  test.each([
    [[]],
    [['--referral', 'ref_1', '--phone', '+12065550199']],
    [['--team', 'tm_1', '--teams']],
    [['--phone', '206-555-0199']],
  ])('DE-3 refuses %j', async (options) => {
    expect(await operate(['replay', ...options, '--yes', ...local])).toMatchObject({ code: 2 });
  });
});

describe('restart', () => {
  test('DE-3 lists a failed workflow and starts it again once, whoever asks; it ends as it would have', async () => {
    const referralId = await aNewReferral();
    await stop(referralId);
    const { printed } = await operate(['restart', ...local]);
    expect(printed.join('\n')).toContain(`ABORTED    offer-referral  ${referralId}`);

    const asked = ['restart', 'offer-referral', referralId, '--yes', ...local];
    const both = await Promise.all([operate(asked), operate(asked)]);
    expect(both.map(({ code }) => code)).toContain(0);
    await stage.settle();
    expect(executionsOf(referralId).map(({ name, status }) => [name, status])).toEqual([
      [referralId, 'ABORTED'],
      [`${referralId}.again-1`, 'RUNNING'],
    ]);
    expect((await operate(['restart', ...local])).printed.join('\n')).not.toContain(referralId);

    await stage.advance(61 * minuteMs);
    expect(await statusOf(referralId)).toMatchObject({ status: 'returned', returned: { reason: 'expired' } });
    const ended = await operate(asked);
    expect(ended).toMatchObject({ code: 0, said: 'It has ended well: nothing was done.' });
  });

  test('DE-3 leaves one alone that is waiting as it should, unless it is said to be stuck', async () => {
    const referralId = await aNewReferral();
    const asked = ['restart', 'offer-referral', referralId, '--yes', ...local];
    const { code, said } = await operate(asked);
    expect(code).toBe(1);
    expect(said).toContain('give --stuck');
    expect(await operate([...asked, '--stuck'])).toMatchObject({ code: 0 });
    await stage.settle();
    expect(executionsOf(referralId).map(({ status }) => status)).toEqual(['ABORTED', 'RUNNING']);
    await stop(`${referralId}.again-1`);
    expect(await operate(['restart', '--all', '--yes', ...local])).toMatchObject({ code: 0 });
    await stage.settle();
    expect(executionsOf(referralId).at(-1)).toMatchObject({
      name: `${referralId}.again-2`,
      status: 'RUNNING',
    });
  });

  test('DE-3 has a consent request look at once', async () => {
    const agent = team.lead;
    expect((await agent.does('PUT', '/me/text-alerts')).status).toBe(200);
    await stage.settle();
    const request = stage.cloud.stepFunctions
      .executions()
      .findLast(({ stateMachineArn }) => stateMachineArn.endsWith('request-consent'));
    const name = request?.name ?? '';
    await stop(name);
    expect(await operate(['restart', 'request-consent', name, '--yes', ...local])).toMatchObject({ code: 0 });
    const [, again] = executionsOf(name);
    expect(JSON.parse(again?.inputText ?? '')).toMatchObject({ next: { waitSeconds: 1 } });
  });

  test('DE-3 has nothing to start again when nothing failed, and stops none that nobody names', async () => {
    for (const options of [[], ['--all'], ['call-me']]) {
      const nothing = await operate(['restart', ...options, '--yes', ...local]);
      expect(nothing).toEqual({
        code: 0,
        printed: [],
        said: 'No workflow failed that has not been started again.',
      });
    }
    for (const options of [['--stuck'], ['--all', '--stuck'], ['call-me', '--stuck']]) {
      const { code, said } = await operate(['restart', ...options, '--yes', ...local]);
      expect(code).toBe(2);
      expect(said).toContain('name the workflow and the execution that is stuck');
    }
  });

  test('DE-3 says what to do about one that never was', async () => {
    const { code, said } = await operate(['restart', 'call-me', 'ref_0-agt_0', '--yes', ...local]);
    expect(code).toBe(1);
    expect(said).toContain('replay its referral or phone');
  });
});
