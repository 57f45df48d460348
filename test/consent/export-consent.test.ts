// What is exported of a phone's consent: each program that knows it, its notice, and the whole ledger.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import { exportConsent } from '../../lambdas/consent/export-consent.ts';
import type { OptOutNotice } from '../../lambdas/consent/opt-out-notice.ts';
import { consentTable } from '../simulation/support/consent-table.ts';
import { enrolled, given, hoursLater, texted } from './support/ledgers.ts';

const phone = '+12065551000';

async function exported(
  events: Parameters<ReturnType<typeof consentStore>['record']>[0][],
  notice?: OptOutNotice,
) {
  const consents = consentStore(consentTable().table);
  for (const event of events) await consents.record(event);
  return exportConsent(phone, { consents, notices: { read: async () => notice } });
}

describe('an export', () => {
  test('CO-13 has a phone’s consent by program, and every event', async () => {
    const events = [enrolled(hoursLater(0)), texted('YES', hoursLater(1)), given(hoursLater(2))];
    const notice = { acceptedAt: hoursLater(3) };
    expect(await exported(events, notice)).toEqual({
      phone,
      programs: {
        'lead-alerts': expect.objectContaining({ status: 'on', since: hoursLater(1) }),
        introductions: expect.objectContaining({ status: 'on', since: hoursLater(2) }),
      },
      notice,
      ledger: events,
    });
  });

  test('CO-5 leaves out the programs that do not know the phone', async () => {
    const { programs } = await exported([given(hoursLater(0))]);
    expect(Object.keys(programs)).toEqual(['introductions']);
    expect(await exported([])).toEqual({ phone, programs: {}, ledger: [] });
  });
});
