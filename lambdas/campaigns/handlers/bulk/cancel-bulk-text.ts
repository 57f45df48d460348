// POST /teams/{teamId}/bulk-texts/{bulkId}/cancel: nothing more of it is sent (CP-7).
import * as z from 'zod';
import { peopleStore } from '../../../people/people-store.ts';
import { readEnv } from '../../../platform/env.ts';
import { handle } from '../../../platform/http/handle.ts';
import { newId } from '../../../platform/ids.ts';
import { orProblem } from '../../../platform/outcome.ts';
import { actOf } from '../../../platform/table/act.ts';
import { openTable } from '../../../platform/table/table.ts';
import { cancelBulkText as route } from '../../bulk/api.ts';
import { bulkFiguresIn } from '../../bulk/bulk-figures-store.ts';
import { bulkStore } from '../../bulk/bulk-store.ts';
import { cancelBulkText } from '../../bulk/steer-bulk-text.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), bulks: bulkStore(table), figuresOf: bulkFiguresIn(table) };

export const handler = handle(route, async ({ caller, parameters, now }) => {
  const changedBy = actOf(caller, 'cancel-bulk-text', now, newId('act'));
  return orProblem(await cancelBulkText(caller, parameters, { now, changedBy }, deps));
});
