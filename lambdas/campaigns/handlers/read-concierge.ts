// GET /teams/{teamId}/concierge: the lead reads how the team greets its new clients.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { readConcierge as route } from '../concierge/api.ts';
import { conciergeStore } from '../concierge/concierge-store.ts';
import { readConcierge } from '../concierge/save-concierge.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable(wordingFacts) });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  concierges: conciergeStore(table),
  wordingOf: wordingOf(env.BRANDS),
};

export const handler = handle(route, async ({ caller, parameters }) =>
  orProblem(await readConcierge(caller, parameters.teamId, deps)),
);
