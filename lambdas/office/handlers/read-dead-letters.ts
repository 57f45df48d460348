// GET /operations/dead-letters: what a queue gave up.
import * as z from 'zod';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { readDeadLetters } from '../api.ts';
import { faultsIn } from '../operations/logs-client.ts';
import { lookAtQueue, peek, queuesVariable } from '../operations/queues-client.ts';
import { readDeadLetters as read } from '../operations/read-dead-letters.ts';

const env = readEnv({
  QUEUES: jsonVariable(queuesVariable),
  /** The log group of what reads each queue. */
  LOGS: jsonVariable(z.record(z.string(), z.string())),
});
const deps = {
  queues: Object.keys(env.QUEUES),
  lookAtQueue: (queue: string) => lookAtQueue(queue, env.QUEUES[queue] ?? ''),
  peek,
  faultsOf: async (queue: string, since: Date) => {
    const logGroup = env.LOGS[queue];
    return logGroup === undefined ? new Map<string, string>() : faultsIn(logGroup, since);
  },
};

export const handler = handle(readDeadLetters, async ({ query }) => orProblem(await read(query.queue, deps)));
