// Queue inbound-texts: what phones text to our numbers.
import * as z from 'zod';
import { notificationIn } from '../../carriers/sns-notification.ts';
import { inboundTextIn } from '../../carriers/text-carriers.ts';
import { numberLeaseStore } from '../../claiming/numbers/number-lease-store.ts';
import { answerStore } from '../../consent/answer-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { programNumbersSchema, useOf } from '../../consent/program.ts';
import { openQuestionStore } from '../../consent/words/open-question-store.ts';
import { brandsStopped, stopFacts } from '../../consent/words/stop-coverage.ts';
import { brandOf, type ItemBrand } from '../../people/brand.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
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
  BRANDS: brandsVariable({
    name: z.string(),
    supportContact: z.string(),
    numbers: programNumbersSchema,
    ...stopFacts,
  }),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  PORTAL_URL: z.string(),
});
const table = openTable(env.TABLE_NAME);
const deps = {
  usesOf: (number: string) => useOf(number, env.BRANDS),
  brandsStopped: (brand: ItemBrand) => brandsStopped(brand, env.BRANDS),
  isCanadian: (phone: string) => countryOf(phone, env.COUNTRIES) === 'CA',
  consents: consentStore(table),
  numberLeases: numberLeaseStore(table),
  conversations: conversationStore(table),
  unmatched: unmatchedStore(table),
  openQuestions: openQuestionStore(table),
  outbox: outboxEntryStore(table),
  answers: answerStore(table),
  helpTextOf: (brand: ItemBrand) => brandOf(env.BRANDS, brand),
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
