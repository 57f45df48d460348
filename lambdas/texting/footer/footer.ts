// When a text to a client ends with the opt-out instructions, for each sender and client (TX-5, TX-6), and when it has to name its sender (TX-8).

import * as z from 'zod';
import { roundParts } from '../../claiming/referral.ts';
import type { ItemBrand } from '../../people/brand.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import type { Names } from '../wording/first-text.ts';
import type { Additions } from '../wording/outgoing-text.ts';

/** Who texts whom: an agent of a team, and a client by their phone. */
/** PE-1: one agent is another sender in the name of another brand, from other numbers. */
export type Sender = { teamId: string; agentId: string; brand?: ItemBrand };
export type Pair = { phone: string; sender: Sender };

/** One agent and one client, by what decides about the instructions. */
export const footerStateSchema = itemSchema(() =>
  z.object({
    /** Counts the changes, so that a decision made on an older state is not carried out. */
    revision: z.int(),
    /** Texts with the instructions, by outbox message: when each was given to the carrier. One that failed is none. */
    given: z.record(z.string(), instant).default({}),
    /** Texts that named agent and brand where they had to, likewise, and in which conversation. */
    named: z.record(z.string(), z.object({ at: instant, conversation: z.string() })).optional(),
    /** When the carrier first took a text of this agent's that `given` and `named` don't tell of: it carried neither, or failed later. */
    textedAt: instant.optional(),
    /** When the client first answered one: they have texted both ways. A keyword is no answer (TX-6). */
    repliedAt: instant.optional(),
  }),
);
export type FooterState = ItemOf<typeof footerStateSchema>;

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

/** TX-8: the conversation of a round, which begins anew with each (CL-15). */
export function conversationOf(referralId: string, round: number | undefined): string {
  return [referralId, ...roundParts(round)].join(' ');
}

/** TX-8: whether the text `outboxId` has to name agent and brand: no other of its conversation did, as far as is known. */
export function isNamingDue(
  state: Pick<FooterState, 'named'> | undefined,
  outboxId: string,
  conversation: string,
): boolean {
  const others = Object.entries(state?.named ?? {}).filter(([id]) => id !== outboxId);
  return others.every(([, named]) => named.conversation !== conversation);
}

/** TX-5, TX-8: what goes out around the text `id` if it leaves at `at`, by what its client had. */
export function additionsFor(
  state: FooterState | undefined,
  { id, conversation, at }: { id: string; conversation: string; at: Date },
  { names, instructions }: { names: Names; instructions: string },
): Additions {
  return {
    introduction: isNamingDue(state, id, conversation) ? names : undefined,
    instructions: footerFor(state, id, at).isDue ? instructions : undefined,
  };
}

/** A text that has not left: when it will, as far as is known, and in which conversation. */
export type WaitingText = { id: string; leavesAt: Date; conversation: string };

/**
 * `state` as the agent's next text will find it: those that still wait have left by then, each with the instructions and the names
 * if these were due to it (TX-18).
 */
export function footerAhead(
  state: FooterState | undefined,
  waiting: readonly WaitingText[],
): FooterState | undefined {
  let ahead = state;
  for (const { id, leavesAt, conversation } of waiting) {
    const at = leavesAt.toISOString();
    const isAppended = footerFor(ahead, id, leavesAt).isDue;
    const names = isNamingDue(ahead, id, conversation) ? conversation : undefined;
    if (isAppended || names !== undefined) {
      ahead = { ...ahead, revision: ahead?.revision ?? 0, ...withText(ahead, id, { at, isAppended, names }) };
    }
  }
  return ahead;
}

/** What a text carried beside its words. `names`: those of agent and brand, for this conversation. */
export type Carried = { isAppended: boolean; names?: string | undefined };

/** What the client had, with one more text. */
export function withText(
  state: FooterState | undefined,
  outboxId: string,
  { at, isAppended, names }: Carried & { at: string },
): Required<Pick<FooterState, 'given' | 'named'>> {
  const { given = {}, named = {} } = state ?? {};
  return {
    given: isAppended ? withGiven(given, outboxId, at) : given,
    named: names === undefined ? named : withNamed(named, outboxId, { at, conversation: names }),
  };
}

type Named = NonNullable<FooterState['named']>;

function withNamed(named: Named, outboxId: string, one: Named[string]): Named {
  const latestFirst = Object.entries({ ...named, [outboxId]: one }).toSorted(([, a], [, b]) =>
    a.at < b.at ? 1 : -1,
  );
  return Object.fromEntries(latestFirst.slice(0, keptNamed));
}

/** What was given, with one more; only the latest matter, and a few before them should these fail. */
export function withGiven(given: FooterState['given'], outboxId: string, at: string): FooterState['given'] {
  const latestFirst = Object.entries({ ...given, [outboxId]: at }).toSorted(([, one], [, other]) =>
    one < other ? 1 : -1,
  );
  return Object.fromEntries(latestFirst.slice(0, keptGiven));
}

const keptGiven = 5;
/** An agent has fewer conversations with one client; in one that was forgotten, the next text says the names again. */
const keptNamed = 25;
