// GET /me/pulse: whether anything has changed for the agent since they last asked.
import * as z from 'zod';
import { readPulse } from '../../claiming/api.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/route.ts';
import { openTable } from '../../platform/table.ts';
import { pulseStore } from '../change-token-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const pulses = pulseStore(openTable(env.TABLE_NAME));

export const handler = handle(readPulse, async ({ caller: { teamId, agentId } }) => ({
  pulse: String(await pulses.read(teamId, agentId)),
}));
