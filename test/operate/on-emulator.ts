// The operator’s verbs on the emulator, by the command line as an engineer runs it.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import type { Emulator } from '../emulator/emulator.ts';
import { execute } from '../emulator/execute.ts';
import type { PhysicalIds } from '../emulator/physical-ids.ts';
import type { EmulatedStage } from '../emulator/stage.ts';
import { eventually } from '../emulator/stage.ts';

const root = join(import.meta.dirname, '..', '..');

export function openVerbs(
  emulator: Emulator,
  { stage, ids, proves }: { stage: EmulatedStage; ids: PhysicalIds; proves(fact: string): void },
) {
  const { origin, environment } = emulator;
  const [apiId] = new URL(ids.output('dibs-local', 'HttpApiUrl')).hostname.split('.');
  const api = `${origin}/_aws/execute-api/${apiId}/$default`;
  const where = ['--stage', 'local', '--api', api, '--sign-in', origin];

  /** Runs a verb; its output holds each of `wanted`. */
  async function operate(args: readonly string[], code: number, ...wanted: string[]): Promise<void> {
    const command = ['scripts/operate/operate.ts', ...args, ...where];
    const { code: ended, output } = await execute(process.execPath, command, {
      folder: root,
      environment: {
        ...environment,
        NODE_EXTRA_CA_CERTS: environment.AWS_CA_BUNDLE,
        AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2: stage.carrier.origin,
      },
    });
    assert.equal(ended, code, `operate ${args.join(' ')} ended with ${ended}:\n${output}`);
    for (const each of wanted) assert(output.includes(each), `operate ${args.join(' ')} said:\n${output}`);
  }

  async function play(): Promise<void> {
    const bootstrapped = 'ok       The account and region are bootstrapped for the CDK';
    await operate(['check'], 1, bootstrapped, 'ok       SES lets the account send');
    await operate(['first-administrator', '--email', 'ana@example.com', '--yes'], 0, 'Invited by email.');
    proves('an account is checked, and the first administrator invited');

    await operate(['smoke-test'], 1, 'Run it again with --yes.');
    await operate(['smoke-test', '--yes'], 0, 'The stage works.');
    const lead = ['invite', 'smoke-test', 'smoke-test-lead', '--email', 'lead@example.com', '--yes'];
    await operate(lead, 0, 'Invited by email.');
    await operate(lead, 0, 'Invited again');
    proves(
      'a smoke test goes through, with tokens that the verbs get themselves; an agent is invited, and again',
    );

    await operate(['redrive'], 0, '     0  inbound-texts');
    const referralId = await aFailedReferral(emulator, stage, ids);
    await operate(['restart'], 0, `ABORTED    offer-referral  ${referralId}`);
    await operate(['restart', '--all', '--yes'], 0, `goes on as ${referralId}.again-1`);
    await operate(['replay', '--referral', referralId, '--yes'], 0, 'Replayed');
    proves(
      'dead letters are counted, a workflow that failed is found and started again, a referral replayed',
    );
  }

  async function takeDown(): Promise<void> {
    await operate(['take-down'], 1, 'delete the stack dibs-local-stream', 'Run it again with --yes.');
    await operate(['take-down', '--yes'], 0, 'dibs-local is deleted.', 'Kept: dibs-local-data.');
    await operate(['take-down', '--yes'], 0, 'There is nothing to take down.');
    proves('all stacks but the data’s are deleted, in the order of what they import, after a yes');
    const kept = ['AWS::DynamoDB::Table', 'AWS::Cognito::UserPool', 'belongs to no stack'];
    await operate(['take-down', '--data', '--yes'], 0, 'dibs-local-data is deleted.', ...kept);
    proves('with --data that stack too, and what it retains is listed');
  }

  return { where, play, takeDown };
}

/** One whose workflow somebody stopped. */
async function aFailedReferral(
  { client: config }: Emulator,
  stage: EmulatedStage,
  ids: PhysicalIds,
): Promise<string> {
  const { body } = await stage.source('POST', '/referrals', {
    teamId: 'smoke-test',
    side: 'buyer',
    area: { city: 'Seattle', state: 'WA' },
    client: { name: 'Client Example', phone: '+12065550143' },
  });
  const { referralId } = z.object({ referralId: z.string() }).parse(body);
  const workflow = ids.output('dibs-local-stream', 'StreamOfferReferralArn');
  const executionArn = `${workflow.replace(':stateMachine:', ':execution:')}:${referralId}`;
  const client = new SFNClient(config);
  await eventually('the referral’s workflow runs', () =>
    client.send(new StopExecutionCommand({ executionArn })).catch(() => undefined),
  );
  client.destroy();
  return referralId;
}
