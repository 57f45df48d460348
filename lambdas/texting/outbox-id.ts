// The send of a message between agent and client: one for each message, found again by it.

/** The id of the send that carries a message. */
export function outboxIdOf(
  derivedId: (prefix: 'out', ...parts: string[]) => string,
  { referralId, messageId }: { referralId: string; messageId: string },
): string {
  return derivedId('out', referralId, messageId);
}
