// TX-18: a text as it goes to the carrier: what was typed, the names in front of it (TX-8), the opt-out instructions behind it (TX-5).
// The server sends by it, and the portal shows by it.
import { asLines } from '../../platform/written-text.ts';
import { type Names, withIntroduction } from './first-text.ts';

/** `introduction`: whom the text has to name. `instructions`: their wording, when they are due. */
export type Additions = {
  introduction?: Names | undefined;
  instructions?: string | undefined;
};

/** `typed` as it is kept and sent; `appended` comes right behind the body. Empty for what has nothing in it. */
export function outgoingText(
  typed: string,
  { introduction, instructions }: Additions,
): { body: string; appended: string } {
  const text = asLines(typed);
  if (text === '') return { body: '', appended: '' };
  return {
    body: introduction === undefined ? text : withIntroduction(text, introduction),
    appended: instructions === undefined ? '' : asLastSentence(instructions),
  };
}

/** What is put behind a body: the instructions as the last sentence. */
export function asLastSentence(instructions: string): string {
  return ` ${instructions}`;
}
