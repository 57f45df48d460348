// When a text to a client ends with the opt-out instructions, for each sender and client: TX-5, TX-6.
import * as z from 'zod';
import { instant } from '../platform/instant.ts';

/** Who texts whom: an agent of a team, and a client by their phone. */
export type Pair = { phone: string; sender: { teamId: string; agentId: string } };

/** One agent and one client, by what decides about the instructions. */
export const footerStateSchema = z.object({
  /** Counts the changes, so that a decision made on an older state is not carried out. */
  revision: z.int(),
  /** Texts with the instructions, by outbox message: when each was given to the carrier. One that failed is none. */
  given: z.record(z.string(), instant).default({}),
  /** When the carrier first took a text of this agent's. */
  textedAt: instant.optional(),
  /** When the client first answered one: they have texted both ways. A keyword is no answer (TX-6). */
  repliedAt: instant.optional(),
});
export type FooterState = z.infer<typeof footerStateSchema>;

/** Why a text carries the instructions (the first three) or not. */
export const footerCode = z.enum([
  'first-text',
  'never-had',
  'thirty-days-passed',
  'texted-both-ways',
  'had-within-thirty-days',
]);
export type FooterCode = z.infer<typeof footerCode>;

const repeatMs = 30 * 86_400_000;

/** Whether the text `outboxId` carries the instructions when it is given to the carrier at `now`. */
export function footerFor(
  state: FooterState | undefined,
  outboxId: string,
  now: Date,
): { isDue: boolean; code: FooterCode } {
  const { given = {}, textedAt, repliedAt } = state ?? {};
  const had = Object.entries(given).flatMap(([id, at]) => (id === outboxId ? [] : [Date.parse(at)]));
  if (had.length === 0) return { isDue: true, code: textedAt === undefined ? 'first-text' : 'never-had' };
  if (repliedAt !== undefined) return { isDue: false, code: 'texted-both-ways' };
  return Math.max(...had) + repeatMs <= now.getTime()
    ? { isDue: true, code: 'thirty-days-passed' }
    : { isDue: false, code: 'had-within-thirty-days' };
}

/**
 * `state` as the agent's next text will find it: those that still wait have left by then, each with the instructions if they were
 * due to it (TX-18).
 */
export function footerAhead(
  state: FooterState | undefined,
  waiting: readonly { id: string; leavesAt: Date }[],
): FooterState | undefined {
  let ahead = state;
  for (const { id, leavesAt } of waiting) {
    if (!footerFor(ahead, id, leavesAt).isDue) continue;
    const given = withGiven(ahead?.given ?? {}, id, leavesAt.toISOString());
    ahead = { ...ahead, revision: ahead?.revision ?? 0, given };
  }
  return ahead;
}

/** What was given, with one more; only the latest matter, and a few before them should these fail. */
export function withGiven(given: FooterState['given'], outboxId: string, at: string): FooterState['given'] {
  const latestFirst = Object.entries({ ...given, [outboxId]: at }).toSorted(([, one], [, other]) =>
    one < other ? 1 : -1,
  );
  return Object.fromEntries(latestFirst.slice(0, keptGiven));
}

const keptGiven = 5;
