// What an agent is told of a text before sending it: who is told, when it would go, and why not.

import { describe, expect, test } from '@jest/globals';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import type { Consent } from '../../../lambdas/consent/consent.ts';
import { type NextTextDeps, nextText } from '../../../lambdas/delivery/explaining/next-text.ts';
import type { AgentProfile } from '../../../lambdas/people/team.ts';
import { newMessage } from '../../../lambdas/texting/new-message.ts';
import {
  aClaim,
  aClaimedRace,
  anOpenRace,
  aReturnedRace,
  minutesLater,
  NOW,
  someDetails,
} from '../../claiming/support/referrals.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { byBrand } from '../../support/brands.ts';

const on: Consent = { status: 'on', since: NOW.toISOString() };
const stopped: Consent = { status: 'opted-out', reason: 'stop', since: NOW.toISOString() };

const textConsent = { at: NOW.toISOString(), source: 'web form', words: 'Agents may text me.' };

const aText = {
  referralId: 'ref_0',
  messageId: 'msg_1',
  agentId: 'ada',
  body: 'Hi',
  at: NOW.toISOString(),
};

type Given = {
  race?: Race;
  agent?: AgentProfile | undefined;
  consent?: Consent;
  phone?: string;
  deps?: Partial<NextTextDeps>;
};

function asked(
  { race = aClaimedRace(), consent = on, phone = '+12065550188', ...given }: Given = {},
  by = 'ada',
) {
  const agent = 'agent' in given ? given.agent : anAgent('ada', { name: 'Ada Ames' });
  const deps: NextTextDeps = {
    races: { read: async () => race },
    people: { readTeam: async () => aTeam(), readAgent: async () => agent },
    readDetails: async () => someDetails(race, { client: { name: 'Clara', phone } }),
    numberFor: async () => '+12065550101',
    conversations: { list: async () => ({ messages: [] }) },
    clientReferrals: { listOthers: async () => [] },
    footers: { read: async () => undefined },
    consents: { readFacts: async () => ({ consent, hasStopped: consent.status === 'opted-out' }) },
    notices: { read: async () => undefined },
    openQuestions: { read: async () => undefined },
    isServed: () => true,
    quietHours: null,
    brandOf: byBrand.brandOf,
    ...given.deps,
  };
  return nextText(asAgent(by), race.referralId, NOW, deps);
}

const notFound = { refused: 'not-found' };

describe('the next text', () => {
  test('TX-18 says whom it has to name, and that the instructions go with a first text', async () => {
    expect(await asked()).toEqual({
      goes: 'at-once',
      introduction: { agentName: 'Ada Ames', brand: 'Dibs' },
      optOutInstructions: {
        appended: true,
        text: '[Reply end]',
        code: 'first-text',
        words: expect.stringContaining('first text'),
      },
    });
  });

  test('TX-18 names nobody once the agent has, and has no instructions behind ones that still wait', async () => {
    const waiting = newMessage({
      referralId: 'ref_1',
      messageId: 'msg_1',
      agentId: 'ada',
      body: 'Hi',
      at: NOW.toISOString(),
    });
    const conversations = { list: async () => ({ messages: [waiting] }) };
    const next = await asked({ deps: { conversations } });
    expect(next).toMatchObject({
      goes: 'at-once',
      optOutInstructions: {
        appended: false,
        code: 'earlier-text-carries-them',
        words: expect.stringContaining('has not left yet'),
      },
    });
    expect(next).not.toHaveProperty('introduction');
  });

  test('TX-8 CL-15 TX-18 names its sender again in a new round, for the conversation begins anew', async () => {
    const at = minutesLater(-60).toISOString();
    const named = { out_0: { at, conversation: 'ref_1' } };
    const footers = { read: async () => ({ revision: 1, given: { out_0: at }, named }) };
    const race = aClaimedRace({ by: 'call' }, { referralId: 'ref_1' });
    const again = { round: 2, offeredAgain: { at: minutesLater(-5).toISOString(), actId: 'act_1' } };
    expect(await asked({ race, deps: { footers } })).not.toHaveProperty('introduction');
    expect(await asked({ race: { ...race, ...again }, deps: { footers } })).toMatchObject({
      introduction: { agentName: 'Ada Ames' },
      optOutInstructions: { appended: false, code: 'had-within-thirty-days' },
    });
  });

  test('TX-5 TX-18 behind a text that waits in another conversation with the client it has names, and no instructions', async () => {
    const waiting = newMessage(aText);
    const conversations = {
      list: async (referralId: string) => ({ messages: referralId === aText.referralId ? [waiting] : [] }),
    };
    const told = (agentId: string) => {
      const race = aClaimedRace({ agentId }, { referralId: aText.referralId });
      return asked({ deps: { conversations, clientReferrals: { listOthers: async () => [race] } } });
    };
    expect(await told('ada')).toMatchObject({
      introduction: { agentName: 'Ada Ames' },
      optOutInstructions: { appended: false, code: 'earlier-text-carries-them' },
    });
    expect(await told('ben')).toMatchObject({ optOutInstructions: { appended: true } });
  });

  test('TX-16 TX-18 is held until the morning where the client may be, by place or by number, and says where', async () => {
    const deps = { quietHours: { start: '21:00', end: '08:00' } };
    expect(await asked({ deps })).toMatchObject({
      goes: 'held',
      hold: { code: 'quiet-hours', until: '2026-03-02T16:00:00.000Z', timeZone: 'America/Los_Angeles' },
    });
    expect(await asked({ deps, phone: '+18085550188' })).toMatchObject({
      hold: { until: '2026-03-02T18:00:00.000Z', timeZone: 'Pacific/Honolulu' },
    });
  });

  test('TX-5 TX-18 held past the thirtieth day it carries the instructions that are due by then', async () => {
    const given = { out_1: new Date(NOW.getTime() - 30 * 86_400_000 + 60_000).toISOString() };
    const footers = { read: async () => ({ revision: 1, given, textedAt: NOW.toISOString() }) };
    const due = { optOutInstructions: { appended: true, code: 'thirty-days-passed' } };
    expect(await asked({ deps: { footers } })).toMatchObject({ optOutInstructions: { appended: false } });
    const quietHours = { start: '21:00', end: '08:00' };
    expect(await asked({ deps: { footers, quietHours } })).toMatchObject({ goes: 'held', ...due });
  });

  test.each<[string, Given, string]>([
    ['CL-7 after the window', { race: anOpenRace({ offerUntil: NOW.toISOString() }) }, 'offer-expired'],
    ['CL-5 after a decline', { race: anOpenRace({ declined: new Set(['ada']) }) }, 'already-declined'],
    ['CL-13 once it went back', { race: aReturnedRace() }, 'referral-returned'],
    ['TX-1 without consent', { race: aClaimedRace({}, { textingPreferred: false }) }, 'text-consent-missing'],
    [
      'TX-7 after the client’s STOP',
      { race: aClaimedRace({}, { clientOptedOut: true }) },
      'client-opted-out',
    ],
    ['TX-7 after a STOP that only the gate knows', { consent: stopped }, 'opted-out'],
    ['CL-12 while no number is free', { deps: { numberFor: async () => undefined } }, 'no-number-free'],
    ['PE-5 without a license', { agent: anAgent('ada', { licensed: false }) }, 'license-lapsed'],
    ['TX-17 to a country that is not served', { deps: { isServed: () => false } }, 'country-not-served'],
  ])('TX-18 says why it would not go: %s', async (_, given, code) => {
    expect(await asked(given)).toEqual({
      goes: 'not',
      refusal: { code, words: expect.stringMatching(/\.$/) },
    });
  });

  test('TX-1 TX-18 goes by the consent that the source has just sent, as the text itself does; a STOP counts more', async () => {
    const race = aClaimedRace();
    const { at } = textConsent;
    const details = someDetails(race, { client: { name: 'Clara', phone: '+12065550188', textConsent } });
    const told = (known: Consent | undefined) =>
      asked({
        race,
        deps: {
          readDetails: async () => details,
          consents: { readFacts: async () => ({ consent: known, hasStopped: false }) },
        },
      });
    for (const known of [undefined, { status: 'off', reason: 'imported', since: at } as const]) {
      expect(await told(known)).toMatchObject({ goes: 'at-once' });
    }
    expect(await told(stopped)).toMatchObject({ goes: 'not', refusal: { code: 'opted-out' } });
  });

  test('TX-18 is for the owner, and before the claim for who was offered it; nobody else learns of it', async () => {
    const open = anOpenRace({ offered: ['ada', 'ben'] });
    const theirs = aClaimedRace({ agentId: 'ben' });
    const returned = { reason: 'given-back', at: NOW.toISOString() } as const;
    const givenBack: Race = { ...anOpenRace({ offered: [] }), status: 'returned', returned, claim: aClaim() };
    expect(await asked({ race: open })).toMatchObject({ goes: 'at-once' });
    expect(await asked({ race: givenBack })).toMatchObject({ goes: 'not' });
    expect(await asked({ race: theirs })).toEqual(notFound);
    expect(await asked({}, 'lena')).toEqual(notFound);
    expect(await asked({ race: open }, 'zoe')).toEqual(notFound);
    expect(await asked({ agent: undefined })).toEqual(notFound);
    expect(await asked({ race: { ...aClaimedRace(), teamId: 'south' } })).toEqual(notFound);
  });
});
