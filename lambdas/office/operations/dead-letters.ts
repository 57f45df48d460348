// Dead letters as an operator sees them: which queue gave them up, whether it takes them back, and what one is about, without personal data.
import type { Refusal } from '../../platform/outcome.ts';

export type Filled = { waiting: number; inFlight: number; delayed: number };
export type DeadLetterQueue = { queue: string; url: string; arn: string; count: number };

/** What moves dead letters back, as far as it is. */
export type Redrive = {
  status: 'moving' | 'moved' | 'failed' | 'canceled';
  moved: number;
  /** How many it began with, as far as SQS knows. */
  of?: number | undefined;
  startedAt: string;
};

export type LookedAt = {
  queue: string;
  /** By which CloudWatch knows it. */
  queueName: string;
  filled: Filled;
  deadLetters: DeadLetterQueue;
  redrive: Redrive | undefined;
};

/** The stream’s failures are named after the function that reads it; they come from no queue. */
export function isRedrivable(queue: string): boolean {
  return !queue.includes('/');
}

/** The one of `all` that is named `queue`. */
export function queueNamed<Q extends { queue: string }>(
  queue: string,
  all: readonly Q[],
): Q | Refusal<'unknown-queue'> {
  const found = all.find((each) => each.queue === queue);
  if (found !== undefined) return found;
  const names = all.map((each) => each.queue).join(', ');
  return { refused: 'unknown-queue', detail: `There is no queue ${queue}. There are ${names}.` };
}

/** The same, of those that take back what they gave up. */
export function redrivable<Q extends { queue: string }>(
  queue: string,
  all: readonly Q[],
): Q | Refusal<'unknown-queue' | 'not-redrivable'> {
  const found = queueNamed(queue, all);
  if ('refused' in found || isRedrivable(queue)) return found;
  return {
    refused: 'not-redrivable',
    detail: `What ${queue} gave up are changes of the table, which no queue takes back: replay each referral or phone that its log names.`,
  };
}

export const letterKinds = [
  'outbox-message',
  'team-email',
  'reply-digest',
  'standing',
  'invitation',
  'event',
  'job',
  'operation',
  'receipt',
  'email-receipt',
  'call-event',
  'inbound-text',
  'changes',
  'other',
  'unreadable',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** What a dead letter is about: its kind, and the ids that it names. Nothing that anybody wrote or is reached by. */
export type Letter = { kind: LetterKind; ids: Record<string, string>; error: string | undefined };

type Values = Record<string, unknown>;

/** Kinds by a field that only they have, the first that is there. */
const kindsByField: readonly (readonly [string, LetterKind])[] = [
  ['outboxId', 'outbox-message'],
  ['teamEmailId', 'team-email'],
  ['dueAt', 'reply-digest'],
  ['operationId', 'operation'],
  ['job', 'job'],
  ['DDBStreamBatchInfo', 'changes'],
  ['inboundMessageId', 'inbound-text'],
  ['mail', 'email-receipt'],
  ['detail-type', 'event'],
];

/** `queue`: that gave it up. */
export function letterIn(body: string, queue: string): Letter {
  const outer = objectIn(body);
  if (outer === undefined) return { kind: 'unreadable', ids: {}, error: undefined };
  // What carriers tell comes in an envelope of SNS.
  const inner = typeof outer.Message === 'string' ? objectIn(outer.Message) : outer;
  if (inner === undefined) return { kind: 'unreadable', ids: {}, error: undefined };
  return { kind: kindOf(inner, queue), ids: Object.fromEntries(idsIn(inner)), error: conditionIn(inner) };
}

function kindOf(values: Values, queue: string): LetterKind {
  const { eventType } = values;
  if (typeof eventType === 'string') {
    if (eventType.startsWith('TEXT_')) return 'receipt';
    if (eventType.startsWith('VOICE_')) return 'call-event';
  }
  const found = kindsByField.find(([field]) => Object.hasOwn(values, field));
  if (found !== undefined) return found[1];
  if (typeof values.teamId !== 'string' || typeof values.agentId !== 'string') return 'other';
  return queue === 'invitations' ? 'invitation' : 'standing';
}

/** Dibs’ own ids, wherever they stand, and a few that are named so. */
const ownId = /^(ref|msg|msr|out|evt|try|pin|act|chn|imp|opr)_[\w-]{1,60}$/;
const namedIds = new Set([
  'agentId',
  'teamId',
  'job',
  'eventType',
  'inboundMessageId',
  'startSequenceNumber',
  'endSequenceNumber',
]);
const harmless = /^[\w.-]{1,100}$/;
const phoneLike = /^\+?\d{7,15}$/;
const deepest = 4;
const mostIds = 12;

function idsIn(values: Values, depth = 0): [string, string][] {
  const found = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'string') return harmless.test(name) && isId(name, value) ? [[name, value]] : [];
    const isDeeper = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isDeeper && depth < deepest ? idsIn({ ...value }, depth + 1) : [];
  });
  return found.slice(0, mostIds);
}

function isId(name: string, value: string): boolean {
  if (ownId.test(value)) return true;
  return namedIds.has(name) && harmless.test(value) && !phoneLike.test(value);
}

/** Why Lambda gave up changes of the stream. SQS says nothing of the kind. */
function conditionIn({ requestContext }: Values): string | undefined {
  if (typeof requestContext !== 'object' || requestContext === null) return undefined;
  const condition: unknown = 'condition' in requestContext ? requestContext.condition : undefined;
  return typeof condition === 'string' && /^\w{1,60}$/.test(condition) ? condition : undefined;
}

function objectIn(text: string): Values | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}
