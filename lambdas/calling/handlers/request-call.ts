// POST /referrals/{referralId}/calls: "call me to claim", and once more after a missed call (CA-1 to CA-3).
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { dailyLimitsStore } from '../../people/daily-limits-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { requestCall } from '../api.ts';
import { attemptIdOf, callStore } from '../call-store.ts';
import { requestCall as request } from '../request-call.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  races: raceStore(table),
  people: peopleStore(table),
  calls: callStore(table),
  limits: dailyLimitsStore(table),
  attemptIdOf,
};

export const handler = handle(requestCall, async ({ caller, parameters, now }) =>
  orProblem(await request(caller, parameters.referralId, now, deps)),
);
