// Queue operations: a replay that an operator ordered, as far as one function gets.
import { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { operationIn } from '../../office/operations/aws/operations-queue-client.ts';
import { replayPage } from '../../office/operations/aws/replay-client.ts';
import { operationStore } from '../../office/operations/operation-store.ts';
import { type RunReplayDeps, runReplay } from '../../office/operations/run-replay.ts';
import { readEnv } from '../../platform/env.ts';
import { handleBatch, visibilityOf } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table/table.ts';

const env = readEnv({ TABLE_NAME: z.string(), QUEUE_URL: z.string(), REPLAY_NAME: z.string() });
const lambda = new LambdaClient({});
const deps: RunReplayDeps = {
  operations: operationStore(openTable(env.TABLE_NAME)),
  replayPage: (about, from) => replayPage(lambda, env.REPLAY_NAME, about, from),
  now: () => new Date(),
};
const comeBack = visibilityOf(env.QUEUE_URL);

export const handler = (event: unknown) =>
  handleBatch(
    event,
    async (body) => {
      const { isDone } = await runReplay(operationIn(body), deps);
      return isDone ? { done: true } : { done: false, againInSeconds: 1 };
    },
    comeBack,
  );
