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

/** Which cap keeps the text `outboxId` from going at `now`, and until when; undefined when it may go. */
export function cappedBy(
  recent: RecentAutomated | undefined,
  outboxId: string,
  now: Date,
): { until: Date; most: (typeof caps)[number]['most'] } | undefined {
  const others = Object.entries(recent?.given ?? {})
    .flatMap(([id, at]) => (id === outboxId ? [] : [Date.parse(at)]))
    .toSorted((one, other) => other - one);
  const frees = caps.flatMap(({ most, withinMs }) => {
    const oldest = others[most - 1];
    return oldest === undefined ? [] : [{ until: new Date(oldest + withinMs), most }];
  });
  const last = frees.toSorted((one, other) => other.until.getTime() - one.until.getTime())[0];
  return last !== undefined && last.until > now ? last : undefined;
}

/** When the text `outboxId` may go at the earliest; undefined when it may go at `now`. */
export function cappedUntil(...about: Parameters<typeof cappedBy>): Date | undefined {
  return cappedBy(...about)?.until;
}
