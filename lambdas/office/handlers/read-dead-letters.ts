// GET /operations/dead-letters: what a queue gave up.
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { readDeadLetters } from '../api.ts';
import { faultsIn } from '../operations/aws/logs-client.ts';
import { queuesOf, queuesVariable } from '../operations/aws/queues-client.ts';
import { readDeadLetters as read } from '../operations/read-dead-letters.ts';

const env = readEnv({
  QUEUES: jsonVariable(queuesVariable),
  /** The log group of what reads each queue. */
  LOGS: jsonVariable(z.record(z.string(), z.string())),
});
const deps = { ...queuesOf(env.QUEUES), faultsOf: faultsIn(env.LOGS) };

export const handler = handle(readDeadLetters, async ({ query }) => orProblem(await read(query.queue, deps)));
