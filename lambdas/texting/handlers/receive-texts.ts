// Queue inbound-texts: what phones text to our numbers.
import * as z from 'zod';
import { inboundTextIn } from '../../carriers/end-user-messaging/inbound-text.ts';
import { notificationIn } from '../../carriers/sns-notification.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { programOf } from '../../consent/program.ts';
import { outboxStore } from '../../delivery/outbox-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { countryCode, countryOf } from '../../platform/phone-number.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table.ts';
import { conversationStore } from '../conversation-store.ts';
import { numberLeaseStore } from '../number-lease-store.ts';
import { receiveText } from '../receive-text.ts';
import { unmatchedStore } from '../unmatched-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  LEAD_ALERT_NUMBER: z.string(),
  INTRODUCTION_NUMBERS: jsonVariable(z.array(z.string()).min(1)),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  BRAND: z.string(),
  SUPPORT_CONTACT: z.string(),
});
const table = openTable(env.TABLE_NAME);
const numbers = { leadAlertNumber: env.LEAD_ALERT_NUMBER, introductionNumbers: env.INTRODUCTION_NUMBERS };
const deps = {
  programOf: (number: string) => programOf(number, numbers),
  isCanadian: (phone: string) => countryOf(phone, env.COUNTRIES) === 'CA',
  consents: consentStore(table),
  numberLeases: numberLeaseStore(table),
  conversations: conversationStore(table),
  unmatched: unmatchedStore(table),
  outbox: outboxStore(table),
  helpText: { brand: env.BRAND, supportContact: env.SUPPORT_CONTACT },
  derivedId,
  now: () => new Date(),
};

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    const text = inboundTextIn(notificationIn(body));
    if (text !== undefined) await receiveText(text, deps);
    return { done: true };
  });
