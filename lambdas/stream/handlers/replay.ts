// By hand, for one referral or one phone: all that follows from its items, once more. For what an outage or a fault left undone.
import * as z from 'zod';
import { consents, openReplayDependencies, referrals } from '../dependencies.ts';
import { replay } from '../replay.ts';

const input = z.union([
  z.object({
    referralId: z.string().min(1),
    /** As the answer before gave it: where to go on. */
    next: z.string().optional(),
  }),
  z.object({ phone: z.string().regex(/^\+\d{7,15}$/) }),
]);

type Replayed = { replayed: number; next?: string | undefined };

/**
 * Answers how many items were replayed, a page of a referral at a time: with `next`, invoke it again with that. A
 * conversation of thousands of messages takes more than one function may run.
 */
export async function handler(event: unknown): Promise<Replayed> {
  const about = input.parse(event);
  const { items, next } =
    'phone' in about
      ? { items: await consents.readItems(about.phone), next: undefined }
      : await referrals.readItems(about.referralId, about.next);
  if (items.length === 0 && next === undefined)
    throw new Error('There is nothing about that referral or phone');
  await replay(items, openReplayDependencies());
  return { replayed: items.length, next };
}
