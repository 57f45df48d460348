// Consent on a real table: recorded once with its evidence, and never over what the phone itself has said.
import { describe, expect, test } from '@jest/globals';
import { consentStore, isStillOn } from '../../lambdas/consent/consent-store.ts';
import { type LedgerEvent, ledgerEventSchema } from '../../lambdas/consent/ledger.ts';
import { keys } from '../../lambdas/platform/keys.ts';
import { engineTable, onEngine } from '../engine.ts';

const table = await engineTable();
const consents = consentStore(table);
const at = '2026-03-02T15:00:00.000Z';

let count = 0;
const aConsent = (event: Partial<LedgerEvent> = {}): LedgerEvent => {
  count += 1;
  return {
    eventId: `evt_${count}`,
    act: 'consent-given-to-source',
    programme: 'introductions',
    phone: `+1206${5_551_000 + count}`,
    at,
    source: 'web form',
    words: 'I agree to be texted about homes.',
    referralId: `ref_${count}`,
    ...event,
  };
};
const setStatus = (status: string, { programme, phone }: LedgerEvent) =>
  table.put({ ...keys.consent(programme, phone), programme, phone, status, since: at, reason: 'stop' });
const ledgerOf = async (phone: string) => {
  const { pk } = keys.ledgerEvent(phone, '', '');
  return (await table.query({ pk })).items.map((item) => ledgerEventSchema.parse(item));
};

describe(onEngine('consent store'), () => {
  test('a phone that was never asked has no consent', async () => {
    expect(await consents.read('introductions', '+12065559999')).toBeUndefined();
  });

  test('CO-13 consent that a client gave to the source is on, with the exact words in the ledger', async () => {
    const given = aConsent();
    await consents.recordGiven(given);
    expect(await consents.read('introductions', given.phone)).toEqual({ status: 'on', since: at });
    expect(await ledgerOf(given.phone)).toEqual([given]);
  });

  test('CO-5 consent to one programme is none to the other', async () => {
    const given = aConsent();
    await consents.recordGiven(given);
    expect(await consents.read('lead-alerts', given.phone)).toBeUndefined();
  });

  test('CO-13 recorded twice, or by two at once, it stands in the ledger once', async () => {
    const given = aConsent();
    await Promise.all([consents.recordGiven(given), consents.recordGiven(given)]);
    await consents.recordGiven(given);
    expect(await ledgerOf(given.phone)).toEqual([given]);
  });

  test.each(['opted-out', 'pending'])('CO-5 a new referral lifts no consent that is %s', async (status) => {
    const given = aConsent();
    await setStatus(status, given);
    await consents.recordGiven(given);
    expect(await consents.read('introductions', given.phone)).toMatchObject({ status });
    // CO-13: the evidence is kept all the same.
    expect(await ledgerOf(given.phone)).toEqual([given]);
  });

  test('a second referral of the same client changes nothing: since when they agreed stays', async () => {
    const given = aConsent();
    await consents.recordGiven(given);
    await consents.recordGiven(aConsent({ phone: given.phone, at: '2026-04-01T09:00:00.000Z' }));
    expect(await consents.read('introductions', given.phone)).toEqual({ status: 'on', since: at });
  });

  test.each([
    ['on', true],
    ['pending', false],
    ['opted-out', false],
  ])('CO-5 what depends on consent that is %s goes through: %s', async (status, applied) => {
    const given = aConsent();
    await setStatus(status, given);
    const write = { put: { pk: `PART#${given.phone}`, sk: 'ITEM' } };
    const outcome = await table.transact([write, isStillOn('introductions', given.phone)]);
    expect(outcome.applied).toBe(applied);
  });

  test('CO-1 what depends on consent that nobody gave does not go through', async () => {
    const outcome = await table.transact([isStillOn('introductions', '+12065559998')]);
    expect(outcome).toEqual({ applied: false, refused: [true] });
  });
});
