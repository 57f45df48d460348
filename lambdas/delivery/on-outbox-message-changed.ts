// After an outbox message was created or moved on: its queue gets it, and what became of it is noted where it matters.

import type { BusEvent } from '../claiming/bus/bus-events.ts';
import { type Program, programs } from '../consent/program.ts';
import type { ConsentRequest } from '../consent/requests/consent-request.ts';
import { optOutNotice } from '../consent/texts.ts';
import type { ItemBrand } from '../people/brand.ts';
import type { HoldReason } from './gate/gate.ts';
import { type NoteMessageFateDeps, noteMessageFate } from './note-message-fate.ts';
import { type NoteRequestFateDeps, noteRequestFate } from './note-request-fate.ts';
import {
  type Channel,
  contentSchema,
  type MessagePurpose,
  type OutboxContent,
  type OutboxState,
  stateSchema,
  type Traces,
  tracesSchema,
  wentOutAt,
} from './outbox/outbox-message.ts';
import { textEvent } from './text-event.ts';

export type OnOutboxMessageChangedDeps = NoteMessageFateDeps &
  NoteRequestFateDeps & {
    /** Hands an outbox message to its channel's queue. */
    queue(channel: Channel, outboxId: string): Promise<void>;
    consentRequests: { noteReceived(id: ConsentRequest['consentRequestId'], at: string): Promise<void> };
    optOutNotices: {
      noteAccepted(program: Program, phone: string, at: string, brand: ItemBrand): Promise<void>;
      noteWithout(program: Program, phone: string, at: string, brand: ItemBrand): Promise<void>;
    };
    publish(event: BusEvent): Promise<void>;
    /** CP-7: what became of an automated text, for its team's figures. */
    noteCampaignFate(purpose: MessagePurpose, state: OutboxState): Promise<void>;
    derivedId(prefix: 'evt', ...parts: string[]): string;
    answers: { giveBack(phone: string, outboxId: string, now: Date): Promise<void> };
    offers: { markNotified(referralId: string, agentId: string, at: string, round?: number): Promise<void> };
  };

export async function onOutboxMessageChanged(
  before: unknown,
  after: unknown,
  deps: OnOutboxMessageChangedDeps,
): Promise<void> {
  const content = contentSchema.parse(after);
  if (before === undefined) return deps.queue(content.channel, content.outboxId);
  const was = tracesSchema.parse(before);
  await noteLongerHold(content, before, after, deps);
  const traces = tracesSchema.parse(after);
  const state = stateSchema.parse(after);
  if (traces.handedOverAt !== was.handedOverAt) await noteHandover(content, traces, deps);
  const status = statusOf(before);
  if (status !== state.status) await noteFate(content, status, state, traces, deps);
}

/** Replayed, nothing is known of before: undefined. */
function statusOf(before: unknown): OutboxState['status'] | undefined {
  return stateSchema.schema().safeParse(before).data?.status;
}

/** The phone's carrier has it: from then on count the hours of a request (CO-3) and the days of a notice (CO-10). */
async function noteHandover(
  content: OutboxContent,
  { handedOverAt, appended }: Traces,
  deps: OnOutboxMessageChangedDeps,
): Promise<void> {
  if (handedOverAt === undefined) return;
  const { purpose, to } = content;
  if (purpose.kind === 'consent-request') {
    await deps.consentRequests.noteReceived(purpose.consentRequestId, handedOverAt);
  }
  if (content.channel === 'text' && appended === optOutNotice) {
    await deps.optOutNotices.noteAccepted(content.program, to, handedOverAt, content.brand);
  }
}

async function noteFate(
  content: OutboxContent,
  status: OutboxState['status'] | undefined,
  state: OutboxState,
  traces: Traces,
  deps: OnOutboxMessageChangedDeps,
): Promise<void> {
  const { purpose } = content;
  switch (purpose.kind) {
    case 'message':
      await noteMessageFate(purpose, content, status, state, traces, deps);
      if (purpose.automated !== undefined) await deps.noteCampaignFate(purpose, state);
      return publishFate(purpose, content.outboxId, state, deps);
    case 'consent-request':
      return noteRequestFate(purpose, content, state, traces, deps);
    case 'team-news':
      return noteWithoutNotice(content, state, traces, deps);
    case 'notification': {
      await noteWithoutNotice(content, state, traces, deps);
      const notifiedAt = wentOutAt(state);
      if (purpose.notification === 'referral-offered' && notifiedAt !== undefined) {
        await deps.offers.markNotified(purpose.referralId, purpose.agentId, notifiedAt, purpose.round);
      }
      return;
    }
    case 'answer':
      // CO-17: what counts is what goes out.
      if (state.status === 'refused') await deps.answers.giveBack(content.to, content.outboxId, deps.now());
      return;
    // Nobody waits to hear of it.
    case 'reminder':
      return;
    default:
      purpose satisfies never;
  }
}

async function publishFate(
  purpose: MessagePurpose,
  outboxId: string,
  state: OutboxState,
  deps: OnOutboxMessageChangedDeps,
): Promise<void> {
  const event = textEvent(purpose, state, deps.derivedId('evt', outboxId, state.status));
  if (event !== undefined) await deps.publish(event);
}

/** CO-10: a lead alert that went out without a notice that was due is remembered, for the daily job to report. */
async function noteWithoutNotice(
  content: OutboxContent,
  state: OutboxState,
  { appended }: Traces,
  deps: OnOutboxMessageChangedDeps,
): Promise<void> {
  const isNoticed =
    content.channel === 'text' && programs[content.program].optOutInstructions === 'every-30-days';
  if (!isNoticed || appended === optOutNotice || state.status !== 'accepted') return;
  await deps.optOutNotices.noteWithout(content.program, content.to, state.acceptedAt, content.brand);
}

/** CP-9: after the night it waits for the cap, and the conversation says until when. A pause looks again every hour, for nobody to read. */
async function noteLongerHold(
  { purpose }: OutboxContent,
  before: unknown,
  after: unknown,
  { conversations, now }: OnOutboxMessageChangedDeps,
): Promise<void> {
  const [was, state] = [stateSchema.schema().safeParse(before).data, stateSchema.parse(after)];
  if (purpose.kind !== 'message' || was?.status !== 'held' || state.status !== 'held') return;
  if (state.heldUntil === was.heldUntil || state.reason === ('bulk-paused' satisfies HoldReason)) return;
  await conversations.markDelivery(purpose, state.status, now(), undefined, state.heldUntil);
}
