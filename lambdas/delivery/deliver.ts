// Delivers one outbox message, effectively once: claimed by one conditional write, settled by answer or receipt.
import type { CarrierAnswer } from '../carriers/carrier-answer.ts';
import type { Verdict } from './gate/gate.ts';
import {
  type Channel,
  type OutboxContent,
  type OutboxState,
  type SendingClaim,
  turnIn,
} from './outbox/outbox-message.ts';
import { isLate, type Turn } from './pace/schedule.ts';

/** How long an unanswered send waits for its receipt. Carriers tell within seconds that they have one. */
export const receiptWaitSeconds = 600;
/** The longest that a queue keeps a message out of sight. */
const maxWaitSeconds = 12 * 3600 - 60;
const maxBackoffSeconds = 60;
/** The carrier takes a text a second to one phone; who waits longer is asked less often. */
const overtakingSeconds = 2;
/** How often a message without any receipt is handed to the carrier, by channel: a second text is never blind. */
const maxUnconfirmed: Record<Channel, number> = { text: 1, push: 1, email: 2 };

/**
 * A turn that comes this soon is waited for by the function: the queue knows whole seconds only, and to write the turn down, to be
 * handed the text again and to judge it again costs as much.
 */
const nearMs = 2500;
/** A text is handed out so long before its turn that it isn't late. */
const readyMs = 200;
/** The longest that a function waits for a turn: a queue that was late is asked so much earlier the next time, or would be late for ever. */
const mostReadyMs = 20_000;

/** What is to become of the queue's message: it is done, or it comes back after a while. */
export type Delivery = { done: true } | { done: false; againInSeconds: number };

/** A verdict to send, as the store carries it out. */
export type Going = Omit<Extract<Verdict, { verdict: 'send' }>, 'verdict'>;

/** What a deliverer works with: the store's steps, the gate and the carrier of one channel. */
export type Deliverer<C extends OutboxContent> = {
  store: {
    claimForSending(content: C, attempts: number, at: Date, going: Going): Promise<SendingClaim>;
    /** `append`, `names`: what had gone out behind the body, and to which conversation the names. */
    requeue(content: C, attempts: number, append?: string, names?: string): Promise<boolean>;
    keepTurn(outboxId: string, attempts: number, turn: Turn): Promise<unknown>;
    hold(outboxId: string, reason: string, until: Date): Promise<boolean>;
    refuse(outboxId: string, reason: string, at: Date): Promise<boolean>;
    endRefused(outboxId: string, attempts: number, reason: string, at: Date): Promise<boolean>;
    applyReceipt(receipt: {
      outboxId: string;
      status: 'accepted' | 'unconfirmed';
      at: string;
      carrierId?: string | undefined;
    }): Promise<boolean>;
  };
  verdictOn(content: C, now: Date): Promise<Verdict>;
  /** `attempt` counts from 1; the carrier hands it back in its receipts. */
  give(content: C, attempt: number): Promise<CarrierAnswer>;
  /** Uniform in [0, 1). */
  random(): number;
  /** PA-1: of a channel whose carrier takes so many a second. */
  pace?: Pace<C>;
};

/** The turns of the numbers that messages leave from. */
export type Pace<C extends OutboxContent> = {
  partsOf(body: string): number;
  book(content: C, parts: number, isAgain: boolean): Promise<Turn & { isNow: boolean }>;
  isKept(content: C, turn: Turn): Promise<boolean>;
  /** The carrier has refused one of its number for coming too soon. */
  slowDown(content: C): Promise<void>;
  until(atMs: number): Promise<void>;
};

/** Delivers one message; `receives` counts how often the queue has handed it out. Throws for faults that are ours. */
export async function deliver<C extends OutboxContent>(
  content: C,
  state: OutboxState,
  now: Date,
  receives: number,
  deps: Deliverer<NoInfer<C>>,
): Promise<Delivery> {
  const { outboxId } = content;
  if (state.status === 'sending') return settleUnanswered(content, state, now, deps);
  if (state.status !== 'queued' && state.status !== 'held') return done;
  const kept = turnIn(state);
  if (kept !== undefined && kept.atMs > now.getTime()) return wait(content, state, kept, now, receives, deps);
  const verdict = await deps.verdictOn(content, now);
  if (verdict.verdict === 'refuse') {
    await deps.store.refuse(outboxId, verdict.reason, now);
    return done;
  }
  if (verdict.verdict === 'hold') {
    await deps.store.hold(outboxId, verdict.reason, verdict.until);
    return again((verdict.until.getTime() - now.getTime()) / 1000);
  }
  if (verdict.verdict === 'wait') return again(Math.min(maxBackoffSeconds, overtakingSeconds * receives));
  const { prepend = '', append = '', footer } = verdict;
  const body = prepend + content.body + append;
  const booked = await turnToTake(content, body, state, now, deps);
  if (booked !== undefined) return lineUp(content, state, booked, now, receives, deps);
  // Someone else has it, or consent changed since: the queue brings it back, and the truth is looked at again.
  if ((await deps.store.claimForSending(content, state.attempts, now, verdict)) !== 'begun') return again(1);
  const answer = await deps.give({ ...content, body }, state.attempts + 1);
  switch (answer.kind) {
    case 'accepted':
      await deps.store.applyReceipt({
        outboxId,
        status: 'accepted',
        at: now.toISOString(),
        carrierId: answer.carrierId,
      });
      return done;
    case 'refused':
      await deps.store.endRefused(outboxId, state.attempts + 1, answer.reason, now);
      return done;
    case 'busy':
      await deps.store.requeue(content, state.attempts + 1, append, footer?.names);
      await deps.pace?.slowDown(content);
      if (state.attempts === 0) {
        // PA-2: perhaps only the phone had another text within this second: it takes the next turn, without the queue's back-off.
        const tried = { status: 'queued', attempts: 1 } as const;
        const next = await turnToTake(content, body, tried, now, deps);
        if (next !== undefined) return lineUp(content, tried, next, now, receives, deps);
      }
      return again(Math.min(maxBackoffSeconds, 2 ** receives) * (0.5 + deps.random() / 2));
    case 'fault':
      await deps.store.requeue(content, state.attempts + 1, append, footer?.names);
      throw answer.error;
    case 'unknown':
      return again(receiptWaitSeconds);
  }
}

type Waiting = Extract<OutboxState, { status: 'queued' | 'held' }>;

/** Undefined when it is this message's turn now; otherwise the turn that it has booked. */
async function turnToTake<C extends OutboxContent>(
  content: C,
  body: string,
  state: Waiting,
  now: Date,
  { pace }: Deliverer<NoInfer<C>>,
): Promise<Turn | undefined> {
  if (pace === undefined) return undefined;
  const turn = turnIn(state);
  const parts = pace.partsOf(body);
  const nowMs = now.getTime();
  const isReady = turn !== undefined && parts <= turn.parts && !isLate(turn, nowMs);
  if (isReady && (await pace.isKept(content, turn))) return undefined;
  const { isNow, ...booked } = await pace.book(content, parts, turn !== undefined || state.attempts > 0);
  if (isNow) return undefined;
  const lateMs = Math.max(
    turn?.lateMs ?? 0,
    turn !== undefined && isLate(turn, nowMs) ? nowMs - turn.atMs : 0,
  );
  return lateMs === 0 ? booked : { ...booked, lateMs };
}

const readyFor = ({ lateMs = 0 }: Turn): number => Math.min(mostReadyMs, readyMs + lateMs);
/** The queue's seconds are whole. */
const nearOf = (turn: Turn): number => Math.max(nearMs, readyFor(turn) + 1000);

/** Keeps a turn that is far away, and waits for it. */
async function lineUp<C extends OutboxContent>(
  content: C,
  state: Waiting,
  booked: Turn,
  now: Date,
  receives: number,
  deps: Deliverer<NoInfer<C>>,
): Promise<Delivery> {
  if (booked.atMs > now.getTime() + nearOf(booked))
    await deps.store.keepTurn(content.outboxId, state.attempts, booked);
  return wait(content, state, booked, now, receives, deps);
}

/** Until the turn: here when it is near, otherwise in the queue. */
async function wait<C extends OutboxContent>(
  content: C,
  state: Waiting,
  turn: Turn,
  now: Date,
  receives: number,
  deps: Deliverer<NoInfer<C>>,
): Promise<Delivery> {
  const waitMs = turn.atMs - now.getTime();
  if (deps.pace === undefined || waitMs > nearOf(turn))
    return again(Math.floor((waitMs - readyFor(turn)) / 1000));
  await deps.pace.until(turn.atMs);
  return deliver(content, { ...state, turn }, new Date(Math.max(turn.atMs, now.getTime())), receives, deps);
}

/** Given to the carrier, and no answer: after the wait it is sent once more where that is harmless, or left unconfirmed. */
async function settleUnanswered<C extends OutboxContent>(
  content: C,
  { startedAt, attempts }: Extract<OutboxState, { status: 'sending' }>,
  now: Date,
  deps: Deliverer<NoInfer<C>>,
): Promise<Delivery> {
  const { outboxId, channel } = content;
  const leftSeconds = receiptWaitSeconds - (now.getTime() - Date.parse(startedAt)) / 1000;
  if (leftSeconds > 0) return again(leftSeconds);
  if (attempts < maxUnconfirmed[channel]) {
    await deps.store.requeue(content, attempts);
    return again(1);
  }
  await deps.store.applyReceipt({ outboxId, status: 'unconfirmed', at: now.toISOString() });
  return done;
}

export const done: Delivery = { done: true };

export function again(seconds: number): Delivery {
  return { done: false, againInSeconds: Math.min(maxWaitSeconds, Math.max(1, Math.ceil(seconds))) };
}
