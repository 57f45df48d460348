// POST /me/test-call: the agent's own phone rings.
import * as z from 'zod';
import { openVoiceCarrier, voiceLine } from '../../carriers/voice-carriers.ts';
import { brandOf } from '../../people/brand.ts';
import { dailyLimitsStore } from '../../people/daily-limits-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { requestTestCall } from '../api.ts';
import { requestTestCall as request } from '../dialing/test-call.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable({ name: z.string() }),
  VOICE_LINE: jsonVariable(voiceLine),
});
const table = openTable(env.TABLE_NAME);
const { readAgent, readTeam } = peopleStore(table);
const deps = {
  readAgent,
  readBrand: async (teamId: string) => brandOf(env.BRANDS, (await readTeam(teamId))?.brandId).name,
  limits: dailyLimitsStore(table),
  carrier: openVoiceCarrier(env.VOICE_LINE),
};

export const handler = handle(requestTestCall, async ({ caller, now }) =>
  orProblem(await request(caller, newId('try'), now, deps)),
);
