// After a send was put into the outbox or moved on: its queue gets it, and its fate is told where it matters.

import { alertNotice } from '../consent/texts.ts';
import type { Item } from '../platform/table-requests.ts';
import type { Cloud } from '../stream/cloud.ts';
import { creditReply } from '../texting/credit-reply.ts';
import {
  contentSchema,
  type MessagePurpose,
  type SendContent,
  type SendState,
  stateSchema,
  type Traces,
  tracesSchema,
} from './outbox-message.ts';
import { pairOf } from './outbox-store.ts';

export async function followSend(before: Item | undefined, after: Item, cloud: Cloud): Promise<void> {
  const content = contentSchema.parse(after);
  const state = stateSchema.parse(after);
  if (before === undefined) return cloud.queue(content.channel, content.sendId);
  const was = tracesSchema.parse(before);
  const traces = tracesSchema.parse(after);
  if (traces.takenAt !== was.takenAt) await tellTaken(content, traces, cloud);
  if (before.status !== state.status) await tellFate(content, state, traces, cloud);
}

/** The phone's carrier has it: from then on count the hours of a question (CO-3) and the days of a notice (CO-10). */
async function tellTaken(content: SendContent, { takenAt, appended }: Traces, cloud: Cloud): Promise<void> {
  if (takenAt === undefined) return;
  const { purpose, to } = content;
  if (purpose.kind === 'question') await cloud.episodes.noteReceived(purpose.episodeId, takenAt);
  if (appended === alertNotice) await cloud.notices.noteAccepted(to, takenAt);
}

async function tellFate(content: SendContent, state: SendState, traces: Traces, cloud: Cloud): Promise<void> {
  const { purpose } = content;
  switch (purpose.kind) {
    case 'message':
      await tellConversation(purpose, content, state, traces, cloud);
      return tellFooter(content, state, traces, cloud);
    case 'question':
      return tellQuestion(content, state, traces, cloud);
    case 'notice':
      await tellNoticeless(content, state, traces, cloud);
      return tellNotified(purpose, state, cloud);
  }
}

/** TX-10: what became of a message, and what went out behind its words. */
async function tellConversation(
  purpose: MessagePurpose,
  { body }: SendContent,
  { status }: SendState,
  { appended, startedAt: givenAt }: Traces,
  cloud: Cloud,
): Promise<void> {
  // What was put behind the words of a try that the carrier did not take is decided anew.
  const behind = status === 'queued' ? '' : appended;
  const sent = behind === undefined ? undefined : { body, appended: behind, givenAt };
  await cloud.conversations.markDelivery(purpose, status, cloud.now(), sent);
}

/** TX-5: instructions that did not reach the client were none, and those of a text given up for lost that did were. */
async function tellFooter(
  content: SendContent,
  state: SendState,
  { startedAt, appended }: Traces,
  cloud: Cloud,
): Promise<void> {
  const pair = pairOf(content);
  if (pair === undefined || startedAt === undefined) return;
  const { sendId } = content;
  switch (state.status) {
    case 'accepted':
    case 'delivered':
      if (appended) await cloud.footers.keep(pair, sendId, startedAt);
      await cloud.footers.noteTexted(pair, startedAt);
      return creditEarlierReply(content, startedAt, cloud);
    case 'failed':
    case 'refused':
    case 'unconfirmed':
      if (appended) await cloud.footers.takeBack(pair, sendId);
  }
}

/** The client may have answered before it was known here that they have the text. */
async function creditEarlierReply({ purpose }: SendContent, startedAt: string, cloud: Cloud): Promise<void> {
  if (purpose.kind !== 'message') return;
  const { lastReplyAt } = await cloud.conversations.readSent(purpose.referralId);
  if (lastReplyAt !== undefined && lastReplyAt >= startedAt) {
    await creditReply(purpose.referralId, lastReplyAt, cloud);
  }
}

/** CO-13: what was asked, when and from where to where, goes into the ledger. */
async function tellQuestion(
  content: SendContent,
  state: SendState,
  { startedAt, carrierId }: Traces,
  cloud: Cloud,
): Promise<void> {
  const { purpose, sendId, to: phone, body: words } = content;
  if (purpose.kind !== 'question' || content.channel !== 'text') return;
  const { episodeId } = purpose;
  // A try that the carrier did not take is none: a busy carrier can't opt people out before they were asked.
  const isOpen = state.status === 'queued' || state.status === 'held' || state.status === 'sending';
  // Refused before any try, the hours count all the same: the asking comes to its end.
  const sentAt = startedAt ?? (state.status === 'refused' ? state.settledAt : undefined);
  if (sentAt !== undefined && !isOpen) await cloud.episodes.noteSent(episodeId, sentAt);
  const at = wentOutAt(state);
  if (at === undefined || content.from === undefined) return;
  await cloud.consents.record({
    eventId: cloud.derivedId('evt', 'question-sent', episodeId),
    act: 'question-sent',
    programme: content.programme,
    ...{ phone, at, episodeId, words, sendId, carrierId, from: content.from },
  });
}

/** CO-10: a lead alert that went out without a notice that was due is remembered, for the daily job to report. */
async function tellNoticeless(
  content: SendContent,
  state: SendState,
  { appended }: Traces,
  cloud: Cloud,
): Promise<void> {
  const isAlert = content.channel === 'text' && content.programme === 'lead-alerts';
  if (!isAlert || appended === alertNotice || state.status !== 'accepted') return;
  await cloud.notices.noteWithout(content.to, state.acceptedAt);
}

async function tellNotified(
  purpose: Extract<SendContent['purpose'], { kind: 'notice' }>,
  state: SendState,
  cloud: Cloud,
): Promise<void> {
  const notifiedAt = wentOutAt(state);
  if (purpose.notice === 'referral-offered' && notifiedAt !== undefined) {
    await cloud.offers.markNotified(purpose.referralId, purpose.agentId, notifiedAt);
  }
}

/** A delivery can be known before its acceptance is: then it went out by then. */
function wentOutAt(state: SendState): string | undefined {
  if (state.status === 'delivered') return state.acceptedAt ?? state.settledAt;
  return state.status === 'accepted' ? state.acceptedAt : undefined;
}
