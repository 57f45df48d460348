// CP-9: no client gets more than one automated text within a day, nor more than three within seven, whoever sends them: plans, bulk texts and
// greetings together. Counted is what the carrier was given.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';

/** What a phone was sent last, by outbox message. */
export const recentAutomatedSchema = itemSchema(() =>
  z.object({
    /** Counts the changes, so that a decision made on an older state is not carried out. */
    revision: z.int(),
    given: z.record(z.string(), instant),
  }),
);
export type RecentAutomated = ItemOf<typeof recentAutomatedSchema>;

const dayMs = 86_400_000;
/** Any so many within that time, the text itself included. */
const caps = [
  { most: 1, withinMs: dayMs },
  { most: 3, withinMs: 7 * dayMs },
] as const;

/** When the text `outboxId` may go at the earliest; undefined when it may go at `now`. */
export function cappedUntil(
  recent: RecentAutomated | undefined,
  outboxId: string,
  now: Date,
): Date | undefined {
  const others = Object.entries(recent?.given ?? {})
    .flatMap(([id, at]) => (id === outboxId ? [] : [Date.parse(at)]))
    .toSorted((one, other) => other - one);
  const frees = caps.flatMap(({ most, withinMs }) => {
    const oldest = others[most - 1];
    return oldest === undefined ? [] : [oldest + withinMs];
  });
  const until = Math.max(0, ...frees);
  return until > now.getTime() ? new Date(until) : undefined;
}
