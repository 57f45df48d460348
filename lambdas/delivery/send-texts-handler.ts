// What the functions that send texts have in common, whichever carrier takes them: each text goes through the gate.
import * as z from 'zod';
import { consentStore } from '../consent/consent-store.ts';
import { optOutNoticeStore } from '../consent/notices/opt-out-notice-store.ts';
import { openQuestionStore } from '../consent/open-question-store.ts';
import { programNumbersSchema } from '../consent/program.ts';
import { jsonVariable, readEnv } from '../platform/env.ts';
import { countryCode } from '../platform/phones/countries.ts';
import { countryOf } from '../platform/phones/phone-number.ts';
import { openTable } from '../platform/table/table.ts';
import { carriedText } from './carried-text.ts';
import { conversationFactsStore } from './gate/conversation-facts-store.ts';
import { judgeText } from './gate/judge-text.ts';
import { quietHoursSchema } from './gate/quiet-hours.ts';
import { outboxHandler } from './outbox/outbox-handler.ts';
import { outboxStore } from './outbox/outbox-store.ts';
import type { TextCarrier } from './text-carrier.ts';

/** The Lambda handler of the queue outbox-texts, over `carrier`. */
export function sendTextsHandler(carrier: TextCarrier) {
  const env = readEnv({
    TABLE_NAME: z.string(),
    QUEUE_URL: z.string(),
    PROGRAM_NUMBERS: jsonVariable(programNumbersSchema),
    COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
    QUIET_HOURS: jsonVariable(quietHoursSchema.nullable()),
    OPT_OUT_INSTRUCTIONS: z.string(),
  });
  const table = openTable(env.TABLE_NAME);
  const deps = {
    consents: consentStore(table),
    openQuestions: openQuestionStore(table),
    notices: optOutNoticeStore(table),
    conversationFacts: conversationFactsStore(table, env.OPT_OUT_INSTRUCTIONS),
    isServed: (phone: string) => countryOf(phone, env.COUNTRIES) !== undefined,
    quietHours: env.QUIET_HOURS,
  };
  return outboxHandler({
    queueUrl: env.QUEUE_URL,
    store: outboxStore(table),
    isMine: (content) => content.channel === 'text',
    verdictOn: (text, now) => judgeText(text, now, deps),
    give: (text, attempt) => carrier.send(carriedText(text, attempt, env.PROGRAM_NUMBERS)),
  });
}
