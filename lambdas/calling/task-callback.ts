// What the waiting workflow is told, read from the call alone: whichever of token and news comes second, it is told.
import type { Call } from './call.ts';

/** The result or the named error that ends the task of `taskToken`. */
export type TaskCallback = { taskToken: string } & ({ result: { state: string } } | { error: TaskError });
/** `Missed`: may be called again. `CallsOver`: on to the PIN. `Over`: nothing is left to wait for. */
export type TaskError = 'Missed' | 'CallsOver' | 'Over';

/** Undefined while the task has to go on waiting, or none waits. */
export function taskCallbackOf(call: Call): TaskCallback | undefined {
  if (call.wait === undefined) return undefined;
  const { taskToken } = call.wait;
  const isEnded = call.state === 'claimed' || call.state === 'lost' || call.state === 'ended';
  const isGivenUp = call.state === 'missed' && !call.mayCallAgain;
  const result = { state: call.state };
  switch (call.wait.for) {
    case 'answer':
      if (isEnded) return { taskToken, result };
      if (call.state === 'pin') return { taskToken, error: 'CallsOver' };
      if (call.attempt > call.wait.attempt) return { taskToken, error: 'Missed' };
      if (call.state === 'missed') return { taskToken, error: isGivenUp ? 'CallsOver' : 'Missed' };
      return undefined;
    case 'call-again':
      if (isEnded || call.state === 'pin') return { taskToken, error: 'Over' };
      // Given up before the task began to wait: nobody can ask again, and the second dialing leads on to the PIN.
      return call.attempt === 2 || isGivenUp ? { taskToken, result } : undefined;
    case 'end':
      return isEnded ? { taskToken, result } : undefined;
  }
}
