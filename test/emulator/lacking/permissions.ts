// Whether IAM still refuses what the list says: by users whose only policy is the one in question, and others whose policy has no limit.
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { account, type Emulator, region } from '../emulator.ts';
import type { Lack } from './lacking.ts';
import { nameOf } from './strip.ts';

type Client = Emulator['client'];
type Call = (client: Client) => Promise<unknown>;

const calls: Readonly<Record<string, Call>> = {
  'dynamodb:GetItem': (client) =>
    new DynamoDBClient(client).send(
      new GetItemCommand({ TableName: 'none', Key: { pk: { S: 'NONE' }, sk: { S: 'NONE' } } }),
    ),
  'ses:SendEmail': (client) =>
    new SESv2Client(client).send(
      new SendEmailCommand({
        FromEmailAddress: 'none@dibs.example',
        Destination: { ToAddresses: ['none@clients.example'] },
        Content: { Simple: { Subject: { Data: 'None' }, Body: { Text: { Data: 'None' } } } },
      }),
    ),
  'states:SendTaskSuccess': (client) =>
    new SFNClient(client).send(new SendTaskSuccessCommand({ taskToken: 'none', output: '{}' })),
  'states:SendTaskFailure': (client) =>
    new SFNClient(client).send(new SendTaskFailureCommand({ taskToken: 'none' })),
};

/** One thing that is tried: as the policy in question allows it, and as a policy without a limit does. */
type Trial = { name: string; action: string; limit: { Resource: string; Condition?: object } };

function trialsOf(lack: Lack): Trial[] {
  const name = nameOf(lack);
  switch (lack.kind) {
    case 'condition': {
      const action = { 'dynamodb:LeadingKeys': 'dynamodb:GetItem', 'ses:FromAddress': 'ses:SendEmail' }[
        lack.key
      ];
      return [{ name, action, limit: { Resource: '*', Condition: { Null: { [lack.key]: 'false' } } } }];
    }
    case 'scope':
      return lack.actions.map((action) => ({ name, action, limit: { Resource: anyOf(action) } }));
    default:
      return [];
  }
}

/** Every resource of the kind that AWS has the action scoped to. */
function anyOf(action: string): string {
  return action.startsWith('ses:')
    ? `arn:aws:ses:${region}:${account}:identity/*`
    : `arn:aws:states:${region}:${account}:stateMachine:*`;
}

/** For each entry what is wrong with it, if anything. */
export async function triedPermissions(
  { client }: Emulator,
  lacking: readonly Lack[],
): Promise<(string | undefined)[]> {
  const iam = new IAMClient(client);
  const tried = lacking.flatMap(trialsOf).map(async ({ name, action, limit }, index) => {
    const call = calls[action];
    if (call === undefined) throw new Error(`${action} can't be tried.`);
    const limited = await userWith(iam, `limited-${index}`, { Action: action, ...limit });
    const unlimited = await userWith(iam, `unlimited-${index}`, { Action: action, Resource: '*' });
    if (!(await isDenied(call, { ...client, credentials: limited })))
      return `${name}: ${action} is allowed by now, so take it out of the list.`;
    if (await isDenied(call, { ...client, credentials: unlimited }))
      return `${name}: ${action} is denied even without a limit.`;
    return undefined;
  });
  try {
    return await Promise.all(tried);
  } finally {
    iam.destroy();
  }
}

async function isDenied(call: Call, client: Client): Promise<boolean> {
  try {
    await call(client);
    return false;
  } catch (fault) {
    return fault instanceof Error && fault.name === 'AccessDeniedException';
  }
}

/** A new user with the statement as its only policy, and its credentials. */
async function userWith(iam: IAMClient, UserName: string, statement: object): Promise<Client['credentials']> {
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', ...statement }],
  });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'tried', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return {
    accessKeyId: z.string().parse(AccessKey?.AccessKeyId),
    secretAccessKey: z.string().parse(AccessKey?.SecretAccessKey),
  };
}
