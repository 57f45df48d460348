// Queue outbox-emails: gives emails to SES.
import * as z from 'zod';
import { sesEmails } from '../../carriers/ses/email-carrier.ts';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import type { EmailCarrier } from '../email-carrier.ts';
import { verdictOnTime } from '../gate/gate.ts';
import { outboxHandler } from '../outbox/outbox-handler.ts';
import { outboxStore } from '../outbox/outbox-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  EMAIL_FROM: z.string(),
  EMAIL_CONFIGURATION_SET: z.string(),
});
const carrier: EmailCarrier = sesEmails({
  from: env.EMAIL_FROM,
  configurationSet: env.EMAIL_CONFIGURATION_SET,
});

export const handler = outboxHandler({
  queueUrl: env.QUEUE_URL,
  store: outboxStore(openTable(env.TABLE_NAME)),
  isMine: (content) => content.channel === 'email',
  verdictOn: verdictOnTime,
  give: (email, attempt) => carrier.send({ ...email, attempt }),
});
