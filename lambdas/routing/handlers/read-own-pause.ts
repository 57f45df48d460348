// GET /me/pause: the agent reads how they stand in lead routing.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readOwnPause } from '../api.ts';
import { readPause } from '../pause.ts';
import { routingStore } from '../routing-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = routingStore(openTable(env.TABLE_NAME));

export const handler = handle(readOwnPause, async ({ caller, now }) =>
  orProblem(await readPause(caller, now, store)),
);
