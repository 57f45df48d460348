// TX-18: what was typed, as it will go out: by the very function that sends it.
import { type Additions, outgoingText } from '../../lambdas/texting/wording/outgoing-text.ts';

/** What is looked at of the API's answer. */
type Foretold =
  | { goes: 'not' }
  | {
      goes: 'at-once' | 'held';
      introduction?: Additions['introduction'];
      optOutInstructions: { appended: boolean; text: string };
    };

/** `next`: undefined until it is known. */
export function asItGoesOut(typed: string, next: Foretold | undefined): { body: string; appended: string } {
  if (next === undefined || next.goes === 'not') return outgoingText(typed, {});
  const { introduction, optOutInstructions } = next;
  const { appended, text } = optOutInstructions;
  return outgoingText(typed, { introduction, instructions: appended ? text : undefined });
}
