// A team email: the same message to several agents, each in a mail of their own. One item, so that what it takes to send it
// effectively once doesn't grow with the team.

import * as z from 'zod';
import { outboxIdOf } from '../../claiming/notifications.ts';
import { itemBrand } from '../../people/brand.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import type { BrandedMessage } from '../outbox/outbox-message.ts';

export const teamEmailSchema = itemSchema(() =>
  z.object({
    teamEmailId: z.string(),
    subject: z.string(),
    body: z.string(),
    /** PE-8: the words for those who are told in another language. DE-5: a release that doesn't know it sends them what the others get. */
    inOther: z
      .array(z.object({ agentIds: z.array(z.string()), subject: z.string(), body: z.string() }))
      .optional(),
    /** Which notification of which referral it is. */
    about: z.object({
      kind: z.string(),
      referralId: z.string(),
      occasion: z.string(),
      round: z.int().optional(),
    }),
    /** Addresses, by agent. */
    to: z.record(z.string(), z.string()),
    createdAt: instant,
    /** Not worth sending from then on. */
    staleAt: instant.optional(),
    /** PE-1: in whose name it goes. */
    brand: itemBrand,
  }),
);
export type TeamEmail = ItemOf<typeof teamEmailSchema>;

/**
 * queued → sending → settled, or refused. `waiting`: of whom the carrier's answer got lost; of all, as long as nothing was
 * noted. `arrived`: of whom a receipt came meanwhile. `apart`: who gets it by a message of their own, or not at all.
 */
export const teamEmailStateSchema = itemSchema(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('queued') }),
    z.object({
      status: z.literal('sending'),
      startedAt: instant,
      waiting: z.array(z.string()).optional(),
      apart: z.array(z.string()).optional(),
      arrived: z.set(z.string()).default(new Set()),
    }),
    z.object({ status: z.literal('settled') }),
    z.object({ status: z.literal('refused'), reason: z.string() }),
  ]),
);
export type TeamEmailState = ItemOf<typeof teamEmailStateSchema>;
export type Sending = Extract<TeamEmailState, { status: 'sending' }>;

export type KnownTeamEmail = { email: TeamEmail; state: TeamEmailState };
/** Ours to send, or how it stands. */
export type Begun = { email: TeamEmail; state: Sending; isOurs: true } | (KnownTeamEmail & { isOurs: false });

/** Whom it may not have reached: no answer and no receipt tells. */
export function unheardOf({ to }: TeamEmail, { waiting, arrived }: Sending): string[] {
  return (waiting ?? Object.keys(to)).filter((agentId) => !arrived.has(agentId));
}

/** PE-8: what it says to one of them. */
export function wordsFor(
  agentId: string,
  { inOther = [], ...own }: Pick<TeamEmail, 'subject' | 'body' | 'inOther'>,
): { subject: string; body: string } {
  const { subject, body } = inOther.find(({ agentIds }) => agentIds.includes(agentId)) ?? own;
  return { subject, body };
}

/** The email to one of them alone, under the id that it would have had from the start. */
export function aloneTo(
  agentId: string,
  email: TeamEmail,
  derivedId: (prefix: 'out', ...parts: string[]) => string,
): BrandedMessage {
  const { about, to, createdAt, staleAt, brand } = email;
  const { kind, referralId, round } = about;
  return {
    outboxId: outboxIdOf({ ...about, agentId }, 'email', derivedId),
    channel: 'email',
    to: to[agentId] ?? '',
    ...wordsFor(agentId, email),
    purpose: { kind: 'notification', notification: kind, referralId, agentId, round },
    createdAt,
    staleAt,
    brand,
  };
}
