// POST /operations/restart: a workflow that failed or hangs is started again.
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { restartWorkflow } from '../api.ts';
import { executionsOf } from '../operations/aws/executions-client.ts';
import { operationStore } from '../operations/operation-store.ts';
import { restart } from '../operations/restart.ts';
import { workflowArns } from '../operations/workflows.ts';

const env = readEnv({ TABLE_NAME: z.string(), WORKFLOWS: jsonVariable(workflowArns) });
const deps = { ...operationStore(openTable(env.TABLE_NAME)), ...executionsOf(env.WORKFLOWS), derivedId };

export const handler = handle(restartWorkflow, async ({ caller, body, now }) => {
  const changedBy = actOf(caller, 'restart-workflow', now, newId('act'));
  return orProblem(await restart(body, changedBy, deps));
});
