// What came of a referral, as everyone saw it and as the cloud keeps it: to be compared with what was promised.
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { offerAfter, offerSchema, roundEndSchema } from '../../../lambdas/claiming/offers/offer.ts';
import { teamEmailSchema } from '../../../lambdas/delivery/team-email/team-email.ts';
import { callsTo } from './phone-calls.ts';
import type { Life, Notice, NoticeKind } from './referral-life.ts';
import type { Stage } from './stage.ts';

/** How many texts, emails and pushes everyone has had before: an account is about what came since. */
export type Before = Map<string, number>;

const send = z.object({
  channel: z.enum(['text', 'email', 'push']),
  status: z.string(),
  reason: z.string().optional(),
  purpose: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('notification'), notification: z.string(), agentId: z.string() }),
    z.object({ kind: z.literal('message') }),
  ]),
});
export type StoredSend = z.infer<typeof send>;

const keptTeamEmail = teamEmailSchema.schema().extend({ type: z.literal('team-email'), status: z.string() });

/** A team email as sends to each: one that is settled is with its carrier, or with messages of their own. */
function sendsOfTeam(item: Keyed): StoredSend[] {
  const { data } = keptTeamEmail.safeParse(item);
  if (data === undefined) return [];
  const status = data.status === 'settled' ? 'accepted' : data.status;
  return Object.keys(data.to).map((agentId) => ({
    channel: 'email',
    status,
    purpose: { kind: 'notification', notification: data.about.kind, agentId },
  }));
}

const words: readonly [NoticeKind, RegExp][] = [
  ['offered', /^New /],
  ['claimed', /has claimed|^Claimed by/],
  ['closed', /^Closed|has declined/],
  ['over', /^No longer open/],
  ['in-vain', /^Not yours|^You answered/],
  ['details', /^Your /],
];
const kinds: Readonly<Record<string, NoticeKind>> = {
  'referral-offered': 'offered',
  'referral-claimed': 'claimed',
  'referral-returned': 'closed',
  'offer-over': 'over',
  'answered-in-vain': 'in-vain',
  'client-details': 'details',
};

const apnsTitle = z
  .string()
  .transform((message): unknown => JSON.parse(message))
  .pipe(z.object({ aps: z.object({ alert: z.object({ title: z.string() }) }) }))
  .transform(({ aps }) => aps.alert.title);
const pushes = z.object({ pushes: z.array(z.object({ message: apnsTitle })) });

function kindOf(message: string): string {
  return words.find(([, pattern]) => pattern.test(message))?.[0] ?? message;
}

export function nameOf({ agentId, channel, kind }: Omit<Notice, 'kind'> & { kind: string }): string {
  return `${agentId} ${channel} ${kind}`;
}

/** The name of the notice that a send carries; undefined for a text to the client. */
export function noticeOf({ channel, purpose }: StoredSend): string | undefined {
  if (purpose.kind === 'message') return undefined;
  const { agentId, notification } = purpose;
  return nameOf({ agentId, channel, kind: kinds[notification] ?? notification });
}

/** All that reached the agents, each by its name. */
async function arrivals({ team }: Life, stage: Stage): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  for (const { agentId, phone, email } of team.agents) {
    const received = {
      text: (await stage.textsOf(phone)).map(({ body }) => body),
      email: (await stage.emailsTo(email)).map(({ subject }) => subject),
      push: pushes
        .parse((await stage.call('GET', `/_local/pushes/${agentId}`)).body)
        .pushes.map(({ message }) => message),
    };
    for (const channel of ['text', 'email', 'push'] as const) {
      const named = received[channel].map((message) => nameOf({ agentId, channel, kind: kindOf(message) }));
      all.set(`${agentId} ${channel}`, named);
    }
  }
  return all;
}

export async function countsBefore(life: Life, stage: Stage): Promise<Before> {
  return new Map([...(await arrivals(life, stage))].map(([where, all]) => [where, all.length]));
}

const keyed = z.looseObject({ pk: z.string(), sk: z.string() });
type Keyed = z.infer<typeof keyed>;

/** What the table keeps of the referral: its own items, and the sends that it caused. */
async function itemsOf({ referralId }: Life, { cloud }: Stage): Promise<Keyed[]> {
  const [table] = cloud.dynamoDb.tables;
  const items: Parameters<typeof unmarshall>[0][] = [];
  let from: unknown;
  do {
    const page = await cloud.dynamoDb.engine.table('Scan', {
      TableName: table?.name,
      FilterExpression: 'pk = :pk OR purpose.referralId = :id OR about.referralId = :id',
      ExpressionAttributeValues: { ':pk': { S: `REF#${referralId}` }, ':id': { S: referralId } },
      ...(from !== undefined && { ExclusiveStartKey: from }),
    });
    items.push(...z.array(z.custom<Parameters<typeof unmarshall>[0]>()).parse(page.Items));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items.map((item) => keyed.parse(unmarshall(item)));
}

const keptOffer = offerSchema.schema().extend({ type: z.enum(['offer', 'told-offer']) });
const keptOutcome = z.object({ type: z.literal('outcome'), ended: roundEndSchema.optional() });

/** How each offer ended; a life has one round. */
function endedOffers(items: readonly Keyed[]): string[] {
  const [end] = items.flatMap((item) => keptOutcome.safeParse(item).data?.ended ?? []);
  const offers = items.flatMap((item) => keptOffer.safeParse(item).data ?? []);
  return offers.map((offer) => `${offer.agentId} ${offerAfter(end, offer).outcome}`).toSorted();
}

const keptCall = z.object({ type: z.literal('call'), agentId: z.string(), state: z.string() });

/** How the calls to each agent ended, as the table has it. */
function endedCalls(items: readonly Keyed[]): string[] {
  const calls = items.flatMap((item) => keptCall.safeParse(item).data ?? []);
  return calls.map(({ agentId, state }) => `${agentId} ${state}`).toSorted();
}

/** Whose phone rang more than once in one attempt. */
async function rangTwice({ callers }: Life, stage: Stage): Promise<string[]> {
  const twice: string[] = [];
  for (const { agent, rangBefore } of callers) {
    const rang = (await callsTo(stage, agent.phone)).length;
    const first = rangBefore ?? rang;
    if (first > 1 || rang - first > 1) twice.push(agent.agentId);
  }
  return twice;
}

function countedEvents({ referralId }: Life, stage: Stage): Record<string, number> {
  const detail = z.object({ referralId: z.string(), eventId: z.string() });
  const ids = new Map<string, string>();
  for (const event of stage.cloud.eventBus.events()) {
    const { data } = detail.safeParse(event.detail);
    if (data?.referralId === referralId) ids.set(data.eventId, event.type);
  }
  const counts: Record<string, number> = {};
  for (const type of ids.values()) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

export type Account = Awaited<ReturnType<typeof accountOf>>;

/** The whole account. */
export async function accountOf(life: Life, before: Before, stage: Stage) {
  const { cloud } = stage;
  const { referralId } = life;
  const { body } = await stage.source('GET', `/referrals/${referralId}`);
  const { status, claim } = z
    .object({ status: z.string(), claim: z.object({ agentId: z.string() }).optional() })
    .parse(body);
  const told = [...(await arrivals(life, stage))].flatMap(([where, all]) => all.slice(before.get(where)));
  const executions = cloud.stepFunctions.executions().filter(({ name }) => name.startsWith(referralId));
  const items = await itemsOf(life, stage);
  return {
    outbox: [
      ...items.filter(({ pk }) => pk.startsWith('OUTBOX#')).map((item) => send.parse(item)),
      ...items.flatMap(sendsOfTeam),
    ],
    seen: {
      status,
      owner: claim?.agentId,
      told: told.toSorted(),
      texts: (await stage.textsOf(life.clientPhone)).map((each) => each.body),
      offers: endedOffers(items),
      events: countedEvents(life, stage),
      calls: endedCalls(items),
      rangTwice: await rangTwice(life, stage),
      unendedExecutions: executions.filter((each) => each.status !== 'SUCCEEDED'),
      executions: executions.length,
      leftInQueues: cloud.sqs
        .inspect()
        .flatMap(({ name, messages }) => messages.map((message) => `${name}: ${message.body}`)),
    },
  };
}
