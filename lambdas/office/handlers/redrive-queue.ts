// POST /operations/redrive: the dead letters of a queue go back to it.
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { redriveQueue } from '../api.ts';
import { queuesOf, queuesVariable } from '../operations/aws/queues-client.ts';
import { operationStore } from '../operations/operation-store.ts';
import { redrive } from '../operations/redrive.ts';

const env = readEnv({ TABLE_NAME: z.string(), QUEUES: jsonVariable(queuesVariable) });
const deps = {
  ...operationStore(openTable(env.TABLE_NAME)),
  ...queuesOf(env.QUEUES),
  derivedId,
};

export const handler = handle(redriveQueue, async ({ caller, body, now }) => {
  const changedBy = actOf(caller, 'redrive-queue', now, newId('act'));
  return orProblem(await redrive(body.queue, changedBy, deps));
});
