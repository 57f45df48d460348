// Whether a phone asked for no more texts, as long as nobody has said: automated texts to it wait (CO-16).
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';

/** `messages`: a client's, until the owner answers each. `until`: an agent was asked by text, and has until then to say STOP. */
export const openQuestionSchema = z.object({
  messages: z.set(z.string()).default(new Set()),
  until: instant.optional(),
  /** The text that an agent was asked about. */
  askedBy: z.string().optional(),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;

/** An agent who wants no more alerts says STOP within this time; silence leaves them on. */
export const agentAnswersWithinMs = 10 * 60_000;
/** How often a text to a client looks again. */
const lookAgainMs = 3_600_000;

/** Until when an automated text waits for the answer; undefined when there is nothing to wait for. */
export function waitsUntil(question: OpenQuestion | undefined, now: Date): Date | undefined {
  if (question === undefined) return undefined;
  if (question.messages.size > 0) return new Date(now.getTime() + lookAgainMs);
  const until = new Date(question.until ?? 0);
  return until > now ? until : undefined;
}
