// Queue inbound-texts: what phones text to our numbers.
import * as z from 'zod';
import { notificationIn } from '../../carriers/sns-notification.ts';
import type { Programme } from '../../consent/consent.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { countryCode, countryOf } from '../../platform/phone-number.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table.ts';
import { inboundStore } from '../inbound-store.ts';
import { inboundTextIn } from '../inbound-text.ts';
import { receive } from '../receive.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  LEAD_ALERT_NUMBER: z.string(),
  INTRODUCTION_NUMBERS: jsonVariable(z.array(z.string()).min(1)),
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
});
const table = openTable(env.TABLE_NAME);
const receiving = {
  programmeOf(number: string): Programme | undefined {
    if (number === env.LEAD_ALERT_NUMBER) return 'lead-alerts';
    return env.INTRODUCTION_NUMBERS.includes(number) ? 'introductions' : undefined;
  },
  isCanadian: (phone: string) => countryOf(phone, env.COUNTRIES) === 'CA',
  consents: consentStore(table),
  texts: inboundStore(table),
  derivedId,
};

export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    const text = inboundTextIn(notificationIn(body));
    if (text !== undefined) await receive(text, receiving);
    return { done: true };
  });
