// The ledger of consent (CO-13): every change, with the exact words, appended and never changed.
import * as z from 'zod';
import { programmeSchema } from './consent.ts';

/** One change. `words` are the exact words shown to the phone's owner or received from them. */
export const ledgerEventSchema = z.object({
  eventId: z.string(),
  phone: z.string(),
  programme: programmeSchema,
  act: z.enum(['consent-given-to-source']),
  at: z.iso.datetime(),
  /** Where the consent was given, as the source recorded it. */
  source: z.string(),
  words: z.string(),
  referralId: z.string(),
});
export type LedgerEvent = z.infer<typeof ledgerEventSchema>;
