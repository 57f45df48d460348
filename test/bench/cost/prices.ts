// What AWS charges, in US dollars: public list prices of us-east-1, without free tiers and discounts. Check them before you budget.

/** When the prices were last looked at. */
export const pricesAsOf = 'November 2026';

export type Priced = keyof typeof prices;

/** By what is counted. `source` is the AWS page, under aws.amazon.com. */
export const prices = {
  readUnits: {
    each: 0.125e-6,
    what: 'DynamoDB read request units, on demand',
    source: '/dynamodb/pricing/on-demand',
  },
  writeUnits: {
    each: 0.625e-6,
    what: 'DynamoDB write request units, on demand',
    source: '/dynamodb/pricing/on-demand',
  },
  invocations: { each: 0.2e-6, what: 'Lambda requests', source: '/lambda/pricing' },
  gigabyteSeconds: { each: 0.0000133334, what: 'Lambda GB-seconds, arm64', source: '/lambda/pricing' },
  transitions: {
    each: 25e-6,
    what: 'Step Functions state transitions, Standard',
    source: '/step-functions/pricing',
  },
  apiRequests: { each: 1e-6, what: 'HTTP API requests', source: '/api-gateway/pricing' },
  queueRequests: { each: 0.4e-6, what: 'SQS requests, standard queues', source: '/sqs/pricing' },
  topicPublishes: { each: 0.5e-6, what: 'SNS publishes (carrier events)', source: '/sns/pricing' },
  busEvents: { each: 1e-6, what: 'EventBridge custom events', source: '/eventbridge/pricing' },
  /** Not of a referral: open portals hear by them. */
  socketMessages: { each: 1e-6, what: 'WebSocket messages', source: '/api-gateway/pricing' },
  connectionMinutes: { each: 0.25e-6, what: 'WebSocket connection minutes', source: '/api-gateway/pricing' },
  emails: { each: 100e-6, what: 'SES emails', source: '/ses/pricing' },
  /** Both vary by number type and carrier; together the $0.0123 a text that Dibs was planned with. */
  textSegments: { each: 0.0078, what: 'SMS segments, US 10DLC', source: '/end-user-messaging/pricing' },
  carrierFees: {
    each: 0.0045,
    what: 'US carrier fees, the highest of the large carriers',
    source: '/end-user-messaging/pricing',
  },
} as const;

/** Bills what is counted. */
export function costOf(counted: Readonly<Partial<Record<Priced, number>>>): number {
  let sum = 0;
  for (const [name, count] of Object.entries(counted)) if (isPriced(name)) sum += count * prices[name].each;
  return sum;
}

function isPriced(name: string): name is Priced {
  return Object.hasOwn(prices, name);
}
