// What carriers tell of our sends, read from their events: End User Messaging for texts, SES for emails.
import * as z from 'zod';
import type { Receipt } from './send.ts';

/** Event of an End User Messaging configuration set; `TEXT_` stands in front of each type. */
const textEvent = z.object({
  eventType: z.string(),
  eventTimestamp: z.number(),
  context: z.object({ sendId: z.string() }),
});

/** Event of an SES configuration set. */
const emailEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: z.iso.datetime({ offset: true }),
    tags: z.object({ sendId: z.array(z.string()).min(1) }),
  }),
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

/** The receipt in a carrier's event; undefined for an event that is about no send of ours, or settles nothing. */
export function receiptIn(event: unknown): Receipt | undefined {
  const text = textEvent.safeParse(event);
  if (text.success) {
    const type = text.data.eventType.replace(/^TEXT_/, '');
    const at = new Date(text.data.eventTimestamp).toISOString();
    const status = textStatus[type] ?? 'failed';
    const reason = status === 'failed' ? { reason: type.toLowerCase().replaceAll('_', '-') } : {};
    return { sendId: text.data.context.sendId, status, at, ...reason };
  }
  const email = emailEvent.safeParse(event);
  const [sendId] = email.data?.mail.tags.sendId ?? [];
  const status = emailStatus[email.data?.eventType ?? ''];
  if (email.data === undefined || sendId === undefined || status === undefined) return undefined;
  const at = new Date(email.data.mail.timestamp).toISOString();
  const reason = status === 'failed' ? { reason: email.data.eventType.toLowerCase() } : {};
  return { sendId, status, at, ...reason };
}
