// An outbox message: one text, email or push, carried out effectively once.
import * as z from 'zod';
import type { CarrierReceipt } from '../../carriers/receipt.ts';
import { programSchema, programs } from '../../consent/program.ts';
import { type ItemBrand, itemBrand } from '../../people/brand.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../../platform/lazily.ts';
import { automatedSchema } from '../../texting/automated/automated.ts';
import { footerCode, type Pair } from '../../texting/footer/footer.ts';
import { lanes } from '../pace/lane.ts';
import type { Turn } from '../pace/schedule.ts';

export const channelSchema = z.enum(['text', 'email', 'push']);
export type Channel = z.infer<typeof channelSchema>;

/** What a message is for, so that what became of it can be noted where it matters. */
export const purposeSchema = lazily(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('notification'),
      notification: z.string(),
      referralId: z.string(),
      agentId: z.string(),
      /** CL-15: absent in the first. */
      round: z.int().optional(),
    }),
    /** What an agent is told about their team. */
    z.object({ kind: z.literal('team-news'), news: z.string(), teamId: z.string(), agentId: z.string() }),
    /** The text of a consent request, and the emails that remind of it. */
    z.object({
      kind: z.literal('consent-request'),
      consentRequestId: z.string(),
      /** Sent instead of an earlier one that was refused. */
      number: z.int().optional(),
    }),
    z.object({ kind: z.literal('reminder'), consentRequestId: z.string() }),
    /** The answer to a word that came in. */
    z.object({ kind: z.literal('answer') }),
    z.object({
      kind: z.literal('message'),
      referralId: z.string(),
      messageId: z.string(),
      at: instant,
      /** Who wrote it, and stays its sender whoever owns the referral by now. */
      sender: z.object({ teamId: z.string(), agentId: z.string() }),
      /** Of a text of the team's (CP-8): its lead. */
      agentId: z.string().optional(),
      /** What an automated text is part of (CP-10). */
      automated: automatedSchema.optional(),
    }),
  ]),
);

export const contentSchema = itemSchema(() => {
  const contents = {
    outboxId: z.string(),
    /** Phone, email address or push endpoint. */
    to: z.string(),
    body: z.string(),
    purpose: purposeSchema(),
    createdAt: instant,
    /** Waits until then, unless it is released earlier. */
    notBefore: instant.optional(),
    /** Not worth sending from then on. */
    staleAt: instant.optional(),
    /** PE-1: in whose name it goes. */
    brand: itemBrand,
  };
  return z.discriminatedUnion('channel', [
    z.object({
      ...contents,
      channel: z.literal('text'),
      program: programSchema,
      /** What it needs of the receiver's consent: `nothing` is for the answer to a word. */
      needs: z.enum(['on', 'asked', 'nothing']).default('on'),
      /** The agent by whose consent it goes (CO-18); a client has their own. */
      owner: z.object({ teamId: z.string(), agentId: z.string() }).optional(),
      /** No person wrote it to this receiver: of a campaign, a greeting (CO-20). */
      isAutomated: z.literal(true).optional(),
      /** Whom it names if it is the first that the client gets (TX-8). */
      introduction: z.object({ agentName: z.string(), brand: z.string() }).optional(),
      /** Our number that sends it. A client's text without one can't be sent (TX-12). */
      from: z.string().optional(),
      /** The receiver's possible IANA time zones, where quiet hours apply. */
      zones: z.array(z.string()),
    }),
    z.object({ ...contents, channel: z.literal('email'), subject: z.string() }),
    z.object({
      ...contents,
      channel: z.literal('push'),
      subject: z.string(),
      link: z.string().optional(),
      /** What a browser's push is encrypted for (LI-3). */
      keys: z.object({ p256dh: z.string(), auth: z.string() }).optional(),
      /** Whose device it is: one that is gone is taken off. */
      device: z
        .object({
          teamId: z.string(),
          agentId: z.string(),
          deviceId: z.string(),
          platform: z.enum(['ios', 'android', 'web']),
        })
        .optional(),
    }),
  ]);
});
/** What is sent, to whom, and why. */
export type OutboxContent = ItemOf<typeof contentSchema>;
/** The same as it is put into the outbox. */
export type NewOutboxMessage = z.input<ReturnType<typeof contentSchema.schema>>;
/** PE-1: where a message begins it is said in whose name it goes, be it the first brand's, which has none. */
export type BrandedMessage = NewOutboxMessage & { brand: ItemBrand };
export type TextContent = Extract<OutboxContent, { channel: 'text' }>;
/** What a text to a client is for. */
export type MessagePurpose = Extract<OutboxContent['purpose'], { kind: 'message' }>;
/** What the text of a consent request is for. */
export type RequestPurpose = Extract<OutboxContent['purpose'], { kind: 'consent-request' }>;
export type PushContent = Extract<OutboxContent, { channel: 'push' }>;
export type EmailContent = Extract<OutboxContent, { channel: 'email' }>;

/** PA-1: the turn of a text that waits for one. */
const turnSchema = lazily(
  (): z.ZodType<Turn> =>
    z.object({
      atMs: z.int(),
      slot: z.int(),
      lane: z.enum(lanes),
      before: z.int(),
      parts: z.int(),
      lateMs: z.int().optional(),
    }),
);

/**
 * queued → sending → accepted → delivered or failed. `held` waits for its hour; `refused` was never given to a carrier;
 * `unconfirmed`: given, perhaps, and no receipt came.
 */
export const stateSchema = itemSchema(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('queued'), attempts: z.int(), turn: turnSchema().optional() }),
    z.object({
      status: z.literal('held'),
      attempts: z.int(),
      reason: z.string(),
      heldUntil: instant,
      turn: turnSchema().optional(),
    }),
    z.object({ status: z.literal('sending'), attempts: z.int(), startedAt: instant }),
    z.object({ status: z.literal('accepted'), acceptedAt: instant }),
    z.object({ status: z.literal('delivered'), acceptedAt: instant.optional(), settledAt: instant }),
    z.object({ status: z.literal('failed'), reason: z.string(), settledAt: instant }),
    z.object({ status: z.literal('refused'), reason: z.string(), settledAt: instant }),
    z.object({ status: z.literal('unconfirmed'), settledAt: instant }),
  ]),
);
export type OutboxState = ItemOf<typeof stateSchema>;
export type OutboxStatus = OutboxState['status'];

/** What is known of a message beside its state: it never goes backwards. */
export const tracesSchema = itemSchema(() =>
  z.object({
    startedAt: instant.optional(),
    /** What the gate added to the body, and why it did or did not (TX-5). */
    appended: z.string().optional(),
    footer: footerCode.optional(),
    /** What it put in front of the body, and the conversation to which the text was to name its sender (TX-8). */
    prepended: z.string().optional(),
    names: z.string().optional(),
    /** The carrier's own id. */
    carrierId: z.string().optional(),
    /** When the phone's carrier had it; asked for only where it matters. */
    handedOverAt: instant.optional(),
  }),
);
export type Traces = ItemOf<typeof tracesSchema>;

/** Its content never changes, its state does. */
export type OutboxMessage = { content: OutboxContent; state: OutboxState; traces: Traces };

/**
 * The states in which a receipt may arrive. Receipts come late, twice and out of order: in whatever order, what is known
 * best is what remains, unconfirmed < accepted < failed < delivered.
 */
export const before: Record<CarrierReceipt['status'], readonly OutboxStatus[]> = {
  accepted: ['queued', 'sending', 'unconfirmed'],
  unconfirmed: ['sending'],
  failed: ['queued', 'sending', 'unconfirmed', 'accepted'],
  delivered: ['queued', 'sending', 'unconfirmed', 'accepted', 'failed'],
};

/** `begun`: it is ours to give to the carrier. `taken`: someone else has it. `consent-gone`: a STOP was first. */
export type SendingClaim = 'begun' | 'taken' | 'consent-gone';

/** Agent and client of a text between them. */
export function pairOf(content: OutboxContent): Pair | undefined {
  const { to, purpose } = content;
  if (content.channel !== 'text' || purpose.kind !== 'message') return undefined;
  const { optOutInstructions } = programs[content.program];
  if (optOutInstructions !== 'by-conversation') return undefined;
  return { phone: to, sender: { ...purpose.sender, brand: content.brand } };
}

/** PA-1: the turn that a text keeps. One from before the hours that it is held is over. */
export function turnIn(state: Extract<OutboxState, { status: 'queued' | 'held' }>): Turn | undefined {
  const { turn } = state;
  if (state.status === 'held' && turn !== undefined && turn.atMs < Date.parse(state.heldUntil))
    return undefined;
  return turn;
}

/** True while it may still go out, or its carrier has not answered. */
export function isUnderWay({ status }: OutboxState): boolean {
  return status === 'queued' || status === 'held' || status === 'sending';
}

/** The carrier was given it, whatever became of it then. */
export function hasBeenGiven({ status }: OutboxState): boolean {
  return status !== 'queued' && status !== 'held' && status !== 'refused';
}

/** When it went out; a delivery can be known before its acceptance is: then it went out by then. */
export function wentOutAt(state: OutboxState): string | undefined {
  if (state.status === 'delivered') return state.acceptedAt ?? state.settledAt;
  return state.status === 'accepted' ? state.acceptedAt : undefined;
}
