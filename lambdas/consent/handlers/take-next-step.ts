// Workflow task "Take next step": the answer has not come; reminds, or opts out (CO-3).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { openTable } from '../../platform/table/table.ts';
import { consentStore } from '../consent-store.ts';
import { consentRequestStore } from '../requests/consent-request-store.ts';
import { takeStep } from '../requests/take-step.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const consentRequests = consentRequestStore(table);
const stepping = { consentRequests, consents: consentStore(table), derivedId };

const input = z.object({ consentRequestId: z.string() });

export async function handler(event: unknown): Promise<{ waitSeconds: number }> {
  const { consentRequestId } = input.parse(event);
  return { waitSeconds: await takeStep(await consentRequests.read(consentRequestId), new Date(), stepping) };
}
