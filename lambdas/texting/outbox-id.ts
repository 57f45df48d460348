// The outbox message of a text between agent and client: one each, found by the message's id.

/** The id of the outbox message that carries a message. */
export function outboxIdOf(
  derivedId: (prefix: 'out', ...parts: string[]) => string,
  { referralId, messageId }: { referralId: string; messageId: string },
): string {
  return derivedId('out', referralId, messageId);
}
