// GET /teams/{teamId}/templates: an agent reads the templates of their team.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { listTemplates as route } from '../templates/api.ts';
import { listTemplates } from '../templates/read-templates.ts';
import { templateStore } from '../templates/template-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), BRANDS: brandsVariable(wordingFacts) });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  templates: templateStore(table),
  wordingOf: wordingOf(env.BRANDS),
};

export const handler = handle(route, async ({ caller, parameters }) =>
  orProblem(await listTemplates(caller, parameters.teamId, deps)),
);
