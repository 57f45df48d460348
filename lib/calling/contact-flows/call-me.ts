// The flow of a call by Amazon Connect: tells the agent about the referral, and a 1 claims it (CA-1).
import { waysByLanguage } from './by-language.ts';
import { type FlowContent, flowOf } from './flow-language.ts';
import { outcomeSteps } from './outcome.ts';
import { askForDigits, choose, invoke, logNothing, say, upTo } from './steps.ts';

/** `number` is what the client sees, `acceptCall` the ARN of the function that returns `{outcome, say, transferTo?}`. */
export function callMeFlow({ number, acceptCall }: { number: string; acceptCall: string }): FlowContent {
  return flowOf([
    logNothing('Keep digits out of the logs', 'Which language'),
    // PE-8: a call that was placed before calls had a language speaks English.
    ...waysByLanguage({ language: '$.Attributes.language', first: 'Up to two times' }, (words, named) => [
      // A voicemail presses nothing: it hears the offer twice and claims nothing.
      upTo(named('Up to two times'), 2, { next: named('Ask for a 1'), afterwards: named('Hang up') }),
      askForDigits(
        named('Ask for a 1'),
        { text: `$.Attributes.say ${words.pressOne}`, digits: 1, waitSeconds: 5 },
        { next: named('Is it a 1'), onFault: named('Hang up') },
      ),
      choose(named('Is it a 1'), '$.StoredCustomerInput', {
        cases: { '1': named('Accept the call') },
        otherwise: named('Up to two times'),
      }),
      // The contact’s attributes say which call it is, and in which language it speaks.
      invoke(
        named('Accept the call'),
        { arn: acceptCall, parameters: {} },
        { next: named('Say the outcome'), onFault: named('Say that it failed') },
      ),
      ...outcomeSteps(words, named, number),
      say(named('Say that it failed'), words.callFailed, named('Hang up')),
    ]),
  ]);
}
