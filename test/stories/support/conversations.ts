// Conversations in stories: what the agent and the client write to each other, and what each of them gets to see.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { agentOf, aPhone, aReferral, referralFor, type StoryAgent, type StoryTeam } from './builders.ts';
import { type Answer, type Client, type Stage, secondMs } from './stage.ts';

export const pool = ['+12065550101', '+12065550102', '+12065550103'];
export const leadAlertNumber = '+12065550100';
export const instructions =
  '[This part of the message is required by your mobile carrier and is sent automatically. If you prefer not to receive text messages from me just reply end]';

const message = z.looseObject({
  messageId: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  agentId: z.string().optional(),
  body: z.string(),
  appended: z.string().optional(),
  at: z.string(),
  delivery: z.string(),
  encoding: z.string(),
  segments: z.number(),
});
export type SeenMessage = z.infer<typeof message>;
const page = z.object({ messages: z.array(message), cursor: z.string().optional() });

export type Talk = {
  referralId: string;
  /** The client's. */
  phone: string;
  owner: StoryAgent;
};

/** A referral that nobody has claimed yet, and that `owner` is to text. */
export async function anOffer(
  stage: Stage,
  team: StoryTeam,
  { owner = agentOf(team), phone = aPhone() }: { owner?: StoryAgent; phone?: string } = {},
): Promise<Talk> {
  return { referralId: await aReferral(stage, referralFor(team.teamId, phone)), phone, owner };
}

/** A referral that `owner` claimed by a first text, which is on the client's phone; a second later. */
export async function aTalk(...about: Parameters<typeof anOffer>): Promise<Talk> {
  const [stage] = about;
  const talk = await anOffer(...about);
  expectStatus(await write(talk, 'Hello, shall we talk about the garden?'), 201);
  // The carrier takes a text a second to one phone.
  await stage.advance(2 * secondMs);
  return talk;
}

/** The agent texts; nothing is waited for. */
export function write(
  { referralId, owner }: Talk,
  body: string,
  as: Client = owner.does,
  key?: string,
): Promise<Answer> {
  const headers = key === undefined ? {} : { 'idempotency-key': key };
  return as('POST', `/referrals/${referralId}/messages`, { body }, headers);
}

/** The id of the message in an answer. */
export function messageIdIn({ body }: Answer): string {
  return message.parse(body).messageId;
}

/** The agent texts, and what becomes of it within `ms` has become of it; answers the message's id. */
export async function wrote(stage: Stage, talk: Talk, body: string, ms = 2 * secondMs): Promise<string> {
  const messageId = messageIdIn(expectStatus(await write(talk, body), 201));
  await stage.advance(ms);
  return messageId;
}

/** The whole conversation as its owner sees it, oldest first. */
export async function conversation(
  { referralId, owner }: Talk,
  as: Client = owner.does,
): Promise<SeenMessage[]> {
  return page.parse(expectStatus(await as('GET', `/referrals/${referralId}/messages`), 200).body).messages;
}

/** All pages of a conversation, each as long as it came. */
export async function pagesOf(
  { referralId, owner }: Talk,
  order: 'oldest' | 'newest',
): Promise<SeenMessage[][]> {
  const pages: SeenMessage[][] = [];
  let cursor: string | undefined;
  do {
    const query = `?order=${order}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await owner.does('GET', `/referrals/${referralId}/messages${query}`);
    const read = page.parse(expectStatus(answer, 200).body);
    pages.push(read.messages);
    ({ cursor } = read);
  } while (cursor !== undefined);
  return pages;
}

export async function lastMessage(talk: Talk): Promise<SeenMessage> {
  const last = (await conversation(talk)).at(-1);
  if (last === undefined) throw new Error('Nobody has written yet');
  return last;
}

export async function explanation({ referralId, owner }: Talk, messageId: string): Promise<unknown> {
  return (await owner.does('GET', `/referrals/${referralId}/messages/${messageId}/explain`)).body;
}

/** The referral as its owner sees it. */
export async function seen({ referralId, owner }: Talk, as: Client = owner.does): Promise<unknown> {
  return (await as('GET', `/referrals/${referralId}`)).body;
}

/** What reached a phone, oldest first. */
export async function arrivedAt(stage: Stage, phone: string) {
  return (await stage.textsOf(phone)).filter(({ direction }) => direction === 'outbound');
}

export async function bodiesAt(stage: Stage, phone: string): Promise<string[]> {
  return (await arrivedAt(stage, phone)).map(({ body }) => body);
}

/** True when the last text that reached the phone ends with the opt-out instructions. */
export async function hadInstructions(stage: Stage, phone: string): Promise<boolean> {
  return (await bodiesAt(stage, phone)).at(-1)?.endsWith(` ${instructions}`) ?? false;
}

/** The number of ours that last texted the client. */
export async function ourNumber(stage: Stage, { phone }: Talk): Promise<string> {
  const last = (await arrivedAt(stage, phone)).at(-1);
  if (last === undefined) throw new Error('Nobody texted the client yet');
  return last.from;
}

let replies = 0;
/** A phone texts one of our numbers; nothing is waited for. The same `id` twice is a redelivery. */
export async function textIn(
  stage: Stage,
  text: { from: string; to: string; body: string; id?: string },
): Promise<void> {
  replies += 1;
  const { from, to, body, id = `reply-${replies}` } = text;
  expectStatus(await stage.call('POST', `/_local/phones/${from}/texts`, { to, body, id }), 202, 200);
}

/** A text comes in of which the carrier says that it is from `at`, as SNS puts it into the queue; nothing is waited for. */
export async function textInFrom(
  stage: Stage,
  { from, to, body }: { from: string; to: string; body: string },
  at: number,
): Promise<void> {
  replies += 1;
  const Message = JSON.stringify({
    originationNumber: from,
    destinationNumber: to,
    messageBody: body,
    inboundMessageId: `reply-${replies}`,
  });
  const { awsOrigin: endpoint, operator: credentials, sqs } = stage.cloud;
  const isInbound = ({ name, deadLetterOf }: { name: string; deadLetterOf: readonly string[] }) =>
    name.includes('InboundTexts') && deadLetterOf.length === 0;
  const client = new SQSClient({ endpoint, credentials, region: 'us-east-1' });
  await client.send(
    new SendMessageCommand({
      QueueUrl: `${endpoint}/000000000000/${sqs.inspect().find(isInbound)?.name}`,
      MessageBody: JSON.stringify({ Message, Timestamp: new Date(at).toISOString() }),
    }),
  );
  client.destroy();
}

/** The client answers to the number that last texted them, and all that follows has happened. */
export async function clientReplies(stage: Stage, talk: Talk, body: string, id?: string): Promise<void> {
  const to = await ourNumber(stage, talk);
  await textIn(stage, { from: talk.phone, to, body, ...(id !== undefined && { id }) });
  await stage.advance(2 * secondMs);
}

/** How a phone and its carrier behave from now on. */
export async function behave(stage: Stage, phone: string, behaviour: object): Promise<void> {
  expectStatus(await stage.call('POST', `/_local/phones/${phone}/behaviour`, behaviour), 200);
}

/** Switches an agent's text alerts on, by their YES. */
export async function withTextAlerts(stage: Stage, agent: StoryAgent): Promise<void> {
  expectStatus(await agent.does('PUT', '/me/text-alerts'), 200);
  await stage.advance(secondMs);
  await textIn(stage, { from: agent.phone, to: leadAlertNumber, body: 'YES' });
  await stage.advance(secondMs);
}

const queues = z.object({
  queues: z.array(z.object({ name: z.string(), purpose: z.string(), messages: z.array(z.unknown()) })),
});

/** The names of queues, those of dead letters included, that hold anything. */
export async function waitingIn(stage: Stage): Promise<string[]> {
  const all = queues.parse((await stage.call('GET', '/_local/queues')).body).queues;
  // Digests of replies wait for five minutes on purpose.
  const others = all.filter(({ name, purpose }) => purpose !== 'kept' && !name.includes('ReplyDigests'));
  return others.flatMap(({ name, messages }) => (messages.length > 0 ? [name] : []));
}

/** The answer, which has one of `statuses`. */
export function expectStatus(answer: Answer, ...statuses: number[]): Answer {
  if (!statuses.includes(answer.status)) {
    throw new Error(`Answered ${answer.status} instead of ${statuses}: ${JSON.stringify(answer.body)}`);
  }
  return answer;
}
