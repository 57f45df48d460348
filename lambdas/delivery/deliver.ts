// Carries one send of the outbox out, effectively once: begun by one conditional write, settled by answer or receipt.
import type { CarrierAnswer } from './carrier.ts';
import type { Verdict } from './gate.ts';
import type { Channel, Send } from './send.ts';
import type { Beginning } from './send-store.ts';

/** How long an unanswered send waits for its receipt. Carriers tell within seconds that they have one. */
const receiptWaitSeconds = 600;
/** The longest that a queue keeps a message out of sight. */
const maxWaitSeconds = 12 * 3600 - 60;
const maxBackoffSeconds = 60;
/** Times that a send without any receipt is given to the carrier, by channel: a second text is never blind. */
const maxUnconfirmed: Record<Channel, number> = { text: 1, push: 1, email: 2 };

/** What is to happen with the queue's message: it is done, or it comes back. */
export type Delivery = { done: true } | { done: false; againInSeconds: number };

/** What a deliverer works with: the store's steps, the gate and the carrier of one channel. */
export type Deliverer<S extends Send> = {
  store: {
    begin(send: S & { attempts: number }, at: Date): Promise<Beginning>;
    requeue(sendId: string, attempts: number): Promise<boolean>;
    hold(sendId: string, reason: string, until: Date): Promise<boolean>;
    refuse(sendId: string, reason: string, at: Date): Promise<boolean>;
    settle(receipt: { sendId: string; status: 'accepted' | 'unconfirmed'; at: string }): Promise<boolean>;
  };
  verdictOn(send: S, now: Date): Promise<Verdict>;
  give(send: S): Promise<CarrierAnswer>;
  /** Uniform in [0, 1). */
  random(): number;
};

/** Delivers `send`; `receives` counts how often the queue has handed it out. Throws for faults that are ours. */
export async function deliver<S extends Send>(
  send: S,
  now: Date,
  receives: number,
  by: Deliverer<S>,
): Promise<Delivery> {
  const { sendId } = send;
  if (send.status === 'sending') return settleUnanswered(send, now, by);
  if (send.status !== 'queued' && send.status !== 'held') return done;
  const verdict = await by.verdictOn(send, now);
  if (verdict.verdict === 'refuse') {
    await by.store.refuse(sendId, verdict.reason, now);
    return done;
  }
  if (verdict.verdict === 'hold') {
    await by.store.hold(sendId, verdict.reason, verdict.until);
    return again((verdict.until.getTime() - now.getTime()) / 1000);
  }
  // Whoever else has it, or whatever changed since: the queue brings it back, and the truth is looked at again.
  if ((await by.store.begin({ ...send, attempts: send.attempts }, now)) !== 'begun') return again(1);
  const attempts = send.attempts + 1;
  const answer = await by.give(send);
  switch (answer.kind) {
    case 'accepted':
      await by.store.settle({ sendId, status: 'accepted', at: now.toISOString() });
      return done;
    case 'refused':
      await by.store.refuse(sendId, answer.reason, now);
      return done;
    case 'busy':
      await by.store.requeue(sendId, attempts);
      return again(Math.min(maxBackoffSeconds, 2 ** receives) * (0.5 + by.random() / 2));
    case 'fault':
      await by.store.requeue(sendId, attempts);
      throw answer.error;
    case 'unknown':
      return again(receiptWaitSeconds);
  }
}

async function settleUnanswered<S extends Send>(
  send: S & { status: 'sending'; startedAt: string; attempts: number },
  now: Date,
  by: Deliverer<S>,
): Promise<Delivery> {
  const leftSeconds = receiptWaitSeconds - (now.getTime() - Date.parse(send.startedAt)) / 1000;
  if (leftSeconds > 0) return again(leftSeconds);
  if (send.attempts < maxUnconfirmed[send.channel]) {
    await by.store.requeue(send.sendId, send.attempts);
    return again(1);
  }
  await by.store.settle({ sendId: send.sendId, status: 'unconfirmed', at: now.toISOString() });
  return done;
}

const done: Delivery = { done: true };

function again(seconds: number): Delivery {
  return { done: false, againInSeconds: Math.min(maxWaitSeconds, Math.max(1, Math.ceil(seconds))) };
}
