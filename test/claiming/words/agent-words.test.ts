// What agents are told in each language: the same facts, and texts that are no longer than the English ones.
import { describe, expect, test } from '@jest/globals';
import { voiceWords } from '../../../lambdas/calling/voice/languages.ts';
import { inVainInWords } from '../../../lambdas/calling/voice/voice-prompts.ts';
import { bulkPausedNews } from '../../../lambdas/campaigns/bulk/bulk-paused-news.ts';
import * as notifications from '../../../lambdas/claiming/notifications.ts';
import type { Details } from '../../../lambdas/claiming/referral.ts';
import { inLettersOfTexts } from '../../../lambdas/claiming/words/letters-of-texts.ts';
import { optOutNotice } from '../../../lambdas/consent/texts.ts';
import { invitationFailedNews } from '../../../lambdas/people/invitations/invitation-news.ts';
import { type AgentLanguage, agentLanguages, type InEachLanguage } from '../../../lambdas/people/language.ts';
import { segmentsOf } from '../../../lambdas/texting/wording/segments.ts';
import { anOpenRace, client, someDetails } from '../support/referrals.ts';

const link = 'https://portal.dibs.example/referrals/ref_5Jx0aB3dE6fG8hI1kL2m';
const portal = 'https://portal.dibs.example';
const whys = Object.keys(voiceWords.en.inVain);
const hello = { words: ['Hello'], more: 0 };
const many = { words: ['Hello', ''], more: 40, mayAskToStop: true, hasOptedOut: true };

type Words = InEachLanguage<{
  subject: string;
  pushSubject?: string;
  email: string;
  alert: string;
  push: string;
}>;

/** Everything that agents are told by text, with what it is called. */
function toldOn(details: Details, name: string): Record<string, Words> {
  const {
    offerNotification,
    claimedNotification,
    declinedByLeadNotification,
    givenBackNotification,
    withdrawnNotification,
    correctedNotification,
    assignedNotification,
    returningNotification,
    reachNotification,
    reminderNotification,
    answeredInVainNotification,
    repliesNotification,
    answeredGreetingNotification,
    askedToStopNotification,
    unansweredRepliesNotification,
    clientsHandedOver,
    licenseLapsedNews,
    licenseBackNews,
  } = notifications;
  const inVain = whys.map((why) => [
    `in vain: ${why}`,
    answeredInVainNotification(details, inVainInWords(why)).words,
  ]);
  return {
    offered: offerNotification(details, link).words,
    claimed: claimedNotification(details, name).words,
    declined: declinedByLeadNotification(details).words,
    'given back': givenBackNotification(details, name).words,
    withdrawn: withdrawnNotification(details).words,
    corrected: correctedNotification(details, link).words,
    assigned: assignedNotification(details, link).words,
    returning: returningNotification(details, link).words,
    'calls only': reachNotification(details, true, link).words,
    'texts again': reachNotification(details, false, link).words,
    reminder: reminderNotification(details, { text: 'Call', from: name }, link).words,
    replied: repliesNotification(details, hello, link).words,
    'replied often': repliesNotification(details, many, link).words,
    'answered the greeting': answeredGreetingNotification(details, many, link).words,
    'asked to stop': askedToStopNotification(details, 'No more', link).words,
    unanswered: unansweredRepliesNotification(details, hello, link, name).words,
    'unanswered, many': unansweredRepliesNotification(details, many, link, name).words,
    'handed over': clientsHandedOver(name, 1, portal).words,
    'handed over, many': clientsHandedOver(name, 12, portal).words,
    lapsed: licenseLapsedNews(name, 'agent', portal).words,
    "another's lapsed": licenseLapsedNews(name, 'lead-of-agent', portal).words,
    back: licenseBackNews(name, true, portal).words,
    "another's back": licenseBackNews(name, false, portal).words,
    'not invited': invitationFailedNews({ name, to: 'a@agents.example', problem: 'bounced' }, portal).words,
    'bulk paused': bulkPausedNews(true, `${portal}/campaigns/bulk-texts/blk_5Jx0aB3dE6fG8hI1kL2m`).words,
    ...Object.fromEntries(inVain),
  };
}

/** Names and places as long as they usually get. */
const places = [
  ['Ada Ames', { area: { city: 'Seattle', state: 'WA' } }],
  ['Alexandra Montgomery', { area: { city: 'Rancho Cucamonga', state: 'CA' } }],
  ['Alexandra Montgomery', { area: { city: 'Rancho Cucamonga', state: 'CA' }, kind: 'warm-transfer' }],
  ['Christopher Whitaker', { area: { city: 'San Francisco', state: 'CA' }, side: 'seller' }],
] as const;

describe('texts to agents', () => {
  test.each(places)('PE-8 TX-10 have letters of every text in each language: %s, %j', (name, more) => {
    const told = Object.entries(toldOn(someDetails(anOpenRace(), more), name));
    const others = told.flatMap(([kind, words]) =>
      agentLanguages
        .filter((language) => segmentsOf(words[language].alert).encoding !== 'GSM-7')
        .map((language) => `${kind} in ${language}: ${words[language].alert}`),
    );
    expect(others).toEqual([]);
  });

  test.each(places)(
    'PE-8 CO-10 are one segment where English is, also with instructions: %s, %j',
    (name, more) => {
      const told = Object.entries(toldOn(someDetails(anOpenRace(), more), name));
      const longer = told.flatMap(([kind, words]) =>
        ['', optOutNotice].flatMap((last) => {
          const segments = (language: AgentLanguage) =>
            segmentsOf(`${words[language].alert}${last}`).segments;
          if (segments('en') > 1) return [];
          return agentLanguages
            .filter((language) => segments(language) > 1)
            .map((language) => `${kind} in ${language}: ${words[language].alert}${last}`);
        }),
      );
      expect(longer).toEqual([]);
    },
  );

  test('CL-2 those that come most often are one segment in a usual place', () => {
    const { offered, claimed, assigned, replied } = toldOn(someDetails(anOpenRace(), { client }), 'Ada Ames');
    for (const words of [offered, claimed, assigned, replied]) {
      for (const { alert } of Object.values(words ?? {})) {
        expect(segmentsOf(alert)).toEqual({ encoding: 'GSM-7', segments: 1 });
      }
    }
  });

  test('PE-8 words of ours do without letters that texts have not; names keep theirs', () => {
    expect(inLettersOfTexts('Él tomó el “año” n’à œuvre…')).toBe(
      'El tomo el "año" n\'à oeuvre...'.replace('El', 'Él'),
    );
    const { words } = notifications.claimedNotification(someDetails(anOpenRace()), 'José Núñez');
    expect(words.es.alert).toContain('José Núñez');
  });
});

describe('what agents are told', () => {
  const details = someDetails(anOpenRace(), {
    notes: 'Two dogs',
    priceRange: { min: 300_000, max: 450_000 },
  });

  test('PE-8 is said in each language, with the same place, names and links', () => {
    for (const [kind, words] of Object.entries(toldOn(details, 'Ada Ames'))) {
      for (const channel of ['subject', 'email', 'alert', 'push'] as const) {
        const said = agentLanguages.map((language) => words[language][channel]);
        expect({ kind, channel, different: new Set(said).size }).toEqual({ kind, channel, different: 3 });
        for (const part of ['Seattle, WA', 'Ada Ames', link, portal, 'Two dogs', 'Hello']) {
          const has = new Set(said.map((each) => each.includes(part)));
          expect({ kind, channel, part, has: [...has] }).toEqual({
            kind,
            channel,
            part,
            has: [has.has(true)],
          });
        }
      }
    }
  });

  test('PE-8 an offer in Spanish and in French', () => {
    const { es, fr } = notifications.offerNotification(details, link).words;
    expect(es).toEqual({
      subject: 'Nuevo cliente comprador en Seattle, WA',
      email: `Se le ofrece a su equipo un nuevo cliente comprador en Seattle, WA. Es de quien lo tome primero.\n\nDe $300,000 a $450,000\n\nTwo dogs\n\n${link}`,
      alert: `Nuevo cliente comprador en Seattle, WA. Sea el primero: ${link}`,
      push: 'Es de quien lo tome primero.',
    });
    expect(fr.email).toBe(
      `Un nouveau client acheteur à Seattle, WA est offert à votre équipe. Il va à qui le prend en premier.\n\nDe 300\u00a0000 $ à 450\u00a0000 $\n\nTwo dogs\n\n${link}`,
    );
    expect(fr.alert).toBe(`Nouveau client acheteur à Seattle, WA. Soyez le premier : ${link}`);
  });

  test('PE-8 CA-7 the details of the client after a call', () => {
    const { es, fr } = notifications.clientDetailsEmail(details, link);
    expect(es.body).toMatch(
      /^Usted tomó al cliente comprador en Seattle, WA\. Su cliente:\n\nClara Client\n/,
    );
    expect(fr.subject).toBe('Votre client acheteur à Seattle, WA');
  });
});
