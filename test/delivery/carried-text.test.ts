// A text as its carrier is given it.
import { describe, expect, test } from '@jest/globals';
import { optOutNotice } from '../../lambdas/consent/texts.ts';
import { carriedText } from '../../lambdas/delivery/carried-text.ts';
import { programNumbers as numbers } from '../support/numbers.ts';
import { aText } from './support/outbox-messages.ts';

describe('a carried text', () => {
  test('TX-12 goes out from its own number, with the id and the attempt that come back in receipts', () => {
    const text = aText({ from: '+12065550102' });
    expect(carriedText(text, 2, numbers)).toEqual({
      outboxId: text.outboxId,
      attempt: 2,
      to: text.to,
      from: '+12065550102',
      body: text.body,
      awaitsHandover: false,
    });
  });

  test('CO-3 of a consent request has its receipt say when the phone’s carrier had it', () => {
    const purpose = { kind: 'consent-request', consentRequestId: 'evt_1' } as const;
    expect(carriedText(aText({ purpose }), 1, numbers)).toMatchObject({ awaitsHandover: true });
  });

  test('CO-10 so has an alert that carries the notice', () => {
    const alert = aText({ program: 'lead-alerts', from: undefined, body: `New referral${optOutNotice}` });
    expect(carriedText(alert, 1, numbers)).toMatchObject({ from: '+12065550100', awaitsHandover: true });
  });
});
