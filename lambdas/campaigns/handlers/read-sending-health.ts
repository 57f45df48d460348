// GET /teams/{teamId}/sending-health: the lead reads how the team's automated texts are taken.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readSendingHealth as route } from '../figures/api.ts';
import { campaignTextStore } from '../figures/campaign-text-store.ts';
import { readSendingHealth } from '../figures/read-sending-health.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), campaignTexts: campaignTextStore(table) };

export const handler = handle(route, async ({ caller, parameters, query, now }) =>
  orProblem(await readSendingHealth(caller, { teamId: parameters.teamId, weeks: query.weeks }, now, deps)),
);
