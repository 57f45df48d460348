// Consent to texts, per programme and phone (CO-5): without it nothing is texted.
import * as z from 'zod';

/** `lead-alerts` go to agents, `introductions` to clients. */
export const programmeSchema = z.enum(['lead-alerts', 'introductions']);
export type Programme = z.infer<typeof programmeSchema>;

const instant = z.iso.datetime();

/** One asking that waits for its answer. */
export const askingSchema = z.object({
  episodeId: z.string(),
  kind: z.enum(['enrolment', 'reconfirmation']),
});
export type Asking = z.infer<typeof askingSchema>;

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
  z.object({ ...common, status: z.literal('pending'), asking: askingSchema }),
  z.object({
    ...common,
    status: z.literal('on'),
    confirmedAt: instant.optional(),
    /** CO-11: asked again; alerts still go out. */
    asking: askingSchema.optional(),
  }),
  z.object({
    ...common,
    status: z.literal('opted-out'),
    reason: z.enum(['stop', 'marked', 'no-reply', 'reconfirmation-lapsed']),
  }),
]);
export type Consent = z.infer<typeof consentSchema>;

/** The asking that waits for its answer, if one does. */
export function askingOf(consent: Consent | undefined): Asking | undefined {
  return consent?.status === 'pending' || consent?.status === 'on' ? consent.asking : undefined;
}
