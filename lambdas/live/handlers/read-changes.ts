// GET /me/changes: whether anything has changed for the agent since they last asked.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { readChanges } from '../api.ts';
import { changeTokenStore } from '../change-token-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const changeTokens = changeTokenStore(openTable(env.TABLE_NAME));

export const handler = handle(readChanges, async ({ caller: { teamId, agentId } }) => {
  const changes = await changeTokens.read(teamId, agentId);
  if (changes === undefined) throw notFound();
  return { changeToken: String(changes) };
});
