// How both flows end once the function has responded: its sentence is spoken, and the winner is connected to the client (CA-5).
import type { Named } from './by-language.ts';
import type { FlowAction } from './flow-language.ts';
import type { FlowWords } from './flow-words.ts';
import { choose, connectTo, hangUp, say } from './steps.ts';

/** Starts with the step 'Say the outcome'. `number` is what the client sees; `cases` go on otherwise than to the end. */
export function outcomeSteps(
  { clientIsOut }: FlowWords,
  named: Named,
  number: string,
  cases: Readonly<Record<string, string>> = {},
): FlowAction[] {
  return [
    say(named('Say the outcome'), '$.External.say', named('What follows')),
    choose(named('What follows'), '$.External.outcome', {
      cases: { connect: named('Connect with the client'), ...cases },
      otherwise: named('Hang up'),
    }),
    connectTo(
      named('Connect with the client'),
      { number: '$.External.transferTo', callerId: number },
      { afterwards: named('Hang up'), onFault: named('Say that the client is out') },
    ),
    say(named('Say that the client is out'), clientIsOut, named('Hang up')),
    hangUp(named('Hang up')),
  ];
}
