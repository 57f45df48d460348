// Queue outbox-texts: gives texts to the carrier, each through the gate.
import * as z from 'zod';
import { sendText } from '../../carriers/end-user-messaging/text-carrier.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { noticeStore } from '../../consent/opt-out-notice-store.ts';
import { alertNotice } from '../../consent/texts.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { countryCode, countryOf } from '../../platform/phone-number.ts';
import { openTable } from '../../platform/table.ts';
import { conversingStore } from '../conversation-facts-store.ts';
import { verdictOn } from '../gate.ts';
import { outboxHandler } from '../outbox-handler.ts';
import { sendStore } from '../outbox-store.ts';
import { quietHoursSchema } from '../quiet-hours.ts';
import { numberFor } from '../sending-number.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  LEAD_ALERT_NUMBER: z.string(),
  CONFIGURATION_SET: z.string(),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
  OPT_OUT_INSTRUCTIONS: z.string(),
});
const table = openTable(env.TABLE_NAME);
const consents = consentStore(table);
const notices = noticeStore(table);
const conversing = conversingStore(table, env.OPT_OUT_INSTRUCTIONS);

export const handler = outboxHandler({
  queueUrl: env.QUEUE_URL,
  store: sendStore(table),
  isMine: (content) => content.channel === 'text',
  verdictOn: async (text, now) =>
    verdictOn(text, {
      consent: await consents.read(text.programme, text.to),
      notice: text.programme === 'lead-alerts' ? await notices.read(text.to) : undefined,
      isCountryServed: countryOf(text.to, env.COUNTRIES) !== undefined,
      quietHours: env.QUIET_HOURS,
      conversing: await conversing(text, now),
      now,
    }),
  give: (text, attempt) =>
    sendText(text, attempt, {
      from: numberFor(text, env.LEAD_ALERT_NUMBER),
      configurationSet: env.CONFIGURATION_SET,
      awaitsTaken: text.purpose.kind === 'question' || text.body.endsWith(alertNotice),
    }),
});
