// One way through a flow for each language (PE-8): the same steps, said by a voice of that language.
import type { FlowAction } from './flow-language.ts';
import { type FlowLanguage, type FlowWords, flowLanguages, flowWords } from './flow-words.ts';
import { choose, speakAs } from './steps.ts';

/** A step's name on the way of a language. */
export type Named = (step: string) => string;

const [english, ...others] = flowLanguages;
const choiceStep = 'Which language';

/**
 * Starts with the step 'Which language'; `language` is where it stands, English without any. `steps` begin with the one that is
 * called `first`.
 */
export function waysByLanguage(
  { language, first }: { language: string; first: string },
  steps: (words: FlowWords, named: Named, language: FlowLanguage) => FlowAction[],
): FlowAction[] {
  const way = (each: FlowLanguage) => {
    const words = flowWords[each];
    const named: Named = (step) => `${step}${words.suffix}`;
    return [speakAs(named('Choose the voice'), words.voice, named(first)), ...steps(words, named, each)];
  };
  const begins = (each: FlowLanguage) => `Choose the voice${flowWords[each].suffix}`;
  return [
    choose(choiceStep, language, {
      cases: Object.fromEntries(others.map((each) => [each, begins(each)])),
      otherwise: begins(english),
    }),
    ...flowLanguages.flatMap(way),
  ];
}
