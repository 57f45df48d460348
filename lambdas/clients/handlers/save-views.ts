// PUT /me/views: an agent replaces their own views of their clients (CT-2).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { saveViews as route } from '../views/api.ts';
import { saveViews } from '../views/own-views.ts';
import { viewStore } from '../views/view-store.ts';

const table = openTable(readEnv({ TABLE_NAME: z.string() }).TABLE_NAME);
const deps = { people: peopleStore(table), views: viewStore(table) };

export const handler = handle(route, async ({ caller, headers, body }) =>
  orProblem(await saveViews(caller, { wanted: body, ifMatch: headers['if-match'] }, deps)),
);
