// What became of an agent's text goes into its conversation (TX-10), and decides whether the client had the instructions (TX-5).

import type { Race } from '../claiming/referral.ts';
import type { ItemBrand } from '../people/brand.ts';
import type { Carried, Pair } from '../texting/footer/footer.ts';
import { type AgentsMessage, type ConversationPlace, isOfRound, placeOf } from '../texting/message.ts';
import { type SentText, sentText } from '../texting/new-message.ts';
import { type CreditReplyDeps, creditReply } from '../texting/replies/credit-reply.ts';
import { isCarriers, isForGood } from './failures.ts';
import {
  type MessagePurpose,
  type OutboxContent,
  type OutboxState,
  pairOf,
  type Traces,
  wentOutAt,
} from './outbox/outbox-message.ts';

export type NoteMessageFateDeps = CreditReplyDeps & {
  conversations: {
    markDelivery(
      message: { referralId: string; messageId: string; at: string },
      delivery: AgentsMessage['delivery'],
      now: Date,
      sent?: SentText,
      heldUntil?: string,
    ): Promise<void>;
    readSent(
      referralId: string,
    ): Promise<{ lastReplyAt?: string | undefined; failedAt?: string | undefined }>;
    noteFailed(referralId: string, at: string): Promise<void>;
    hasReached(referralId: string, place: ConversationPlace): Promise<boolean>;
  };
  races: {
    read(referralId: string): Promise<Race | undefined>;
    noteGreeted(referralId: string, at: string, round: number | undefined): Promise<void>;
    noteNotGreeted(referralId: string, round: number | undefined): Promise<void>;
    noteUnreached(referralId: string, reason: string, at: string): Promise<void>;
    noteReached(referralId: string): Promise<void>;
  };
  footers: {
    keep(pair: Pair, outboxId: string, at: string, carried: Carried): Promise<unknown>;
    noteTexted(pair: Pair, at: string): Promise<void>;
    takeBack(pair: Pair, outboxId: string, textedAt?: string): Promise<void>;
  };
  now(): Date;
};

/** `was`: its status before; undefined when that isn't known. */
export async function noteMessageFate(
  purpose: MessagePurpose,
  content: OutboxContent,
  was: OutboxState['status'] | undefined,
  state: OutboxState,
  traces: Traces,
  deps: NoteMessageFateDeps,
): Promise<void> {
  const { status } = state;
  const { prepended = '', appended, startedAt: givenAt } = traces;
  // What was appended in an attempt that the carrier did not accept is decided again.
  const behind = status === 'queued' ? '' : appended;
  const sent =
    behind === undefined
      ? undefined
      : sentText({ typed: content.body, prepended, appended: behind, givenAt });
  const heldUntil = status === 'held' ? state.heldUntil : undefined;
  await deps.conversations.markDelivery(purpose, status, deps.now(), sent, heldUntil);
  const failedAt = await noteInstructions(purpose, content, was, state, traces, deps);
  await noteReach(purpose, state, failedAt, deps);
  if (purpose.automated?.kind === 'greeting') await noteGreeted(purpose, state, deps);
}

/** CP-8: who claims goes by whether the client was greeted, without reading the conversation. One that failed in the end greeted nobody. */
async function noteGreeted(
  { referralId, messageId }: MessagePurpose,
  state: OutboxState,
  { races }: NoteMessageFateDeps,
): Promise<void> {
  const at = wentOutAt(state);
  if (at === undefined && state.status !== 'failed') return;
  const race = await races.read(referralId);
  const isNoted = race?.greetedAt !== undefined;
  if (race === undefined || !isOfRound(messageId, race) || isNoted === (at !== undefined)) return;
  if (at === undefined) await races.noteNotGreeted(referralId, race.round);
  else await races.noteGreeted(referralId, at, race.round);
}

/** CL-12: nobody is left with a client whom no text reaches. A later text that did, or this one after all, says otherwise. */
async function noteReach(
  { referralId, messageId, at }: MessagePurpose,
  state: OutboxState,
  failedAt: string | undefined,
  deps: NoteMessageFateDeps,
): Promise<void> {
  if (state.status === 'delivered') {
    if (failedAt !== undefined && failedAt <= at) await deps.races.noteReached(referralId);
    return;
  }
  const hasFailed = state.status === 'failed' || (state.status === 'refused' && isCarriers(state.reason));
  if (!hasFailed || !isForGood(state.reason)) return;
  await deps.conversations.noteFailed(referralId, at);
  if (await deps.conversations.hasReached(referralId, placeOf({ at, messageId }))) return;
  await deps.races.noteUnreached(referralId, state.reason, at);
}

/**
 * TX-5, TX-8: instructions and names that did not reach the client were none, and those of a text given up for lost that did were. Of one that
 * the carrier has it answers when a text last failed.
 */
async function noteInstructions(
  { referralId }: MessagePurpose,
  content: OutboxContent,
  was: OutboxState['status'] | undefined,
  { status }: OutboxState,
  { startedAt, appended, names }: Traces,
  deps: NoteMessageFateDeps,
): Promise<string | undefined> {
  const pair = pairOf(content);
  if (pair === undefined || startedAt === undefined) return undefined;
  const { outboxId } = content;
  const carried = { isAppended: Boolean(appended), ...(names && { names }) };
  const isPlain = !carried.isAppended && carried.names === undefined;
  switch (status) {
    case 'accepted':
    case 'delivered': {
      // The write that gave it to the carrier noted what it carries: only what was heard of it since can have taken that back.
      if (!isPlain && was !== 'sending' && was !== 'accepted') {
        await deps.footers.keep(pair, outboxId, startedAt, carried);
      }
      // What it carries says that there was a text.
      if (isPlain && was !== 'accepted') await deps.footers.noteTexted(pair, startedAt);
      return creditEarlierReply({ referralId, brand: content.brand }, startedAt, deps);
    }
    case 'failed':
      if (!isPlain) await deps.footers.takeBack(pair, outboxId, startedAt);
      break;
    case 'refused':
    case 'unconfirmed':
      if (!isPlain) await deps.footers.takeBack(pair, outboxId);
  }
  return undefined;
}

/** The client may have answered before it was known here that they have the text. */
async function creditEarlierReply(
  { referralId, brand }: { referralId: string; brand: ItemBrand },
  startedAt: string,
  deps: NoteMessageFateDeps,
): Promise<string | undefined> {
  const { lastReplyAt, failedAt } = await deps.conversations.readSent(referralId);
  if (lastReplyAt !== undefined && lastReplyAt >= startedAt) {
    await creditReply({ referralId, at: lastReplyAt, brand }, deps);
  }
  return failedAt;
}
