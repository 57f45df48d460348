// What is kept of a text that waits for a connection, and what becomes of it.
import * as z from 'zod/mini';
import type { ApiProblem } from '../../api/problem.ts';

/** `isTried`: a request went out whose answer nobody heard, so it may be at the client's already. */
const waitingText = z.object({
  body: z.string(),
  key: z.string(),
  at: z.number(),
  isTried: z.boolean(),
  /** Its key is kept: the same words, sent again, are the same text. */
  isTakenBack: z.optional(z.boolean()),
});
export type WaitingText = z.infer<typeof waitingText>;

/** Later than that nobody expects it to go by itself. */
const mostWaitMs = 24 * 3_600_000;

export function readWaiting(kept: string | undefined): WaitingText | undefined {
  try {
    return waitingText.safeParse(JSON.parse(kept ?? 'null')).data;
  } catch {
    return undefined;
  }
}

export const isTooOld = ({ at }: WaitingText, now: number): boolean => now - at > mostWaitMs;

/** Its key stays, also when no answer was heard of: a try may be under way. */
export function takenBack(text: WaitingText): WaitingText {
  return { ...text, isTakenBack: true };
}

/** Whether what is kept now is `text`, and not a later one that was written meanwhile. */
export function isStill(text: WaitingText, kept: string | undefined): boolean {
  return readWaiting(kept)?.key === text.key;
}

/** After a try: sent, refused for good, or to be tried again. */
export function afterTry(problem: ApiProblem | undefined): 'sent' | 'refused' | 'waits' {
  if (problem === undefined) return 'sent';
  // 401: whoever signs in again sends it then.
  return problem.isPassing || problem.status === 401 ? 'waits' : 'refused';
}
