// The warm claim handler, as bundled, beside the bare SDK client that sends the very same UpdateItem.
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { BundledFunction } from './bundled-functions.ts';
import { type BenchTable, clientConfig, openRaces } from './races-to-win.ts';
import { recordedClaim, words } from './recorded-claim.ts';
import { medianOf, type Summary, summaryOf, takeTurns } from './samples.ts';

const agentId = 'agt_3';
const warmUps = 800;
const turns = { blocks: 120, perBlock: 10 };

export type ClaimTimes = { handler: Summary; bare: Summary; ratio: number };

/** Sends the first text that claims, each to a referral of its own. */
export async function measureClaim(sendMessage: BundledFunction, table: BenchTable): Promise<ClaimTimes> {
  const handler = await load(sendMessage, table);
  const client = new DynamoDBClient(clientConfig(table));
  const claims = warmUps + turns.blocks * turns.perBlock;
  const forHandler = (await openRaces(table, claims)).map(textEvent);
  const forBare = await Promise.all(
    (await openRaces(table, claims)).map((id) => recordedClaim(table, agentId, id)),
  );

  const acts = [
    async () => {
      const answer = await handler(next(forHandler));
      if (answer.statusCode !== 201) throw new Error(`The claim was refused: ${answer.body}`);
    },
    () => client.send(new UpdateItemCommand(next(forBare))),
  ];
  await takeTurns(acts, { blocks: 1, perBlock: warmUps });
  const [ofHandler = [], ofBare = []] = await takeTurns(acts, turns);
  client.destroy();
  return {
    handler: summaryOf(ofHandler),
    bare: summaryOf(ofBare),
    ratio: medianOf(ofHandler) / medianOf(ofBare),
  };
}

type Handler = (event: unknown) => Promise<{ statusCode: number; body: string }>;

async function load(sendMessage: BundledFunction, table: BenchTable): Promise<Handler> {
  Object.assign(process.env, environmentOf(sendMessage, table));
  const loaded: { handler: Handler } = await import(sendMessage.file);
  return loaded.handler;
}

/** The deployed environment, with the engine as its DynamoDB. */
export function environmentOf({ environment }: BundledFunction, table: BenchTable): Record<string, string> {
  const { region, credentials } = clientConfig(table);
  return {
    ...environment,
    TABLE_NAME: table.name,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
}

function next<T>(list: T[]): T {
  const item = list.pop();
  if (item === undefined) throw new Error('No open referral is left.');
  return item;
}

/** What API Gateway sends for the agent's first text. */
export function textEvent(referralId: string): unknown {
  return {
    version: '2.0',
    routeKey: 'POST /referrals/{referralId}/messages',
    rawPath: `/referrals/${referralId}/messages`,
    rawQueryString: '',
    headers: {
      accept: '*/*',
      authorization: 'Bearer token',
      'content-type': 'application/json',
      host: 'api.dibs.example',
      'user-agent': 'portal',
      'x-forwarded-for': '192.0.2.1',
    },
    pathParameters: { referralId },
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      authorizer: {
        jwt: { claims: { 'custom:agentId': agentId, 'custom:teamId': 'tm_1', sub: 'sub' }, scopes: null },
      },
      http: { method: 'POST', path: `/referrals/${referralId}/messages`, sourceIp: '192.0.2.1' },
      requestId: 'request',
      stage: '$default',
    },
    body: JSON.stringify({ body: words }),
    isBase64Encoded: false,
  };
}
