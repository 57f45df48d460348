// What carriers tell of our sends, read from their events: End User Messaging for texts, SES for emails.
import * as z from 'zod';
import type { Receipt } from '../delivery/outbox-message.ts';

/** Our attempt at a send, as we gave it to the carrier; carriers hand texts back. */
const attempt = z.coerce.number().int().optional();

/** Event of an End User Messaging configuration set; `TEXT_` stands in front of each type. */
const textEvent = z.object({
  eventType: z.string(),
  eventTimestamp: z.number(),
  messageId: z.string().optional(),
  context: z.object({ sendId: z.string(), attempt, awaits: z.literal('taken').optional() }),
});

const time = z.iso.datetime({ offset: true });
/** Event of an SES configuration set; the part named after its type tells when it happened. */
const emailEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: time,
    tags: z.object({ sendId: z.array(z.string()).min(1), attempt: z.array(attempt).optional() }),
  }),
  delivery: z.object({ timestamp: time }).optional(),
  bounce: z.object({ timestamp: time }).optional(),
});

const textStatus: Readonly<Record<string, Receipt['status']>> = {
  QUEUED: 'accepted',
  PENDING: 'accepted',
  SUCCESSFUL: 'accepted',
  DELIVERED: 'delivered',
  UNKNOWN: 'unconfirmed',
};
const emailStatus: Readonly<Record<string, Receipt['status']>> = {
  Send: 'accepted',
  Delivery: 'delivered',
  Bounce: 'failed',
  Reject: 'failed',
};

/**
 * The receipt in what a carrier published; undefined for what is about no send of ours or settles nothing.
 */
export function receiptIn(event: unknown): Receipt | undefined {
  return receiptForText(event) ?? receiptForEmail(event);
}

function receiptForText(event: unknown): Receipt | undefined {
  const { data } = textEvent.safeParse(event);
  if (data === undefined) return undefined;
  const type = data.eventType.replace(/^TEXT_/, '');
  const status = textStatus[type] ?? 'failed';
  const { sendId, attempt, awaits } = data.context;
  return {
    ...{ sendId, attempt, status },
    carrierId: data.messageId,
    isTaken: awaits === 'taken' && (type === 'SUCCESSFUL' || type === 'DELIVERED'),
    at: new Date(data.eventTimestamp).toISOString(),
    ...(status === 'failed' && { reason: type.toLowerCase().replaceAll('_', '-') }),
  };
}

function receiptForEmail(event: unknown): Receipt | undefined {
  const { data } = emailEvent.safeParse(event);
  const [sendId] = data?.mail.tags.sendId ?? [];
  const status = emailStatus[data?.eventType ?? ''];
  if (data === undefined || sendId === undefined || status === undefined) return undefined;
  const { timestamp } = data.delivery ?? data.bounce ?? data.mail;
  return {
    sendId,
    attempt: data.mail.tags.attempt?.[0],
    status,
    at: new Date(timestamp).toISOString(),
    ...(status === 'failed' && { reason: data.eventType.toLowerCase() }),
  };
}
