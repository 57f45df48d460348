// Queue outbox-texts: gives texts to the carrier, each through the gate.
import * as z from 'zod';
import { endUserMessagingTexts } from '../../carriers/end-user-messaging/text-carrier.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { optOutNoticeStore } from '../../consent/opt-out-notice-store.ts';
import { programNumbersSchema, programs } from '../../consent/program.ts';
import { optOutNotice } from '../../consent/texts.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { countryCode, countryOf } from '../../platform/phone-number.ts';
import { openTable } from '../../platform/table.ts';
import { conversationFactsStore } from '../conversation-facts-store.ts';
import { verdictOn } from '../gate.ts';
import { outboxHandler } from '../outbox-handler.ts';
import { outboxStore } from '../outbox-store.ts';
import { quietHoursSchema } from '../quiet-hours.ts';
import { numberFor } from '../sending-number.ts';
import type { TextCarrier } from '../text-carrier.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  PROGRAM_NUMBERS: jsonVariable(programNumbersSchema),
  CONFIGURATION_SET: z.string(),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
  OPT_OUT_INSTRUCTIONS: z.string(),
});
const table = openTable(env.TABLE_NAME);
const consents = consentStore(table);
const notices = optOutNoticeStore(table);
const carrier: TextCarrier = endUserMessagingTexts(env.CONFIGURATION_SET);
const conversation = conversationFactsStore(table, env.OPT_OUT_INSTRUCTIONS);

export const handler = outboxHandler({
  queueUrl: env.QUEUE_URL,
  store: outboxStore(table),
  isMine: (content) => content.channel === 'text',
  verdictOn: async (text, now) =>
    verdictOn(text, {
      consent: await consents.read(text.program, text.to),
      notice:
        programs[text.program].optOutInstructions === 'every-30-days'
          ? await notices.read(text.to)
          : undefined,
      isCountryServed: countryOf(text.to, env.COUNTRIES) !== undefined,
      quietHours: env.QUIET_HOURS,
      conversation: await conversation(text, now),
      now,
    }),
  give: (text, attempt) =>
    carrier.send({
      ...text,
      attempt,
      from: numberFor(text, env.PROGRAM_NUMBERS),
      awaitsHandover: text.purpose.kind === 'consent-request' || text.body.endsWith(optOutNotice),
    }),
});
