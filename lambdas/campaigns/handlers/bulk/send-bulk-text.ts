// POST /teams/{teamId}/bulk-texts: a bulk text is sent as previewed (CP-6).
import * as z from 'zod';
import { readEnv } from '../../../platform/env.ts';
import { handle } from '../../../platform/http/handle.ts';
import { derivedId, newId } from '../../../platform/ids.ts';
import { orProblem } from '../../../platform/outcome.ts';
import { actOf } from '../../../platform/table/act.ts';
import { openTable } from '../../../platform/table/table.ts';
import { sendBulkText as route } from '../../bulk/api.ts';
import { bulkStore } from '../../bulk/bulk-store.ts';
import { sendBulkText } from '../../bulk/send-bulk-text.ts';
import { surveyStores, surveyVariables } from '../../bulk/survey-stores.ts';
import { campaignTextStore } from '../../figures/campaign-text-store.ts';
import { recentHealth } from '../../figures/read-sending-health.ts';
import { mayStartBulk } from '../../figures/sending-health.ts';

const env = readEnv({ TABLE_NAME: z.string(), ...surveyVariables });
const table = openTable(env.TABLE_NAME);
const campaignTexts = campaignTextStore(table);
const deps = {
  ...surveyStores(table, env),
  bulks: bulkStore(table),
  mayStart: async (teamId: string, now: Date) =>
    mayStartBulk(await recentHealth(teamId, now, { campaignTexts })),
  derivedId,
};

export const handler = handle(route, async ({ caller, parameters, body, now }) => {
  const changedBy = actOf(caller, 'send-bulk-text', now, newId('act'));
  return orProblem(await sendBulkText(caller, { ...parameters, ...body }, { now, changedBy }, deps));
});
