// What a client's consent covers, whatever came first.
import { describe, expect, test } from '@jest/globals';
import { textConsentSchema } from '../../lambdas/claiming/referral.ts';
import { type Coverage, covering, coversAutomated } from '../../lambdas/consent/coverage.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { ledgerAsCsv } from '../../lambdas/consent/ledger/ledger-csv.ts';
import { nextConsent } from '../../lambdas/consent/projection/project-consent.ts';
import { project } from '../../lambdas/consent/projection/projection.ts';
import { minutesLater } from '../claiming/support/referrals.ts';

const phone = '+12065550150';
const common = { program: 'introductions', phone } as const;
const given = (minutes: number, covers?: Coverage[]): LedgerEvent => ({
  ...common,
  act: 'consent-given-to-source',
  eventId: `evt_${minutes}`,
  at: minutesLater(minutes).toISOString(),
  source: 'web form',
  words: 'I agree.',
  referralId: 'ref_1',
  covers,
});
const word = (minutes: number, kind: 'start' | 'stop'): LedgerEvent => ({
  ...common,
  act: 'word-received',
  eventId: `evt_${minutes}`,
  at: minutesLater(minutes).toISOString(),
  kind,
  word: kind,
  body: kind,
  to: '+12065550101',
  carrierId: 'sms-1',
  language: 'en',
});
const both: Coverage[] = ['conversation', 'automated'];

describe('consent', () => {
  test.each([
    ['that says nothing of it', [given(0)], false],
    ['to a conversation', [given(0, ['conversation'])], false],
    ['to both', [given(0, both)], true],
    ['to automated texts', [given(0, ['automated'])], true],
    ['to a conversation, then to both', [given(0), given(5, both)], true],
    ['to both, then to a conversation', [given(0, both), given(5, ['conversation'])], true],
    ['to both, then STOP and START', [given(0, both), word(5, 'stop'), word(9, 'start')], false],
    ['to both after STOP and START', [given(0), word(5, 'stop'), word(9, 'start'), given(12, both)], true],
    ['to both between STOP and START', [given(0), word(5, 'stop'), given(7, both), word(9, 'start')], false],
  ] as const)('CO-20 %s covers what it says, in whatever order it is told', (_, events, isCovered) => {
    for (const told of [[...events], events.toReversed()]) {
      const consent = project(told, nextConsent);
      expect(consent).toMatchObject({ status: 'on' });
      expect(consent?.status === 'on' && coversAutomated(consent)).toBe(isCovered);
    }
  });

  test('CO-20 of a referral says what it covers: known kinds, by default a conversation', () => {
    const consent = { at: '2026-03-02T14:58:11Z', source: 'web form', words: 'I agree.' };
    expect(textConsentSchema().parse({ ...consent, covers: both })).toMatchObject({ covers: both });
    expect(covering(textConsentSchema().parse(consent).covers)).toEqual(['conversation']);
    expect(covering([])).toEqual(['conversation']);
    expect(textConsentSchema().safeParse({ ...consent, covers: ['marketing'] }).success).toBe(false);
  });

  test('CO-20 the ledger’s export tells what was covered', () => {
    expect(ledgerAsCsv([given(0, both)])).toMatch(/covers,email,isMachine\r\n.*conversation.*automated/);
  });
});
