// What AWS lets one account do in one region, as far as a referral asks for it: defaults, and what raises them. Check them
// before you plan: AWS raises many by itself.
import type { Needs } from './needs.ts';

/** When the quotas were last looked at. */
export const quotasAsOf = 'November 2026';

export type Quota = {
  name: string;
  /** How much of it one referral takes. */
  needs(referral: Needs): number;
  /** As much as that a second by default. */
  limit: number;
  unit: string;
  /** What a stage can have after it asked for it, a second; the default where nobody has to ask. */
  raisedTo: number;
  raisedBy: string;
  /** The AWS page. */
  source: string;
};

const docs = 'https://docs.aws.amazon.com';

/** A table on demand takes 4,000 writes a second from its first day on: four partitions of 1,000, each a shard of the stream. */
export const firstShards = 4;
/** Batches of one shard that are worked on at once (lib/stream/stream-feed.ts). */
export const lanesPerShard = 10;

export const quotas: readonly Quota[] = [
  {
    name: 'SES, emails a day',
    needs: ({ emails }) => emails * 86_400,
    limit: 50_000,
    unit: 'a day',
    raisedTo: 100_000_000,
    raisedBy: 'a request; pushes instead of emails',
    source: `${docs}/ses/latest/dg/manage-sending-quotas.html`,
  },
  {
    name: 'SES, emails a second',
    needs: ({ emails }) => emails,
    limit: 14,
    unit: 'a second',
    raisedTo: 2_000,
    raisedBy: 'a request, as the account earns it',
    source: `${docs}/ses/latest/dg/manage-sending-quotas.html`,
  },
  {
    name: 'Texts of claims, one toll-free number',
    needs: ({ textSegments }) => textSegments,
    limit: 3,
    unit: 'parts a second',
    raisedTo: 100,
    raisedBy: 'more numbers in the pool; 10DLC by its campaign; a short code: 100',
    source: `${docs}/sms-voice/latest/userguide/sms-limitations-mps.html`,
  },
  {
    name: 'Lambda, a new account',
    needs: ({ lambdaSeconds }) => lambdaSeconds,
    limit: 10,
    unit: 'at once',
    raisedTo: 1_000,
    raisedBy: 'a request, or use: AWS raises it to 1,000',
    source: `${docs}/lambda/latest/dg/gettingstarted-limits.html`,
  },
  {
    name: 'Lambda, the default',
    needs: ({ lambdaSeconds }) => lambdaSeconds,
    limit: 1_000,
    unit: 'at once',
    raisedTo: 50_000,
    raisedBy: 'a request',
    source: `${docs}/lambda/latest/dg/gettingstarted-limits.html`,
  },
  {
    name: `The stream’s lanes, ${firstShards} shards`,
    needs: ({ dispatchSeconds }) => dispatchSeconds,
    limit: firstShards * lanesPerShard,
    unit: 'at once',
    raisedTo: 40 * lanesPerShard,
    raisedBy:
      'itself as the table grows; at once by the table’s warm throughput (40 shards: 40,000 writes a second)',
    source: `${docs}/amazondynamodb/latest/developerguide/warm-throughput.html`,
  },
  {
    name: 'DynamoDB, writes to a table',
    needs: ({ writeUnits }) => writeUnits,
    limit: 40_000,
    unit: 'units a second',
    raisedTo: 400_000,
    raisedBy: 'a request; warm throughput, so that it is there at once',
    source: `${docs}/amazondynamodb/latest/developerguide/ServiceQuotas.html`,
  },
  {
    name: 'DynamoDB, reads of a table',
    needs: ({ readUnits }) => readUnits,
    limit: 40_000,
    unit: 'units a second',
    raisedTo: 400_000,
    raisedBy: 'a request',
    source: `${docs}/amazondynamodb/latest/developerguide/ServiceQuotas.html`,
  },
  {
    name: 'Step Functions, StartExecution',
    needs: ({ executions }) => executions,
    limit: 300,
    unit: 'a second (us-east-1, us-west-2, eu-west-1; elsewhere 150)',
    raisedTo: 3_000,
    raisedBy: 'a request; 1,300 wait in the bucket',
    source: `${docs}/step-functions/latest/dg/service-quotas.html`,
  },
  {
    name: 'Step Functions, transitions',
    needs: ({ transitions }) => transitions,
    limit: 5_000,
    unit: 'a second (us-east-1, us-west-2, eu-west-1; elsewhere 800)',
    raisedTo: 20_000,
    raisedBy: 'a request',
    source: `${docs}/step-functions/latest/dg/service-quotas.html`,
  },
  {
    name: 'API Gateway, requests and live messages',
    needs: ({ requests }) => requests,
    limit: 10_000,
    unit: 'a second',
    raisedTo: 100_000,
    raisedBy: 'a request',
    source: `${docs}/apigateway/latest/developerguide/limits.html`,
  },
  {
    name: 'EventBridge, PutEvents',
    needs: ({ busEvents }) => busEvents,
    limit: 10_000,
    unit: 'a second (us-east-1; less elsewhere)',
    raisedTo: 100_000,
    raisedBy: 'a request',
    source: `${docs}/eventbridge/latest/userguide/eb-quota.html`,
  },
];
