// How both flows end once the function has responded: its sentence is spoken, and the winner is connected to the client (CA-5).
import type { FlowAction } from './flow-language.ts';
import { choose, connectTo, hangUp, say } from './steps.ts';

/** Starts with the step 'Say the outcome'. `number` is what the client sees; `cases` go on otherwise than to the end. */
export function outcomeSteps(number: string, cases: Readonly<Record<string, string>> = {}): FlowAction[] {
  return [
    say('Say the outcome', '$.External.say', 'What follows'),
    choose('What follows', '$.External.outcome', {
      cases: { connect: 'Connect with the client', ...cases },
      otherwise: 'Hang up',
    }),
    connectTo(
      'Connect with the client',
      { number: '$.External.transferTo', callerId: number },
      { afterwards: 'Hang up', onFault: 'Say that the client is out' },
    ),
    say(
      'Say that the client is out',
      'The client can’t be reached at the moment. You find the number in the portal. Goodbye.',
      'Hang up',
    ),
    hangUp('Hang up'),
  ];
}
