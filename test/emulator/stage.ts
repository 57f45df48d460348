// The stage as it is deployed on the emulator: its API, its people, its mail, and waiting in real time for what follows.

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Answer, Client } from '../stories/support/stage.ts';
import type { Carrier } from './carrier.ts';
import { account, type Emulator } from './emulator.ts';
import { createSignIn, type SignIn } from './people.ts';
import type { PhysicalIds } from './physical-ids.ts';

export type EmulatedStage = {
  readonly admin: Client;
  readonly source: Client;
  readonly anonymous: Client;
  readonly carrier: Carrier;
  signIn(agent: Parameters<SignIn['agent']>[0]): Promise<Client>;
  emailsTo(address: string): Promise<readonly { subject: string; text: string }[]>;
  /** How the newest execution of a workflow whose name begins so ended, when it has. */
  endOf(workflow: string, name: string): Promise<string | undefined>;
  /** Queues of dead letters that hold any. */
  deadLetters(): Promise<readonly string[]>;
  /** What the functions logged as faults: each with its event, and never anything of a person. */
  faults(): readonly string[];
  close(): void;
};

const mail = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string() })),
  ),
});

const stackPrefix = 'dibs-local';
/** As config/local.json has it: where the sign-in page leads back to. */
const portalUrl = 'http://localhost:3000';

export async function openStage(
  emulator: Emulator,
  carrier: Carrier,
  ids: PhysicalIds,
): Promise<EmulatedStage> {
  const data = `${stackPrefix}-data`;
  const apiId = new URL(ids.output(stackPrefix, 'HttpApiUrl')).hostname.split('.')[0];
  const api = `${emulator.origin}/_aws/execute-api/${apiId}/$default`;
  const workflows = new SFNClient(emulator.client);
  const queues = new SQSClient(emulator.client);
  const signIn = createSignIn(emulator, {
    userPoolId: ids.output(data, 'SignInUserPoolId'),
    portalClientId: ids.output(data, 'SignInPortalClientId'),
    portalUrl,
  });
  const clientWith = (token: string | undefined): Client => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return (method, path, body, headers = {}) =>
      ask(api + path, method, body, { ...authorization, ...headers });
  };

  return {
    admin: clientWith(await signIn.machine(ids.output(data, 'SignInAdminClientId'))),
    source: clientWith(await signIn.machine(ids.output(data, 'SignInSourceClientId'))),
    anonymous: clientWith(undefined),
    carrier,
    signIn: async (agent) => clientWith(await signIn.agent(agent)),

    async emailsTo(address) {
      const response = await fetch(`${emulator.origin}/_ministack/ses/messages?account=${account}`);
      const { messages } = mail.parse(await response.json());
      const toAddress = (messages[account] ?? []).filter(({ To }) => To.includes(address));
      return toAddress.map(({ Subject, BodyText }) => ({ subject: Subject, text: BodyText }));
    },

    async endOf(workflow, name) {
      const stateMachineArn = ids
        .all('AWS::StepFunctions::StateMachine')
        .find((arn) => arn.endsWith(workflow));
      const { executions = [] } = await workflows.send(new ListExecutionsCommand({ stateMachineArn }));
      const newest = executions.find((each) => each.name?.startsWith(name));
      return newest?.status === 'RUNNING' ? undefined : newest?.status;
    },

    async deadLetters() {
      const urls = ids.all('AWS::SQS::Queue').filter((url) => url.includes('DeadLetters'));
      if (urls.length === 0) throw new Error('The emulator tells of no queues for dead letters.');
      const held = urls.map(async (QueueUrl) => {
        const AttributeNames = ['ApproximateNumberOfMessages' as const];
        const { Attributes } = await queues.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
        return Attributes?.ApproximateNumberOfMessages === '0' ? [] : [QueueUrl];
      });
      return (await Promise.all(held)).flat();
    },

    faults: () => [...new Set(readFileSync(emulator.logFile, 'utf8').match(/^ {2}event: '[a-z-]+'/gm))],

    close: () => {
      signIn.close();
      workflows.destroy();
      queues.destroy();
    },
  };
}

async function ask(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

const patienceMs = 30_000;

/** Asks again until there is an answer. */
export async function eventually<Found>(
  what: string,
  look: () => Promise<Found | undefined> | Found | undefined,
): Promise<Found> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`Within ${patienceMs / 1000} s this did not happen: ${what}.`);
    await pause(100);
  }
}
