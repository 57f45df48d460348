// What AWS End User Messaging publishes of texts: receipts, by the events of its configuration set, and texts that came in.
import * as z from 'zod';
import type { CarrierReceipt } from '../receipt.ts';
import type { TextEvents } from '../text-events.ts';

/** Each type starts with `TEXT_`. The context is ours, handed back. */
const textEvent = z.object({
  eventType: z.string(),
  eventTimestamp: z.number(),
  messageId: z.string().optional(),
  context: z.object({
    outboxId: z.string(),
    attempt: z.coerce.number().int().optional(),
    awaits: z.literal('handover').optional(),
  }),
});

const statusByType: Readonly<Record<string, CarrierReceipt['status']>> = {
  QUEUED: 'accepted',
  PENDING: 'accepted',
  SUCCESSFUL: 'accepted',
  DELIVERED: 'delivered',
  UNKNOWN: 'unconfirmed',
};

/** There is no time in it: that is the notification's. */
const inboundMessage = z.object({
  originationNumber: z.string().max(40),
  destinationNumber: z.string().max(40),
  messageBody: z.string().max(10_000).nullish(),
  inboundMessageId: z.string().min(1).max(200),
});

export const endUserMessagingTextEvents: TextEvents = {
  receiptIn,

  inboundTextIn({ published, at }) {
    const { data } = inboundMessage.safeParse(published);
    if (data === undefined) return undefined;
    const { originationNumber: from, destinationNumber: to, messageBody, inboundMessageId: carrierId } = data;
    return { from, to, body: messageBody ?? '', carrierId, at };
  },
};

function receiptIn(published: unknown): CarrierReceipt | undefined {
  const { data } = textEvent.safeParse(published);
  if (data === undefined) return undefined;
  const type = data.eventType.replace(/^TEXT_/, '');
  const status = statusByType[type] ?? 'failed';
  const { outboxId, attempt, awaits } = data.context;
  return {
    outboxId,
    attempt,
    status,
    carrierId: data.messageId,
    isHandedOver: awaits === 'handover' && (type === 'SUCCESSFUL' || type === 'DELIVERED'),
    at: new Date(data.eventTimestamp).toISOString(),
    ...(status === 'failed' && { reason: type.toLowerCase().replaceAll('_', '-') }),
  };
}
