// POST /text-alerts/imports: agents' past consent is brought along, and each phone is asked to confirm.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { countryCode } from '../../platform/phone-number.ts';
import { openTable } from '../../platform/table.ts';
import { importConsent } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { importLines } from '../jobs/import.ts';
import { importLine } from '../jobs/import-line.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  JOBS_QUEUE_URL: z.string(),
});
const table = openTable(env.TABLE_NAME);
const queue = new SQSClient({});
const importing = {
  line: importLine(env.COUNTRIES),
  readAgent: peopleStore(table).readAgent,
  consents: consentStore(table),
  derivedId,
};

export const handler = handle(importConsent, async ({ body, now }) => {
  const result = await importLines(body.lines, now, importing);
  if (result.imported > 0) {
    const MessageBody = JSON.stringify({ job: 'ask' });
    await queue.send(new SendMessageCommand({ QueueUrl: env.JOBS_QUEUE_URL, MessageBody }));
  }
  return result;
});
