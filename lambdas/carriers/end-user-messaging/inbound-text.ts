// A text that came in, as AWS End User Messaging hands it over.
import * as z from 'zod';

/** There is no time in it: that is the notification's. */
const inboundMessage = z.object({
  originationNumber: z.string().max(40),
  destinationNumber: z.string().max(40),
  messageBody: z.string().max(10_000).nullish(),
  inboundMessageId: z.string().min(1).max(200),
});

/** The text in what was published; undefined for a sentence. Throws for what can't be read: it may be a STOP. */
export function inboundTextIn({ published, at }: { published: unknown; at: string }) {
  if (published === undefined) return undefined;
  const { originationNumber, destinationNumber, messageBody, inboundMessageId } =
    inboundMessage.parse(published);
  return {
    from: originationNumber,
    to: destinationNumber,
    body: messageBody ?? '',
    carrierId: inboundMessageId,
    at,
  };
}
