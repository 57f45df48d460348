// GET /teams/{teamId}/bulk-texts/{bulkId}: a bulk text’s progress, then its report (CP-7).
import * as z from 'zod';
import { peopleStore } from '../../../people/people-store.ts';
import { readEnv } from '../../../platform/env.ts';
import { handle } from '../../../platform/http/handle.ts';
import { orProblem } from '../../../platform/outcome.ts';
import { openTable } from '../../../platform/table/table.ts';
import { readBulkText as route } from '../../bulk/api.ts';
import { bulkFiguresIn } from '../../bulk/bulk-figures-store.ts';
import { bulkStore } from '../../bulk/bulk-store.ts';
import { readBulkText } from '../../bulk/read-bulk-texts.ts';
import { repliedClientsIn } from '../../figures/replied-clients-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  bulks: bulkStore(table),
  figuresOf: bulkFiguresIn(table),
  repliedClients: repliedClientsIn(table),
};

export const handler = handle(route, async ({ caller, parameters, now }) =>
  orProblem(await readBulkText(caller, parameters, now, deps)),
);
