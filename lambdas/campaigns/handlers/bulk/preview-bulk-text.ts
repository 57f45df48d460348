// POST /teams/{teamId}/bulk-texts/preview: what a bulk text would do (CP-6).
import * as z from 'zod';
import { dailyLimitsStore } from '../../../people/daily-limits-store.ts';
import { blockedVariables } from '../../../platform/blocked-variables.ts';
import { readEnv } from '../../../platform/env.ts';
import { handle } from '../../../platform/http/handle.ts';
import { newId } from '../../../platform/ids.ts';
import { orProblem } from '../../../platform/outcome.ts';
import { openTable } from '../../../platform/table/table.ts';
import { blockedContentOf } from '../../../texting/wording/refuse-blocked-text.ts';
import { previewBulkText as route } from '../../bulk/api.ts';
import { bulkStore } from '../../bulk/bulk-store.ts';
import { previewBulkText } from '../../bulk/preview-bulk-text.ts';
import { surveyStores, surveyVariables } from '../../bulk/survey-stores.ts';
import { templateStore } from '../../templates/template-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  ...surveyVariables,
  ...blockedVariables,
});
const table = openTable(env.TABLE_NAME);
const deps = {
  ...surveyStores(table, env),
  templates: templateStore(table),
  bulks: bulkStore(table),
  limits: dailyLimitsStore(table),
  blocked: blockedContentOf(env),
  newId,
};

export const handler = handle(route, async ({ caller, parameters, body, now }) =>
  orProblem(await previewBulkText(caller, { ...parameters, ...body }, now, deps)),
);
