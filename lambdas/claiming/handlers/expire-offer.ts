// Workflow task "Expire offer": the window is over; gives the referral back unless a claim was first (CL-7).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { raceStore } from '../race-store.ts';
import { roundInput } from '../referral.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const races = raceStore(openTable(env.TABLE_NAME));

const input = z.object({ referralId: z.string(), round: roundInput });

export async function handler(event: unknown): Promise<{ status: string }> {
  const { referralId, round } = input.parse(event);
  const decision = await races.expire(referralId, round, new Date());
  if (decision === undefined) throw new Error(`There is no referral ${referralId}`);
  return { status: decision.race.status };
}
