// The flow for who calls back the number that agents are called from: whose number it is, and how to stop texts.
import { type FlowContent, flowOf } from './flow-language.ts';
import { howToStop } from './flow-words.ts';
import { hangUp, logNothing, say } from './steps.ts';

/** `whose`: what a stranger who calls back is told, whose number it is. */
export function callbackFlow(whose: string): FlowContent {
  return flowOf([
    logNothing('Log nothing of callers', 'Say whose number it is'),
    say(
      'Say whose number it is',
      `This is ${whose}. We call real-estate agents from this number when they ask for it, and nobody can take calls here.`,
      'Say how to stop',
    ),
    say('Say how to stop', `${howToStop} Goodbye.`, 'Hang up'),
    hangUp('Hang up'),
  ]);
}
