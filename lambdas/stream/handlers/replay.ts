// By hand, for one referral, one phone or one text that came in: all that follows from its items, once more. For what an outage or a fault left undone.
import * as z from 'zod';
import { itemsOf, itemsOfPhone, itemsOfText, openCloud } from '../dependencies.ts';
import { follow } from '../dispatch.ts';
import { makingGood } from '../replay.ts';

const input = z.union([
  z.object({ referralId: z.string().min(1) }),
  z.object({ phone: z.string().regex(/^\+\d{7,15}$/) }),
  /** As the log names the partition of a text that came in: what stands behind `INBOUND#`. */
  z.object({ carrierId: z.string().min(1) }),
]);

/** Answers how many items were followed. What had been done is not done twice: every consequence has its own id. */
export async function handler(event: unknown): Promise<{ followed: number }> {
  const about = input.parse(event);
  const cloud = makingGood(openCloud());
  const items = await itemsAbout(about);
  if (items.length === 0) throw new Error('There is nothing about that referral, phone or text');
  for (const after of items) await follow({ before: undefined, after }, cloud);
  return { followed: items.length };
}

function itemsAbout(about: z.infer<typeof input>) {
  if ('phone' in about) return itemsOfPhone(about.phone);
  return 'carrierId' in about ? itemsOfText(about.carrierId) : itemsOf(about.referralId);
}
