// A text that came in, whichever carrier brought it.
import * as z from 'zod';
import { programSchema } from '../consent/program.ts';

/** `from` a phone `to` one of our numbers, `at` the carrier's time. */
const inboundTextSchema = z.object({
  from: z.string(),
  to: z.string(),
  body: z.string(),
  carrierId: z.string(),
  at: z.iso.datetime(),
});
export type InboundText = z.infer<typeof inboundTextSchema>;

/** What is kept of a text that is no word of consent and belongs to no conversation. */
export const unmatchedTextSchema = inboundTextSchema.extend({ program: programSchema });
export type UnmatchedText = z.infer<typeof unmatchedTextSchema>;
