// The flow of the PIN line: asks for the PIN, claims with it by enter-pin, and connects the winner (CA-4, CA-5).
import { howToStop } from './callback.ts';
import { type FlowContent, flowOf } from './flow-language.ts';
import { outcomeSteps } from './outcome.ts';
import { askForDigits, choose, invoke, logNothing, say, upTo } from './steps.ts';

/** A stranger may call back the number, which clients saw: `whose` says whose it is. `number` is the PIN line's, `enterPin` the ARN of the function that returns `{outcome, say, transferTo?}`. */
export function pinLineFlow({
  whose,
  number,
  enterPin,
}: {
  whose: string;
  number: string;
  enterPin: string;
}): FlowContent {
  return flowOf([
    // Before the first key is pressed: a PIN in a log could claim a client.
    logNothing('Keep digits out of the logs', 'Say whose number it is'),
    say('Say whose number it is', `This is ${whose}.`, 'Up to three times'),
    // The function locks out callers who guess; this only ends a call that goes nowhere.
    upTo('Up to three times', 3, { next: 'Ask for the PIN', afterwards: 'Say that it was too often' }),
    askForDigits(
      'Ask for the PIN',
      { text: 'Please enter your six-digit PIN.', digits: 6, waitSeconds: 10 },
      { next: 'Was anything entered', onFault: 'Say that it failed' },
    ),
    choose('Was anything entered', '$.StoredCustomerInput', {
      cases: { Timeout: 'Say that nothing was entered' },
      otherwise: 'Enter the PIN',
    }),
    invoke(
      'Enter the PIN',
      { arn: enterPin, parameters: { pin: '$.StoredCustomerInput' } },
      { next: 'Say the outcome', onFault: 'Say that it failed' },
    ),
    ...outcomeSteps(number, { again: 'Up to three times' }),
    say(
      'Say that nothing was entered',
      `No PIN was entered. This line is for agents; if you are one, please call again. ${howToStop} Goodbye.`,
      'Hang up',
    ),
    say(
      'Say that it was too often',
      'Please look up your PIN in the portal and call again. Goodbye.',
      'Hang up',
    ),
    say('Say that it failed', 'Something went wrong. Please call again in a minute. Goodbye.', 'Hang up'),
  ]);
}
