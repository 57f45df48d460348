// Workflow task "Open offers": every offered agent has their offer; answers how long the window stays open (CL-7).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { offerStore } from '../offers/offer-store.ts';
import { openOffers } from '../offers/open-offers.ts';
import { referralStore } from '../referral-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { referrals: referralStore(table), offers: offerStore(table) };

const input = z.object({ referralId: z.string() });

export async function handler(event: unknown): Promise<{ waitSeconds: number }> {
  const { referralId } = input.parse(event);
  return { waitSeconds: await openOffers(referralId, new Date(), deps) };
}
