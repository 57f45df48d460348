// The flow of the PIN line: asks for the PIN, claims with it by enter-pin, and connects the winner (CA-4, CA-5).
import { waysByLanguage } from './by-language.ts';
import { type FlowContent, flowOf } from './flow-language.ts';
import type { FlowLanguage } from './flow-words.ts';
import { outcomeSteps } from './outcome.ts';
import { askForDigits, choose, invoke, logNothing, say, upTo } from './steps.ts';

/**
 * A stranger may call back the number, which clients saw: `whose` says whose it is. `number` is the PIN line's, `enterPin` the ARN of the
 * function that returns `{outcome, say, transferTo?}`, and `{language}` of who calls.
 */
export function pinLineFlow({
  whose,
  number,
  enterPin,
}: {
  whose: Readonly<Record<FlowLanguage, string>>;
  number: string;
  enterPin: string;
}): FlowContent {
  return flowOf([
    // Before the first key is pressed: a PIN in a log could claim a client.
    logNothing('Keep digits out of the logs', 'Find out who calls'),
    // PE-8: the phone of an agent who has a PIN; anybody else is spoken to in English.
    invoke(
      'Find out who calls',
      { arn: enterPin, parameters: { step: 'greet' } },
      { next: 'Which language', onFault: 'Choose the voice' },
    ),
    ...waysByLanguage(
      { language: '$.External.language', first: 'Say whose number it is' },
      (words, named, language) => [
        say(named('Say whose number it is'), words.greeting(whose[language]), named('Up to three times')),
        // The function locks out callers who guess; this only ends a call that goes nowhere.
        upTo(named('Up to three times'), 3, {
          next: named('Ask for the PIN'),
          afterwards: named('Say that it was too often'),
        }),
        askForDigits(
          named('Ask for the PIN'),
          { text: words.askForPin, digits: 6, waitSeconds: 10 },
          { next: named('Was anything entered'), onFault: named('Say that it failed') },
        ),
        choose(named('Was anything entered'), '$.StoredCustomerInput', {
          cases: { Timeout: named('Say that nothing was entered') },
          otherwise: named('Enter the PIN'),
        }),
        invoke(
          named('Enter the PIN'),
          { arn: enterPin, parameters: { pin: '$.StoredCustomerInput', language } },
          { next: named('Say the outcome'), onFault: named('Say that it failed') },
        ),
        ...outcomeSteps(words, named, number, { again: named('Up to three times') }),
        say(named('Say that nothing was entered'), words.nothingEntered, named('Hang up')),
        say(named('Say that it was too often'), words.tooOften, named('Hang up')),
        say(named('Say that it failed'), words.pinFailed, named('Hang up')),
      ],
    ),
  ]);
}
