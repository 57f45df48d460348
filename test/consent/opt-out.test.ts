// An opt-out that was said otherwise than by text: recorded once, as a STOP of its time.
import { describe, expect, test } from '@jest/globals';
import { optOutIn } from '../../lambdas/claiming/opt-out.ts';
import { consentOf } from '../../lambdas/consent/alerts.ts';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { ledgerAsCsv } from '../../lambdas/consent/ledger/ledger-csv.ts';
import { recordOptOut, saidOptOut } from '../../lambdas/consent/opt-out.ts';
import { leadAlerts, type Program } from '../../lambdas/consent/program.ts';
import { textAlertsOf } from '../../lambdas/consent/text-alerts/text-alerts.ts';
import type { WayToOptOut } from '../../lambdas/consent/way-to-opt-out.ts';
import { derivedId } from '../../lambdas/platform/ids.ts';
import { minutesLater, NOW } from '../claiming/support/referrals.ts';
import { engineTable } from '../support/engine.ts';

const consents = consentStore(await engineTable());
const deps = { consents, derivedId };
let phones = 0;
const aPhone = () => {
  phones += 1;
  return `+1206559${String(phones).padStart(4, '0')}`;
};
const at = (minutes: number) => minutesLater(minutes).toISOString();

const record = (
  phone: string,
  said: { at?: string; how?: WayToOptOut; words?: string } = {},
  program?: Program,
  now = NOW,
) =>
  recordOptOut(
    { phone, program, brands: [undefined] },
    { how: 'letter', at: at(-60), words: 'No more texts, please.', ...said },
    { clientId: 'office' },
    now,
    deps,
  );
const statusOf = async (phone: string, program: Program = 'introductions') => {
  if (program === 'introductions') return (await consents.read(program, phone))?.status;
  return (await consents.readAlerts('lead-alerts', phone)).stoppedAt === undefined ? undefined : 'opted-out';
};

const given = (phone: string, minutes: number): LedgerEvent => ({
  act: 'consent-given-to-source',
  eventId: `evt_given_${minutes} ${phone}`,
  program: 'introductions',
  phone,
  at: at(minutes),
  source: 'web form',
  words: 'Agents may text me.',
  referralId: 'ref_1',
});
const word = (phone: string, kind: 'start' | 'stop', minutes: number): LedgerEvent => ({
  act: 'word-received',
  eventId: `evt_${kind}_${minutes}`,
  program: 'introductions',
  phone,
  at: at(minutes),
  kind,
  word: kind.toUpperCase(),
  body: kind.toUpperCase(),
  to: '+12065550101',
  carrierId: `sms-${minutes}`,
  language: 'en',
});

describe('an opt-out said otherwise', () => {
  test('CO-19 goes into the ledger with when, how, the words and by whom, once, and is answered by no text', async () => {
    const phone = aPhone();
    await consents.record(given(phone, -120));
    for (const now of [NOW, minutesLater(3)])
      expect(await record(phone, {}, 'introductions', now)).toBeUndefined();
    const ledger = await consents.readLedger(phone);
    expect(ledger.slice(1)).toEqual([
      {
        act: 'opted-out-otherwise',
        eventId: expect.any(String),
        program: 'introductions',
        phone,
        at: at(-60),
        how: 'letter',
        words: 'No more texts, please.',
        recordedAt: NOW.toISOString(),
        clientId: 'office',
      },
    ]);
    const consent = await consents.read('introductions', phone);
    expect(consent).toMatchObject({ status: 'opted-out', reason: 'stop', since: at(-60), how: 'letter' });
    expect(consent).not.toHaveProperty('reply');
    expect(ledgerAsCsv(ledger)).toMatch(/opted-out-otherwise.*No more texts.*letter.*office/);
  });

  test.each(['phone', 'letter', 'email', 'to-an-agent'] as const)(
    'CO-19 what came by %s is shown so to the client’s owner and to the agent whose alerts it ended',
    async (how) => {
      const phone = aPhone();
      const owner = { teamId: 'north', agentId: 'ada' };
      await consents.record(given(phone, -120));
      const enrolled = { act: 'enrolled', eventId: `evt_${phone}`, at: at(-600), source: 'portal' } as const;
      await consents.record({ ...enrolled, ...owner, program: 'lead-alerts', phone });
      await record(phone, { how });
      expect(optOutIn(await consents.read('introductions', phone))).toMatchObject({ how });
      const alerts = await consents.readAlerts('lead-alerts', phone);
      expect(textAlertsOf(consentOf(alerts, owner), phone, leadAlerts)).toMatchObject({
        status: 'opted-out',
        reason: 'opted-out-otherwise',
      });
    },
  );

  test('CO-19 of a way in words of before there was a list, nothing is made up', async () => {
    const phone = aPhone();
    await consents.record(given(phone, -120));
    const event = {
      act: 'opted-out-otherwise',
      eventId: `evt_${phone}`,
      how: 'a note',
      at: at(-60),
    } as const;
    await consents.record({
      ...event,
      program: 'introductions',
      phone,
      recordedAt: at(0),
      clientId: 'office',
    });
    expect(optOutIn(await consents.read('introductions', phone))).toEqual({ how: 'other', at: at(-60) });
  });

  test.each([
    ['phone', true],
    ['letter', true],
    ['email', true],
    ['to-an-agent', true],
    ['Letter', false],
    ['carrier pigeon', false],
    ['', false],
  ])('CO-19 how %p: taken is %s', (how, isTaken) => {
    const said = { how, at: at(-60), words: 'No more texts, please.' };
    expect(saidOptOut.safeParse(said).success).toBe(isTaken);
  });

  test('CO-19 without a program it goes for all; with one, for that one', async () => {
    const [all, one] = [aPhone(), aPhone()];
    await record(all);
    expect([await statusOf(all), await statusOf(all, 'lead-alerts')]).toEqual(['opted-out', 'opted-out']);
    await record(one, {}, 'lead-alerts');
    expect([await statusOf(one), await statusOf(one, 'lead-alerts')]).toEqual([undefined, 'opted-out']);
  });

  test.each([
    ['a START after it lifts it', [word('', 'start', -30)], 'on'],
    ['a START before it does not', [word('', 'start', -90)], 'opted-out'],
    ['a START of the same moment does not', [word('', 'start', -60)], 'opted-out'],
    ['consent that the source has, older or newer, does not', [given('', -90), given('', -10)], 'opted-out'],
  ] as const)('CO-19 %s, whatever is recorded first', async (_, events, status) => {
    for (const isFirst of [true, false]) {
      const phone = aPhone();
      if (isFirst) await record(phone, {}, 'introductions');
      for (const event of [given(phone, -120), ...events]) {
        await consents.record({ ...event, phone, eventId: `${event.eventId} ${phone}` });
      }
      if (!isFirst) await record(phone, {}, 'introductions');
      expect({ isFirst, status: await statusOf(phone) }).toEqual({ isFirst, status });
    }
  });

  test('CO-19 an opt-out by silence becomes one that only START lifts', async () => {
    const phone = aPhone();
    const agent = { teamId: 'north', agentId: 'ada', program: 'lead-alerts', phone } as const;
    await consents.record({ act: 'enrolled', eventId: 'evt_1', at: at(-600), source: 'portal', ...agent });
    await record(phone, {}, 'lead-alerts');
    await consents.record({ act: 'enrolled', eventId: 'evt_2', at: at(-10), source: 'portal', ...agent });
    expect(await statusOf(phone, 'lead-alerts')).toBe('opted-out');
  });

  test.each([
    ['1991-12-31T23:59:59Z', false],
    ['1992-01-01T00:00:00Z', true],
    [minutesLater(5).toISOString(), true],
    [minutesLater(5.1).toISOString(), false],
    ['2026-03-01T09:04:05-06:00', true],
  ])('CO-19 said at %s: taken is %s', async (saidAt, isTaken) => {
    const phone = aPhone();
    const refusal = await record(phone, { at: saidAt });
    expect(refusal).toEqual(isTaken ? undefined : expect.objectContaining({ refused: 'invalid-request' }));
    expect(await consents.readLedger(phone)).toHaveLength(isTaken ? 2 : 0);
  });
});
