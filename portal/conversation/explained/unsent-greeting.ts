// CP-8: a greeting that somebody was faster than is no part of the conversation: the client never read it.
import type { Message } from '../../api/answers.ts';

export function isUnsentGreeting(message: Message): boolean {
  return (
    message.direction === 'outbound' &&
    message.automated?.kind === 'greeting' &&
    message.delivery === 'refused'
  );
}
