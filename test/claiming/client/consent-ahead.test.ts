// A client's consent with what the source has just said of it: the same as once that is written down.
import { describe, expect, test } from '@jest/globals';
import { consentAhead } from '../../../lambdas/claiming/client/consent-ahead.ts';
import { isCovered } from '../../../lambdas/claiming/client/is-covered.ts';
import { seenReferral } from '../../../lambdas/claiming/view/seen-referral.ts';
import { type Coverage, coversAutomated } from '../../../lambdas/consent/coverage.ts';
import type { LedgerEvent } from '../../../lambdas/consent/ledger/ledger.ts';
import { nextConsent } from '../../../lambdas/consent/projection/project-consent.ts';
import { project } from '../../../lambdas/consent/projection/projection.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { aClaimedRace, anOpenRace, minutesLater, someDetails } from '../support/referrals.ts';

const at = (minute: number) => minutesLater(minute).toISOString();
const common = { program: 'introductions', phone: '+12065550150' } as const;
const said = (minute: number, covers?: Coverage[]) => ({
  at: at(minute),
  source: 'web form',
  words: 'I agree.',
  covers,
});
const given = (minute: number, covers?: Coverage[]): LedgerEvent => ({
  ...common,
  ...said(minute, covers),
  act: 'consent-given-to-source',
  eventId: `evt_given_${minute}`,
  referralId: 'ref_1',
});
const word = (minute: number, kind: 'start' | 'stop'): LedgerEvent => ({
  ...common,
  act: 'word-received',
  eventId: `evt_${minute}`,
  at: at(minute),
  kind,
  word: kind,
  body: kind,
  to: '+12065550101',
  carrierId: `sms-${minute}`,
  language: 'en',
});
const both: Coverage[] = ['conversation', 'automated'];

test.each<[string, LedgerEvent[]]>([
  ['nobody was asked before', []],
  ['a consent to a conversation', [given(0)]],
  ['a consent to both', [given(0, both)]],
  ['a STOP', [given(0), word(5, 'stop')]],
  ['a STOP and a START before', [given(0), word(2, 'stop'), word(5, 'start')]],
  ['a STOP and a START since', [given(0, both), word(20, 'stop'), word(25, 'start')]],
])('CO-20 TX-1 after %s, what the source says counts at once as when it is written down', (_, before) => {
  for (const covers of [undefined, both]) {
    const ahead = consentAhead(project(before, nextConsent), { textConsent: said(10, covers) });
    const recorded = project([...before, given(10, covers)], nextConsent);
    expect(ahead?.status).toBe(recorded?.status);
    const isOpen = ahead?.status === 'on' && coversAutomated(ahead);
    expect(isOpen).toBe(recorded?.status === 'on' && coversAutomated(recorded));
  }
});

test('CO-20 where the source says no more than is known, nothing is to be written down', () => {
  const known = project([given(0, both)], nextConsent);
  expect(consentAhead(known, { textConsent: said(0, both) })).toBe(known);
  expect(consentAhead(known, { textConsent: said(9) })).toBe(known);
  expect(consentAhead(known, {})).toBe(known);
});

describe('whether a client agreed to automated texts', () => {
  const race = aClaimedRace({ at: at(5), by: 'text' }, { referralId: 'ref_1' });
  const detailsOf = (covers: Coverage[] | undefined, its = race) => {
    const details = someDetails(its);
    return { ...details, client: { ...details.client, textConsent: said(0, covers) } };
  };
  const unasked = { consents: { read: async () => undefined } };
  const read = (caller: Parameters<typeof seenReferral>[0], covers?: Coverage[], its: typeof race = race) =>
    seenReferral(caller, 'ref_1', {
      ...unasked,
      referrals: { read: async () => ({ race: its, details: detailsOf(covers, its) }) },
      people: {
        readTeamWithAgents: async () => ({
          team: aTeam(),
          agents: ['ada', 'ben', 'lena'].map((name) => anAgent(name)),
          former: [],
        }),
      },
    });

  test('CO-20 is one answer', async () => {
    expect(await isCovered(race, detailsOf(both), unasked)).toBe(true);
    expect(await isCovered(race, detailsOf(['conversation']), unasked)).toBe(false);
    expect(await isCovered(race, detailsOf(undefined), unasked)).toBe(false);
  });

  test('CO-20 CP-3 the owner and the lead read it before they put the client on a plan; nobody else does', async () => {
    for (const caller of [asAgent('ada'), asAgent('lena')]) {
      expect(await read(caller, both)).toMatchObject({ agreedToAutomated: true });
      expect(await read(caller, ['conversation'])).toMatchObject({ agreedToAutomated: false });
    }
    for (const caller of [asAgent('ben'), { kind: 'source', clientId: 'network' } as const]) {
      expect(await read(caller, both)).not.toHaveProperty('agreedToAutomated');
    }
    const open = anOpenRace({ referralId: 'ref_1' });
    const deps = {
      ...unasked,
      referrals: { read: async () => ({ race: open, details: someDetails(open) }) },
      people: {
        readTeamWithAgents: async () => ({ team: aTeam(), agents: [anAgent('lena')], former: [] }),
      },
    };
    expect(await seenReferral(asAgent('lena'), 'ref_1', deps)).not.toHaveProperty('agreedToAutomated');
  });
});
