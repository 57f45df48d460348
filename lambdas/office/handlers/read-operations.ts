// GET /operations: how the stage is doing, for who operates it.
import * as z from 'zod';
import { programNumbersSchema } from '../../consent/program.ts';
import { receiptCountStore } from '../../delivery/counts/receipt-count-store.ts';
import { scheduleStore } from '../../delivery/pace/schedule-store.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { openTable } from '../../platform/table/table.ts';
import { readOperations } from '../api.ts';
import { oldestIn, openAlarms } from '../operations/aws/cloudwatch-client.ts';
import { executionsOf } from '../operations/aws/executions-client.ts';
import { queuesOf, queuesVariable } from '../operations/aws/queues-client.ts';
import { operationStore } from '../operations/operation-store.ts';
import { type ReadOperationsDeps, readOperations as read } from '../operations/read-operations.ts';
import { unconfirmedStore } from '../operations/unconfirmed-store.ts';
import { workflowArns } from '../operations/workflows.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  INBOX_INDEX: z.string(),
  STAGE: z.string(),
  QUEUES: jsonVariable(queuesVariable),
  WORKFLOWS: jsonVariable(workflowArns),
  BRANDS: brandsVariable({ numbers: programNumbersSchema }),
  PARTS_PER_SECOND: jsonVariable(z.object({ default: z.int().min(1) }).catchall(z.int().min(1))),
});
const table = openTable(env.TABLE_NAME);
const deps: ReadOperationsDeps = {
  ...queuesOf(env.QUEUES),
  ...executionsOf(env.WORKFLOWS),
  oldestIn,
  openAlarms: () => openAlarms(env.STAGE),
  ...unconfirmedStore(table, env.INBOX_INDEX),
  scheduleOf: scheduleStore(table).read,
  rateOf: (number) => env.PARTS_PER_SECOND[number] ?? env.PARTS_PER_SECOND.default,
  curves: receiptCountStore(table).curves,
  operations: () => operationStore(table).list(env.INBOX_INDEX),
  brands: env.BRANDS,
};

export const handler = handle(readOperations, ({ query, now }) => read(query.hours, now, deps));
