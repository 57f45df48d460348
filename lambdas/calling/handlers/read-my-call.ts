// GET /referrals/{referralId}/calls/mine: where the agent's calls are, and the PIN once there is one.
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readMyCall } from '../api.ts';
import { callStore } from '../call-store.ts';
import { pinKey } from '../pin/pin-key-client.ts';
import { readCall } from '../read-call.ts';

const env = readEnv({ TABLE_NAME: z.string(), PIN_KEY_ID: z.string(), PIN_LINE_NUMBER: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  races: raceStore(table),
  calls: callStore(table),
  sign: pinKey(env.PIN_KEY_ID),
  pinLineNumber: env.PIN_LINE_NUMBER,
};

export const handler = handle(readMyCall, async ({ caller, parameters, now }) =>
  orProblem(await readCall(caller, parameters.referralId, now, deps)),
);
