// Workflow task "Await outcome": leaves its token where the outcome will find it, or answers one that is there already.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { completeTask } from '../../platform/workflow-client.ts';
import { outcomeStore } from '../offers/outcome-store.ts';
import { roundInput } from '../referral.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const outcomes = outcomeStore(openTable(env.TABLE_NAME));

const input = z.object({ referralId: z.string(), round: roundInput, taskToken: z.string() });

export async function handler(event: unknown): Promise<void> {
  const { referralId, round, taskToken } = input.parse(event);
  const outcome = await outcomes.awaitOutcome(referralId, taskToken, round);
  if (outcome !== undefined) await completeTask(taskToken, { status: outcome });
}
