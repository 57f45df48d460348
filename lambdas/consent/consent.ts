// Consent to texts, per program and phone (CO-5): without it nothing is texted.
import * as z from 'zod';

const instant = z.iso.datetime();

/** One consent request that waits for its answer. */
export const openRequestSchema = z.object({
  consentRequestId: z.string(),
  kind: z.enum(['enrollment', 'reconfirmation']),
});
export type OpenRequest = z.infer<typeof openRequestSchema>;

/** What a word that changed something is answered with, from which of our numbers (CO-5, CO-6). */
const replySchema = z.object({
  kind: z.enum(['stopped', 'resubscribed']),
  from: z.string(),
  language: z.enum(['en', 'fr']),
  /** When the carrier took the word. */
  at: instant,
});

const common = {
  since: instant,
  /** The agent whose alerts they are; clients have none. */
  owner: z.object({ teamId: z.string(), agentId: z.string() }).optional(),
  /** The event that made it so. */
  changedBy: z.string().optional(),
  reply: replySchema.optional(),
};

/** No item at all means that the phone was never asked. */
export const consentSchema = z.discriminatedUnion('status', [
  z.object({ ...common, status: z.literal('off'), reason: z.enum(['left', 'imported']) }),
  z.object({ ...common, status: z.literal('pending'), openRequest: openRequestSchema }),
  z.object({
    ...common,
    status: z.literal('on'),
    confirmedAt: instant.optional(),
    /** CO-11: asked again; alerts still go out. */
    openRequest: openRequestSchema.optional(),
  }),
  z.object({
    ...common,
    status: z.literal('opted-out'),
    reason: z.enum(['stop', 'marked', 'no-reply', 'reconfirmation-lapsed']),
  }),
]);
export type Consent = z.infer<typeof consentSchema>;

/** The consent request that waits for its answer, if one does. */
export function openRequestOf(consent: Consent | undefined): OpenRequest | undefined {
  return consent?.status === 'pending' || consent?.status === 'on' ? consent.openRequest : undefined;
}
