// Consent to texts, per programme and phone (CO-5): without it nothing is texted.
import * as z from 'zod';

/** `lead-alerts` go to agents, `introductions` to clients. */
export const programmeSchema = z.enum(['lead-alerts', 'introductions']);
export type Programme = z.infer<typeof programmeSchema>;

const since = z.iso.datetime();

/** No item at all means that the phone was never asked. */
export const consentSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending'), since }),
  z.object({ status: z.literal('on'), since }),
  z.object({ status: z.literal('opted-out'), since, reason: z.string() }),
]);
export type Consent = z.infer<typeof consentSchema>;
