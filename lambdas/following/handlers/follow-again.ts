// By hand, for one referral: all that follows from its items, once more. For what an outage or a fault left undone.
import * as z from 'zod';
import { follow } from '../follow.ts';
import { makingGood } from '../making-good.ts';
import { itemsOf, openCloud } from '../open-cloud.ts';

const input = z.object({ referralId: z.string().min(1) });

/** Answers how many items were followed. What had been done is not done twice: every consequence has its own id. */
export async function handler(event: unknown): Promise<{ followed: number }> {
  const { referralId } = input.parse(event);
  const cloud = makingGood(openCloud());
  const items = await itemsOf(referralId);
  if (items.length === 0) throw new Error(`There is no referral ${referralId}`);
  for (const after of items) await follow({ before: undefined, after }, cloud);
  return { followed: items.length };
}
