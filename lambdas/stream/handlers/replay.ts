// By hand, for one referral, phone or team: all that follows from its items, once more. For what an outage or a fault left undone.
import * as z from 'zod';
import type { Item } from '../../platform/table/table-requests.ts';
import { consents, openReplayDependencies, referrals, teamItem } from '../dependencies.ts';
import { replay } from '../replay.ts';

const input = z.union([
  z.object({
    referralId: z.string().min(1),
    /** As the answer before gave it: where to go on. */
    next: z.string().optional(),
  }),
  z.object({ phone: z.string().regex(/^\+\d{7,15}$/) }),
  /** It is found by its name again and its agents by theirs; nothing else of its agents is replayed. */
  z.object({ teamId: z.string().min(1) }),
]);

type Replayed = { replayed: number; next?: string | undefined };

/**
 * Answers how many items were replayed, a page of a referral at a time: with `next`, invoke it again with that. A
 * conversation of thousands of messages takes more than one function may run.
 */
export async function handler(event: unknown): Promise<Replayed> {
  const about = input.parse(event);
  const { items, next } = await pageOf(about);
  if (items.length === 0 && next === undefined)
    throw new Error('There is nothing about that referral, phone or team');
  await replay(items, openReplayDependencies());
  return { replayed: items.length, next };
}

async function pageOf(about: z.infer<typeof input>): Promise<{ items: Item[]; next?: string | undefined }> {
  if ('phone' in about) return { items: await consents.readItems(about.phone) };
  if ('referralId' in about) return referrals.readItems(about.referralId, about.next);
  const team = await teamItem(about.teamId);
  return { items: team === undefined ? [] : [team] };
}
