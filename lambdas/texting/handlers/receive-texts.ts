// Queue inbound-texts: what phones text to our numbers.
import * as z from 'zod';
import { notificationIn } from '../../carriers/sns-notification.ts';
import { inboundTextIn } from '../../carriers/text-carriers.ts';
import { numberLeaseStore } from '../../claiming/numbers/number-lease-store.ts';
import { answerStore } from '../../consent/answer-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { openQuestionStore } from '../../consent/open-question-store.ts';
import { programNumbersSchema, programOf } from '../../consent/program.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { countryCode } from '../../platform/phones/countries.ts';
import { countryOf } from '../../platform/phones/phone-number.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { outboxEntryStore } from '../../platform/table/outbox-entry-store.ts';
import { openTable } from '../../platform/table/table.ts';
import { conversationStore } from '../conversation-store.ts';
import { receiveText } from '../receive-text.ts';
import { unmatchedStore } from '../unmatched-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  PROGRAM_NUMBERS: jsonVariable(programNumbersSchema),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  BRAND: z.string(),
  SUPPORT_CONTACT: z.string(),
  PORTAL_URL: z.string(),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  programOf: (number: string) => programOf(number, env.PROGRAM_NUMBERS),
  isCanadian: (phone: string) => countryOf(phone, env.COUNTRIES) === 'CA',
  consents: consentStore(table),
  numberLeases: numberLeaseStore(table),
  conversations: conversationStore(table),
  unmatched: unmatchedStore(table),
  openQuestions: openQuestionStore(table),
  outbox: outboxEntryStore(table),
  answers: answerStore(table),
  helpText: { brand: env.BRAND, supportContact: env.SUPPORT_CONTACT },
  portalUrl: env.PORTAL_URL,
  derivedId,
  now: () => new Date(),
};

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    const text = inboundTextIn(notificationIn(body));
    if (text !== undefined) await receiveText(text, deps);
    return { done: true };
  });
