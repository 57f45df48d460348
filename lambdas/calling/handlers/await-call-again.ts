// Workflow task "Await call again": the first call was missed (CA-2); leaves the token that the second request wakes.
import * as z from 'zod';
import { roundInput } from '../../claiming/referral.ts';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { callStore } from '../call-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const calls = callStore(openTable(env.TABLE_NAME));

const input = z.object({
  referralId: z.string(),
  agentId: z.string(),
  round: roundInput,
  taskToken: z.string(),
});

export async function handler(event: unknown): Promise<void> {
  const { taskToken, ...id } = input.parse(event);
  await calls.miss(id, 1, 'no-answer');
  await calls.wait(id, { taskToken, for: 'call-again', attempt: 1 });
}
