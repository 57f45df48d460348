// A text that came in, as the carrier hands it over.
import * as z from 'zod';
import { programmeSchema } from '../consent/consent.ts';

/** End User Messaging's message. There is no time in it: that is the notification's. */
const carriersText = z.object({
  originationNumber: z.string().max(40),
  destinationNumber: z.string().max(40),
  messageBody: z.string().max(10_000).nullish(),
  inboundMessageId: z.string().min(1).max(200),
});

/** `from` a phone `to` one of our numbers, `at` the carrier's time. */
const inboundTextSchema = z.object({
  from: z.string(),
  to: z.string(),
  body: z.string(),
  carrierId: z.string(),
  at: z.iso.datetime(),
});
export type InboundText = z.infer<typeof inboundTextSchema>;

/** What is kept of a text that is no word of consent; one that asks for help is answered in a language. */
export const keptTextSchema = inboundTextSchema.extend({
  programme: programmeSchema,
  asksForHelp: z.enum(['en', 'fr']).optional(),
});
export type KeptText = z.infer<typeof keptTextSchema>;

/** The text in what was published; undefined for a sentence. Throws for what can't be read: it may be a STOP. */
export function inboundTextIn({
  published,
  at,
}: {
  published: unknown;
  at: string;
}): InboundText | undefined {
  if (published === undefined) return undefined;
  const { originationNumber, destinationNumber, messageBody, inboundMessageId } =
    carriersText.parse(published);
  return {
    from: originationNumber,
    to: destinationNumber,
    body: messageBody ?? '',
    carrierId: inboundMessageId,
    at,
  };
}
