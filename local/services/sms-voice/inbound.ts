// What End User Messaging publishes when a handset texts one of the numbers.
import type { Text } from '../handsets/handsets.ts';

/** There is no time in it: SNS stamps the notification. */
export function inboundMessage(text: Text, conversation: readonly Text[]) {
  const previous = conversation.findLast(
    (each) => each.direction === 'outbound' && each.from === text.to && each.atMs <= text.atMs,
  );
  return {
    originationNumber: text.from,
    destinationNumber: text.to,
    // The account's keyword that the carrier matched; the numbers have none but the default.
    messageKeyword: `KEYWORD_${text.to.slice(-10)}`,
    messageBody: text.body,
    inboundMessageId: text.id,
    ...(previous ? { previousPublishedMessageId: previous.id } : {}),
  };
}
