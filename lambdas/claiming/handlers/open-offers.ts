// Workflow task "Open offers": sees to it that every offered agent has their offer, as the creating write left it, and says
// how long the window stays open (CL-7).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table.ts';
import { offerStore } from '../offers/offer-store.ts';
import { referralStore } from '../referral-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const referrals = referralStore(table);
const offers = offerStore(table);

const input = z.object({ referralId: z.string() });

/** Answers `{waitSeconds}` from the table's truth, so that a stopped execution can simply be started again. */
export async function handler(event: unknown): Promise<{ waitSeconds: number }> {
  const { referralId } = input.parse(event);
  const now = new Date();
  const referral = await referrals.read(referralId);
  if (referral === undefined) throw new Error(`There is no referral ${referralId}`);
  const { race, details } = referral;
  await offers.openMissing({ ...race, createdAt: details.createdAt }, race.offered, now);
  const leftMs = Date.parse(race.offerUntil) - now.getTime();
  return { waitSeconds: Math.max(1, Math.ceil(leftMs / 1000)) };
}
