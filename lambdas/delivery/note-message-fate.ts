// What became of an agent's text goes into its conversation (TX-10), and decides whether the client had the instructions (TX-5).
import { type CreditReplyDeps, creditReply } from '../texting/credit-reply.ts';
import type { Pair } from '../texting/footer.ts';
import type { AgentsMessage } from '../texting/message.ts';
import {
  type MessagePurpose,
  type OutboxContent,
  type OutboxState,
  pairOf,
  type Traces,
} from './outbox-message.ts';

export type NoteMessageFateDeps = CreditReplyDeps & {
  conversations: {
    markDelivery(
      message: { referralId: string; messageId: string; at: string },
      delivery: AgentsMessage['delivery'],
      now: Date,
      sent?: { body: string; appended: string; givenAt: string | undefined },
      heldUntil?: string,
    ): Promise<void>;
    readSent(referralId: string): Promise<{ lastReplyAt?: string | undefined }>;
  };
  footers: {
    keep(pair: Pair, outboxId: string, at: string): Promise<void>;
    noteTexted(pair: Pair, at: string): Promise<void>;
    takeBack(pair: Pair, outboxId: string): Promise<void>;
  };
  now(): Date;
};

export async function noteMessageFate(
  purpose: MessagePurpose,
  content: OutboxContent,
  state: OutboxState,
  traces: Traces,
  deps: NoteMessageFateDeps,
): Promise<void> {
  const { status } = state;
  const { appended, startedAt: givenAt } = traces;
  // What was appended in an attempt that the carrier did not accept is decided again.
  const behind = status === 'queued' ? '' : appended;
  const sent = behind === undefined ? undefined : { body: content.body, appended: behind, givenAt };
  const heldUntil = status === 'held' ? state.heldUntil : undefined;
  await deps.conversations.markDelivery(purpose, status, deps.now(), sent, heldUntil);
  await noteInstructions(purpose, content, state, traces, deps);
}

/** TX-5: instructions that did not reach the client were none, and those of a text given up for lost that did were. */
async function noteInstructions(
  { referralId }: MessagePurpose,
  content: OutboxContent,
  { status }: OutboxState,
  { startedAt, appended }: Traces,
  deps: NoteMessageFateDeps,
): Promise<void> {
  const pair = pairOf(content);
  if (pair === undefined || startedAt === undefined) return;
  const { outboxId } = content;
  switch (status) {
    case 'accepted':
    case 'delivered':
      if (appended) await deps.footers.keep(pair, outboxId, startedAt);
      await deps.footers.noteTexted(pair, startedAt);
      return creditEarlierReply(referralId, startedAt, deps);
    case 'failed':
    case 'refused':
    case 'unconfirmed':
      if (appended) await deps.footers.takeBack(pair, outboxId);
  }
}

/** The client may have answered before it was known here that they have the text. */
async function creditEarlierReply(
  referralId: string,
  startedAt: string,
  deps: NoteMessageFateDeps,
): Promise<void> {
  const { lastReplyAt } = await deps.conversations.readSent(referralId);
  if (lastReplyAt !== undefined && lastReplyAt >= startedAt) {
    await creditReply(referralId, lastReplyAt, deps);
  }
}
