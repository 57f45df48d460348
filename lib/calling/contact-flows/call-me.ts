// The flow of a call by Amazon Connect: tells the agent about the referral, and a 1 claims it (CA-1).
import { type FlowContent, flowOf } from './flow-language.ts';
import { outcomeSteps } from './outcome.ts';
import { askForDigits, choose, invoke, logNothing, say, upTo } from './steps.ts';

/** `number` is what the client sees, `acceptCall` the ARN of the function that returns `{outcome, say, transferTo?}`. */
export function callMeFlow({ number, acceptCall }: { number: string; acceptCall: string }): FlowContent {
  return flowOf([
    logNothing('Keep digits out of the logs', 'Up to two times'),
    // A voicemail presses nothing: it hears the offer twice and claims nothing.
    upTo('Up to two times', 2, { next: 'Ask for a 1', afterwards: 'Hang up' }),
    askForDigits(
      'Ask for a 1',
      { text: '$.Attributes.say Press 1 to accept.', digits: 1, waitSeconds: 5 },
      { next: 'Is it a 1', onFault: 'Hang up' },
    ),
    choose('Is it a 1', '$.StoredCustomerInput', {
      cases: { '1': 'Accept the call' },
      otherwise: 'Up to two times',
    }),
    // The contact’s attributes say which call it is.
    invoke(
      'Accept the call',
      { arn: acceptCall, parameters: {} },
      { next: 'Say the outcome', onFault: 'Say that it failed' },
    ),
    ...outcomeSteps(number),
    say('Say that it failed', 'Something went wrong. Please look into the portal. Goodbye.', 'Hang up'),
  ]);
}
