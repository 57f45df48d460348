// PUT /me/pause: the agent is offered nothing new until a date.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { pauseSelf } from '../api.ts';
import { pauseSelf as pause } from '../pause.ts';
import { routingStore } from '../routing-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = routingStore(openTable(env.TABLE_NAME));

export const handler = handle(pauseSelf, async ({ caller, body, now }) => {
  const changedBy = actOf(caller, 'pause-self', now, newId('act'));
  return orProblem(await pause(caller, body.until, changedBy, now, store));
});
