// Workflow task "Issue PIN": both calls are used (CA-3); leaves the token that the end of the race wakes.
import * as z from 'zod';
import { roundInput } from '../../claiming/referral.ts';
import { readEnv } from '../../platform/env.ts';
import { newId } from '../../platform/ids.ts';
import { openTable } from '../../platform/table/table.ts';
import { callStore } from '../call-store.ts';
import { issuePin } from '../pin/issue-pin.ts';
import { pinKey } from '../pin/pin-key-client.ts';
import { pinStore } from '../pin/pin-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), PIN_KEY_ID: z.string(), PIN_LINE_NUMBER: z.string() });
const table = openTable(env.TABLE_NAME);
const calls = callStore(table);
const issuer = {
  calls,
  pins: pinStore(table),
  sign: pinKey(env.PIN_KEY_ID),
  newPinId: () => newId('pin'),
  pinLineNumber: env.PIN_LINE_NUMBER || undefined,
};

const input = z.object({
  referralId: z.string(),
  agentId: z.string(),
  round: roundInput,
  taskToken: z.string(),
});

export async function handler(event: unknown): Promise<void> {
  const { taskToken, ...id } = input.parse(event);
  await issuePin(id, new Date(), issuer);
  await calls.wait(id, { taskToken, for: 'end', attempt: 2 });
}
