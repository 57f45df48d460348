// Which of our numbers a text comes from.
import type { TextContent } from './outbox-message.ts';

/** The number for `text`: its own, if it has one. Lead alerts all come from one number. */
export function numberFor(text: Pick<TextContent, 'program' | 'from'>, leadAlertNumber: string): string {
  if (text.from !== undefined) return text.from;
  if (text.program !== 'lead-alerts')
    throw new Error('A text to a client has the number of its conversation');
  return leadAlertNumber;
}
