// What AWS End User Messaging tells of our texts, by the events of its configuration set.
import * as z from 'zod';
import type { CarrierReceipt } from '../receipt.ts';

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

/** The receipt in what was published; undefined when it is not about one of our texts. */
export function textReceiptIn(event: unknown): CarrierReceipt | undefined {
  const { data } = textEvent.safeParse(event);
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
