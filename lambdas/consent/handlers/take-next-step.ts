// Workflow task "Take next step": the answer has not come; reminds, or opts out (CO-3).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { openTable } from '../../platform/table.ts';
import { episodeStore } from '../consent-request-store.ts';
import { consentStore } from '../consent-store.ts';
import { takeStep } from '../take-step.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const episodes = episodeStore(table);
const stepping = { episodes, consents: consentStore(table), derivedId };

const input = z.object({ episodeId: z.string() });

export async function handler(event: unknown): Promise<{ waitSeconds: number }> {
  const { episodeId } = input.parse(event);
  return { waitSeconds: await takeStep(await episodes.read(episodeId), new Date(), stepping) };
}
