// DELETE /me/pause: the agent is back before the date.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { endPause } from '../api.ts';
import { endPause as end } from '../pause.ts';
import { routingStore } from '../routing-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = routingStore(openTable(env.TABLE_NAME));

export const handler = handle(endPause, async ({ caller, now }) => {
  const changedBy = actOf(caller, 'end-pause', now, newId('act'));
  return orProblem(await end(caller, changedBy, now, store));
});
