// Which of our numbers a text comes from.
import { type ProgramNumbers, programs } from '../consent/program.ts';
import type { TextContent } from './outbox-message.ts';

/** The number for `text`: its own, if it has one; otherwise the one number of its program. */
export function numberFor(text: Pick<TextContent, 'program' | 'from'>, numbers: ProgramNumbers): string {
  if (text.from !== undefined) return text.from;
  const [number] = numbers[text.program];
  if (programs[text.program].numbers === 'pool' || number === undefined) {
    throw new Error('A text to a client has the number of its conversation');
  }
  return number;
}
