// What Amazon SES tells of our emails, by the events of its configuration set.
import * as z from 'zod';
import type { CarrierReceipt, InvitationReceipt, TeamEmailReceipt } from '../receipt.ts';

const time = z.iso.datetime({ offset: true });

/** The part named after its type tells when it happened. The tags are ours, handed back. */
const emailEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: time,
    tags: z.object({
      outboxId: z.array(z.string()).min(1),
      attempt: z.array(z.coerce.number().int().optional()).optional(),
    }),
  }),
  delivery: z.object({ timestamp: time }).optional(),
  bounce: z.object({ timestamp: time }).optional(),
});

const statusByType: Readonly<Record<string, CarrierReceipt['status']>> = {
  Send: 'accepted',
  Delivery: 'delivered',
  Bounce: 'failed',
  Reject: 'failed',
};

const teamMailEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    tags: z.object({
      teamEmailId: z.tuple([z.string()]),
      agentId: z.tuple([z.string()]),
    }),
  }),
});

/** The same of one of a team email's mails: each event says that SES has it. */
export function teamEmailReceiptIn(event: unknown): TeamEmailReceipt | undefined {
  const { data } = teamMailEvent.safeParse(event);
  if (data === undefined || statusByType[data.eventType] === undefined) return undefined;
  const { teamEmailId, agentId } = data.mail.tags;
  return { teamEmailId: teamEmailId[0], agentId: agentId[0] };
}

/** The receipt in what was published; undefined when it is not about one of our emails or settles nothing. */
export function emailReceiptIn(event: unknown): CarrierReceipt | undefined {
  const { data } = emailEvent.safeParse(event);
  const [outboxId] = data?.mail.tags.outboxId ?? [];
  const status = statusByType[data?.eventType ?? ''];
  if (data === undefined || outboxId === undefined || status === undefined) return undefined;
  const { timestamp } = data.delivery ?? data.bounce ?? data.mail;
  return {
    outboxId,
    attempt: data.mail.tags.attempt?.[0],
    status,
    at: new Date(timestamp).toISOString(),
    ...(status === 'failed' && { reason: data.eventType.toLowerCase() }),
  };
}

const invitationEvent = z.object({
  eventType: z.enum(['Bounce', 'Reject']),
  mail: z.object({
    timestamp: time,
    tags: z.object({
      teamId: z.tuple([z.string()]),
      agentId: z.tuple([z.string()]),
      invitationId: z.tuple([z.string()]),
    }),
  }),
  bounce: z.object({ timestamp: time }).optional(),
});

/** PE-2: the invitation that came back; that one arrived is of no use to anyone. */
export function invitationReceiptIn(event: unknown): InvitationReceipt | undefined {
  const { data } = invitationEvent.safeParse(event);
  if (data === undefined) return undefined;
  const { teamId, agentId, invitationId } = data.mail.tags;
  const { timestamp } = data.bounce ?? data.mail;
  return {
    teamId: teamId[0],
    agentId: agentId[0],
    invitationId: invitationId[0],
    at: new Date(timestamp).toISOString(),
  };
}
