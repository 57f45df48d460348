// Which of our numbers a text comes from.
import { oneNumberOf, type ProgramNumbers } from '../consent/program.ts';
import type { TextContent } from './outbox/outbox-message.ts';

/** The number for `text`: its own, if it has one; otherwise the one number of its program. */
export function numberFor(text: Pick<TextContent, 'program' | 'from'>, numbers: ProgramNumbers): string {
  return text.from ?? oneNumberOf(text.program, numbers);
}
