// POST /operations/restart: a workflow that failed or hangs is started again.
import { SFNClient } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { restartWorkflow } from '../api.ts';
import { newestOf, startAgain } from '../operations/executions-client.ts';
import { operationStore } from '../operations/operation-store.ts';
import { type RestartDeps, restart } from '../operations/restart.ts';
import { workflowArns } from '../operations/workflows.ts';

const env = readEnv({ TABLE_NAME: z.string(), WORKFLOWS: jsonVariable(workflowArns) });
const sfn = new SFNClient({});
const deps: RestartDeps = {
  ...operationStore(openTable(env.TABLE_NAME)),
  newestOf: (workflow, execution) => newestOf(sfn, env.WORKFLOWS[workflow], execution),
  startAgain: (workflow, execution) => startAgain(sfn, env.WORKFLOWS[workflow], workflow, execution),
  derivedId,
};

export const handler = handle(restartWorkflow, async ({ caller, body, now }) => {
  const changedBy = actOf(caller, 'restart-workflow', now, newId('act'));
  return orProblem(await restart(body, changedBy, deps));
});
