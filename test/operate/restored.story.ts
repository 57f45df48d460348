// After the table went back to a point in time: what the operator's steps find, do and leave alone. `npm run test:restore` plays the whole.
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { aReferral, aTeam, referralFor, type StoryTeam } from '../stories/support/builders.ts';
import {
  aTalk,
  bodiesAt,
  clientReplies,
  conversation,
  write,
  wrote,
} from '../stories/support/conversations.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import { minuteMs, type Stage, secondMs } from '../stories/support/stage.ts';
import { operate } from './support/engineer.ts';

let stage: Stage;
let team: StoryTeam;
beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 2);
});

const now = () => new Date(stage.cloud.clock.now()).toISOString();
const restored = (step: string, to = now()) =>
  operate(['restored', step, '--to', to, '--yes', '--local', stage.cloud.url]);
const executionsOf = (name: string) =>
  stage.cloud.stepFunctions.executions().filter((each) => each.name.startsWith(name));

async function startExecution(
  workflow: string,
  name: string,
  input: object = { consentRequestId: name, next: { waitSeconds: 3600 } },
): Promise<void> {
  const { awsOrigin: endpoint, operator: credentials, template } = stage.cloud;
  const machine = template
    .ofType('AWS::StepFunctions::StateMachine')
    .find(({ arn }) => arn.endsWith(workflow));
  const client = new SFNClient({ endpoint, credentials, region: 'us-east-1' });
  const start = { stateMachineArn: machine?.arn ?? '', name, input: JSON.stringify(input) };
  await client.send(new StartExecutionCommand(start));
  client.destroy();
}

describe('restored texts', () => {
  test('DE-7 leaves a text unconfirmed that may have gone out, and it never goes out', async () => {
    const talk = await aTalk(stage, team);
    const order = { service: 'sms-voice', action: 'SendTextMessage', kind: 'throttle' };
    await stage.call('POST', '/_local/faults', { ...order, count: 1000 });
    const messageId = await wrote(stage, talk, 'Would Saturday suit you?');
    const { code, printed, said } = await restored('texts');
    await stage.call('POST', '/_local/faults', { ...order, count: 0 });
    expect([code, printed.length]).toEqual([0, 1]);
    expect(said).toContain('Run this again until none is in doubt');
    expect((await restored('texts')).said).toContain('None is in doubt');
    await stage.advance(15 * minuteMs);
    const found = (await conversation(talk)).find((each) => each.messageId === messageId);
    expect(found?.delivery).toBe('unconfirmed');
    expect(await bodiesAt(stage, talk.phone)).toHaveLength(1);
  });

  test('DE-7 leaves alone what was sent', async () => {
    const talk = await aTalk(stage, team);
    const { printed } = await restored('texts');
    expect(printed).toEqual([]);
    expect((await conversation(talk))[0]?.delivery).toBe('delivered');
  });
});

describe('restored inbound', () => {
  const aDayLater = () => stage.advance(25 * 60 * minuteMs);

  test('DE-7 hands over what came in since then once more: what is known changes nothing', async () => {
    await aDayLater();
    const talk = await aTalk(stage, team);
    const to = now();
    await clientReplies(stage, talk, 'Saturday is fine.');
    await clientReplies(stage, talk, 'STOP');
    const before = [await conversation(talk), await bodiesAt(stage, talk.phone)];
    const { code, said } = await restored('inbound', to);
    expect(code).toBe(0);
    expect(said).toContain('2 texts on the way once more.');
    await stage.advance(2 * secondMs);
    expect([await conversation(talk), await bodiesAt(stage, talk.phone)]).toEqual(before);
    expect((await write(talk, 'Are you there?')).status).toBe(409);
  });

  test('DE-7 hands over what came in before and may have waited until after, each time that it is run', async () => {
    await aDayLater();
    const talk = await aTalk(stage, team);
    await clientReplies(stage, talk, 'STOP');
    await stage.advance(125 * minuteMs);
    for (const _ of ['first', 'again']) {
      const { code, said } = await restored('inbound');
      expect([code, said]).toEqual([0, expect.stringContaining('1 text on the way once more.')]);
    }
  });

  test('DE-7 says how many texts a run that ended halfway hides, and finds them later', async () => {
    await aDayLater();
    const talk = await aTalk(stage, team);
    for (const body of ['One', 'STOP']) await clientReplies(stage, talk, body);
    const hidden = await hideOneKept();
    const { code, said } = await restored('inbound');
    expect([code, said]).toEqual([1, expect.stringContaining(`${hidden} more are kept, and out of sight`)]);
    await stage.advance(15 * minuteMs);
    const later = await restored('inbound');
    expect([later.code, later.said]).toEqual([0, expect.stringContaining('2 texts on the way once more.')]);
  });

  /** As a run does that is killed. */
  async function hideOneKept(): Promise<number> {
    const { awsOrigin: endpoint, operator: credentials, template } = stage.cloud;
    const kept = template.ofType('AWS::SQS::Queue').find(({ path }) => path.includes('/Kept/'));
    const client = new SQSClient({ endpoint, credentials, region: 'us-east-1' });
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl: kept?.ref, MaxNumberOfMessages: 1, VisibilityTimeout: 900 }),
    );
    client.destroy();
    return Messages.length;
  }

  test('DE-7 refuses a point in time that is yet to come, by the clock of the stage', async () => {
    const { code, said } = await restored(
      'inbound',
      new Date(stage.cloud.clock.now() + minuteMs).toISOString(),
    );
    expect([code, said]).toEqual([1, expect.stringContaining('is yet to come')]);
  });

  test('DE-7 keeps them where nothing waits to be processed', () => {
    const named = (purpose: string) =>
      stage.cloud.sqs.inspect().flatMap((queue) => (queue.purpose === purpose ? [queue.name] : []));
    expect(named('kept')).toEqual([expect.stringContaining('InboundTextsKept')]);
    expect(named('dead-letters')).toContainEqual(expect.stringContaining('StreamDeadLetters'));
    expect(named('work')).toContainEqual(expect.stringContaining('InboundTextsQueue'));
  });

  test('DE-7 says from when on texts are lost that are no longer kept', async () => {
    await stage.advance(15 * 24 * 60 * minuteMs);
    const { said } = await restored('inbound', '2026-03-02T00:00:00Z');
    expect(said).toContain('what came in before is lost, STOPs too');
  });
});

describe('restored work', () => {
  test('DE-7 starts a workflow again that is running or ended since, and it ends as the table says', async () => {
    const to = now();
    const claimed = await aTalk(stage, team);
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const { code } = await restored('work', to);
    await stage.settle();
    expect(code).toBe(0);
    const states = (name: string) => executionsOf(name).map(({ status }) => status);
    expect(states(referralId)).toEqual(['ABORTED', 'RUNNING']);
    expect(states(claimed.referralId)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    await stage.advance(61 * minuteMs);
    expect(states(referralId)).toEqual(['ABORTED', 'SUCCEEDED']);
    expect(await bodiesAt(stage, claimed.phone)).toHaveLength(1);
  });

  test('DE-7 starts a workflow again that runs under a shortened name, because its own was too long', async () => {
    const name = `req_${'x'.repeat(74)}`;
    await startExecution('request-consent', name);
    const asked = ['restart', 'request-consent', name, '--stuck', '--yes', '--local', stage.cloud.url];
    expect(await operate(asked)).toMatchObject({ code: 0 });
    expect(await operate(asked)).toMatchObject({ code: 0 });
    // The first ended before the point in time: only the newest is there to be found.
    await stage.advance(minuteMs);
    const { printed } = await restored('work');
    await stage.settle();
    // The table knows nothing of it: it is ended, not passed over.
    expect(printed.filter((line) => line.startsWith('lost  request-consent req_xx'))).toHaveLength(1);
    expect(executionsOf('req_xx').map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED', 'ABORTED']);
  });

  test('DE-7 goes on when one can’t be started again, and names that one', async () => {
    await startExecution('call-me', 'of-another-age', { nobody: 'knows' });
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const { code, printed, said } = await restored('work');
    await stage.settle();
    expect(code).toBe(1);
    expect(printed.filter((line) => line.startsWith('failed  call-me of-another-age:'))).toHaveLength(1);
    expect(said).toContain('1 failed: fix the cause, and run this step again.');
    expect(executionsOf(referralId).map(({ status }) => status)).toEqual(['ABORTED', 'RUNNING']);
  });

  test('DE-7 names a workflow whose subject the table doesn’t know, and ends it', async () => {
    await startExecution('request-consent', 'evt_lost');
    const { printed } = await restored('work');
    await stage.settle();
    expect(printed).toContain('lost  request-consent evt_lost');
    expect(executionsOf('evt_lost')).toHaveLength(1);
  });

  test('DE-7 asks for the point in time and for a step that there is', async () => {
    expect((await restored('everything')).code).toBe(2);
    expect((await operate(['restored', 'work', '--yes', '--local', stage.cloud.url])).code).toBe(2);
  });
});
