// Workflow task "Await reply": leaves the token that the end of the asking wakes.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table.ts';
import { episodeStore } from '../consent-request-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const episodes = episodeStore(openTable(env.TABLE_NAME));

const input = z.object({ episodeId: z.string(), taskToken: z.string() });

export async function handler(event: unknown): Promise<void> {
  const { episodeId, taskToken } = input.parse(event);
  await episodes.wait(episodeId, taskToken);
}
