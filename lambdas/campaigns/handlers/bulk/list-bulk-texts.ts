// GET /teams/{teamId}/bulk-texts: the lead reads all of the team’s, an agent their own (CP-7).
import * as z from 'zod';
import { peopleStore } from '../../../people/people-store.ts';
import { readEnv } from '../../../platform/env.ts';
import { cursorAt } from '../../../platform/http/cursor.ts';
import { handle } from '../../../platform/http/handle.ts';
import { orProblem } from '../../../platform/outcome.ts';
import { openTable } from '../../../platform/table/table.ts';
import { listBulkTexts as route } from '../../bulk/api.ts';
import { bulkListStore } from '../../bulk/bulk-store.ts';
import { listBulkTexts } from '../../bulk/read-bulk-texts.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), bulkLists: bulkListStore(table, env.INBOX_INDEX) };

export const handler = handle(route, async ({ caller, parameters, query }) => {
  const { bulkTexts, next } = orProblem(await listBulkTexts(caller, { ...parameters, ...query }, deps));
  return { bulkTexts, cursor: cursorAt(next) };
});
