// New messages, with the number of segments that carriers will cut them into. Apart from message.ts: counting takes large tables, which who
// only reads messages does not load.
import type { Claim, Race } from '../claiming/referral.ts';
import type { Reading } from '../consent/words/reading.ts';
import { asLines } from '../platform/written-text.ts';
import { type AgentsMessage, type ClientsMessage, type Message, messageIdOf, placeOf } from './message.ts';
import { type Additions, outgoingText } from './wording/outgoing-text.ts';
import { type Cut, segmentsOf } from './wording/segments.ts';
import { isReadable } from './wording/text-body.ts';

/** A message that an agent writes. `goesOutAs`: all that will go out, as far as is known (TX-18). */
export function newMessage(
  message: Pick<
    AgentsMessage,
    | 'referralId'
    | 'messageId'
    | 'agentId'
    | 'body'
    | 'at'
    | 'typed'
    | 'introduction'
    | 'automated'
    | 'notBefore'
    | 'staleAt'
  >,
  goesOutAs = message.body,
): AgentsMessage {
  return { ...message, direction: 'outbound', delivery: 'queued', ...segmentsOf(goesOutAs) };
}

/** A message that came from the client (TX-4), as it `reads`; empty where they sent what no text can hold. */
export function receivedMessage(
  message: Pick<ClientsMessage, 'referralId' | 'messageId' | 'body' | 'at' | 'to' | 'brand'>,
  reads: Reading['reads'] = 'talk',
): ClientsMessage {
  return {
    ...message,
    direction: 'inbound',
    delivery: 'received',
    ...segmentsOf(message.body),
    ...(reads === 'machine' && { automatic: true }),
    ...(message.body !== '' && !isReadable(message.body) && { blank: true }),
    ...(reads === 'maybe' && { askedToStop: 'open' }),
    ...(reads === 'stop' && { askedToStop: 'yes' }),
  };
}

/** The text that claimed, before it is written down: with what it carries beside its words, as far as is known. */
export function claimingText(
  { referralId, round }: Pick<Race, 'referralId' | 'round'>,
  { agentId, actId, at }: Pick<Claim, 'agentId' | 'actId' | 'at'>,
  body: string,
  additions: Additions,
): AgentsMessage {
  const whole = outgoingText(body, additions);
  const messageId = messageIdOf(actId, round);
  const { introduction } = additions;
  return newMessage(
    { referralId, messageId, agentId, body: whole.body, typed: asLines(body), introduction, at },
    whole.body + whole.appended,
  );
}

/** A whole conversation: the text that claimed belongs to it from the claim on, written down yet or not. */
export function withClaimingText(
  messages: readonly Message[],
  race: Race,
  order: 'oldest' | 'newest' = 'oldest',
): Message[] {
  if (race.status !== 'claimed' || race.claim.text === undefined) return [...messages];
  const { claim } = race;
  const claiming = messageIdOf(claim.actId, race.round);
  if (messages.some(({ messageId }) => messageId === claiming)) return [...messages];
  const first = claimingText(race, claim, race.claim.text, {});
  // CP-8: a greeting and the answer to it are older.
  const oldestFirst = [...messages, first].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  return order === 'oldest' ? oldestFirst : oldestFirst.toReversed();
}

/** What a message shows of the text that went out: names in front of its words, and instructions behind them. */
export type SentText = Cut & { body: string; typed: string; appended: string; givenAt: string | undefined };

/** TX-10, TX-18: of a text that was given to the carrier at `givenAt`. */
export function sentText({
  typed,
  prepended = '',
  appended,
  givenAt,
}: {
  typed: string;
  prepended?: string;
  appended: string;
  givenAt: string | undefined;
}): SentText {
  const body = prepended + typed;
  return { body, typed, appended, givenAt, ...segmentsOf(body + appended) };
}
