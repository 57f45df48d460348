// Workflow task "Await reply": leaves the token that the end of the consent request wakes.
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { consentRequestStore } from '../requests/consent-request-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const consentRequests = consentRequestStore(openTable(env.TABLE_NAME));

const input = z.object({ consentRequestId: z.string(), taskToken: z.string() });

export async function handler(event: unknown): Promise<void> {
  const { consentRequestId, taskToken } = input.parse(event);
  await consentRequests.wait(consentRequestId, taskToken);
}
