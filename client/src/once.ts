// An act that happens once, however often it is tried: every try carries the same Idempotency-Key.
import { ApiProblem } from './problem.ts';

export type Tries = {
  /** Keep it where a crash doesn't lose it, and the act is done once over a restart too. */
  key?: string;
  atMost?: number;
  pause?: (ms: number) => Promise<void>;
};

const firstPauseMs = 500;
const longestPauseMs = 8000;

/** Tries again what may pass: no answer, an answer of 5xx, or too many requests. Whatever else is thrown ends it. */
export async function once<T>(
  act: (header: { 'idempotency-key': string }) => Promise<T>,
  { key = crypto.randomUUID(), atMost = 4, pause = sleep }: Tries = {},
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await act({ 'idempotency-key': key });
    } catch (fault) {
      const mayPass = fault instanceof ApiProblem && fault.isPassing;
      if (tried >= atMost || !mayPass) throw fault;
      await pause(Math.min(firstPauseMs * 2 ** (tried - 1), longestPauseMs));
    }
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
