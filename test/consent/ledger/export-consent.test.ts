// What is exported of a phone's consent: each program that knows it, its notice, and the whole ledger.
import { describe, expect, test } from '@jest/globals';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { exportConsent } from '../../../lambdas/consent/ledger/export-consent.ts';
import type { OptOutNotice } from '../../../lambdas/consent/notices/opt-out-notice.ts';
import { consentTable } from '../../simulation/support/consent-table.ts';
import { enrolled, given, hoursLater, owner, texted } from '../support/ledgers.ts';

const phone = '+12065551000';

async function exported(
  events: Parameters<ReturnType<typeof consentStore>['record']>[0][],
  notice?: OptOutNotice,
) {
  const consents = consentStore(consentTable().table);
  for (const event of events) await consents.record(event);
  return exportConsent(phone, { consents, notices: { read: async () => notice }, firstBrand: 'demo' });
}

describe('an export', () => {
  test('CO-13 has a phone’s consent by program, and every event', async () => {
    const events = [enrolled(hoursLater(0)), texted('YES', hoursLater(1)), given(hoursLater(2))];
    const notice = { acceptedAt: hoursLater(3) };
    expect(await exported(events, notice)).toEqual({
      phone,
      brand: 'demo',
      otherBrands: [],
      programs: {
        'lead-alerts': {
          status: 'on',
          since: hoursLater(1),
          agents: [expect.objectContaining({ status: 'on', owner })],
        },
        introductions: expect.objectContaining({ status: 'on', since: hoursLater(2) }),
      },
      notice,
      ledger: events.map((event) => ({ ...event, brand: 'demo' })),
    });
  });

  test('CO-18 has the consent of every agent on the phone, and what goes for all of them', async () => {
    const bea = { teamId: 'south', agentId: 'bea' };
    const events = [enrolled(hoursLater(0)), texted('YES', hoursLater(1)), enrolled(hoursLater(2), bea)];
    const agents = [
      { status: 'on', owner },
      { status: 'pending', owner: bea },
    ];
    expect((await exported(events)).programs['lead-alerts']).toMatchObject({ status: 'on', agents });
    const stopped = await exported([...events, texted('STOP', hoursLater(3))]);
    expect(stopped.programs['lead-alerts']).toMatchObject({
      status: 'opted-out',
      reason: 'stop',
      since: hoursLater(3),
      agents: agents.map((agent) => ({ ...agent, status: 'opted-out' })),
    });
  });

  test('CO-13 PE-1 has a phone’s consent in each brand, and says of each event whose it is', async () => {
    const events = [
      given(hoursLater(0)),
      given(hoursLater(1), { brand: 'harbor' }),
      texted('STOP', hoursLater(2), { brand: 'harbor', program: 'introductions' }),
    ];
    expect(await exported(events)).toMatchObject({
      brand: 'demo',
      programs: { introductions: { status: 'on' } },
      otherBrands: [{ brand: 'harbor', programs: { introductions: { status: 'opted-out' } } }],
      ledger: [{ brand: 'demo' }, { brand: 'harbor' }, { brand: 'harbor' }],
    });
  });

  test('CO-5 leaves out the programs that do not know the phone', async () => {
    const { programs } = await exported([given(hoursLater(0))]);
    expect(Object.keys(programs)).toEqual(['introductions']);
    expect(await exported([])).toEqual({
      phone,
      brand: 'demo',
      programs: {},
      otherBrands: [],
      ledger: [],
    });
  });
});
