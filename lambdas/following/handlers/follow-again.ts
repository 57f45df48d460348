// By hand, for one referral or one phone: all that follows from its items, once more. For what an outage or a fault left undone.
import * as z from 'zod';
import { follow } from '../follow.ts';
import { makingGood } from '../making-good.ts';
import { itemsOf, itemsOfPhone, openCloud } from '../open-cloud.ts';

const input = z.union([
  z.object({ referralId: z.string().min(1) }),
  z.object({ phone: z.string().regex(/^\+\d{7,15}$/) }),
]);

/** Answers how many items were followed. What had been done is not done twice: every consequence has its own id. */
export async function handler(event: unknown): Promise<{ followed: number }> {
  const about = input.parse(event);
  const cloud = makingGood(openCloud());
  const items = 'phone' in about ? await itemsOfPhone(about.phone) : await itemsOf(about.referralId);
  if (items.length === 0) throw new Error('There is nothing about that referral or phone');
  for (const after of items) await follow({ before: undefined, after }, cloud);
  return { followed: items.length };
}
