// The texts about consent, word for word as the contract has them, and how many segments each takes.
import { describe, expect, test } from '@jest/globals';
import { reminderEmail } from '../../lambdas/consent/requests/reminders.ts';
import { consentRequestText, help, optOutNotice, reply } from '../../lambdas/consent/texts.ts';
import { segmentsOf } from '../../lambdas/texting/wording/segments.ts';

const enrollment =
  'To complete SMS notification signup, please reply with YES. Reply STOP to unsubscribe, or reply HELP for additional information.';
const reconfirmation =
  'In order to continue receiving SMS notifications, please confirm enrollment by replying with YES. Reply STOP to unsubscribe, or reply HELP for additional information.';
const stopped =
  'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.';
const resubscribed =
  'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.';

/** The longest that the configuration takes. */
const longest = { brand: 'B'.repeat(40), contact: 'c'.repeat(80), prefix: 'P'.repeat(20) };

describe('texts about consent', () => {
  test('CO-9 the verification text, exactly; a brand may stand in front', () => {
    expect(consentRequestText('enrollment', '')).toBe(enrollment);
    expect(consentRequestText('enrollment', 'Dibs')).toBe(`Dibs: ${enrollment}`);
  });

  test('CO-11 the reconfirmation text, exactly', () => {
    expect(consentRequestText('reconfirmation', '')).toBe(reconfirmation);
  });

  test('CO-5 the confirmation of STOP, exactly', () => {
    expect(reply('stopped', 'en')).toBe(stopped);
  });

  test('CO-6 the answer to START, exactly', () => {
    expect(reply('resubscribed', 'en')).toBe(resubscribed);
  });

  test('CO-7 HELP names the brand, the support contact and how to stop', () => {
    const text = help('Dibs', 'help@dibs.example', 'en');
    for (const part of ['Dibs', 'help@dibs.example', 'STOP to unsubscribe']) expect(text).toContain(part);
  });

  test('CO-7 ARRET and AIDE are answered in French', () => {
    expect(reply('stopped', 'fr')).toMatch(/désabonnement.*START/);
    const text = help('Dibs', 'help@dibs.example', 'fr');
    for (const part of ['Dibs', 'help@dibs.example', 'ARRET', 'désabonner']) expect(text).toContain(part);
  });

  test('CO-10 the notice is the alert’s last line, exactly', () => {
    expect(`New buyer referral.${optOutNotice}`.split('\n').at(-1)).toBe('Reply STOP to unsubscribe.');
  });

  const gsm = 'GSM-7';
  test.each([
    ['CO-9 the verification text', consentRequestText('enrollment', ''), 1, gsm],
    ['CO-9 with the longest prefix', consentRequestText('enrollment', longest.prefix), 1, gsm],
    [
      'CO-9 with 30 letters in front, the most for one',
      consentRequestText('enrollment', 'P'.repeat(30)),
      1,
      gsm,
    ],
    ['CO-9 with 31 letters in front', consentRequestText('enrollment', 'P'.repeat(31)), 2, gsm],
    ['CO-5 the confirmation of STOP', reply('stopped', 'en'), 1, gsm],
    // The ê of “êtes” stands in no GSM alphabet.
    ['CO-5 in French', reply('stopped', 'fr'), 1, gsm],
    ['CO-6 the answer to START', reply('resubscribed', 'en'), 1, gsm],
    ['CO-7 HELP with a usual brand and contact', help('Dibs', 'help@dibs.example', 'en'), 1, gsm],
    ['CO-7 AIDE with a usual brand and contact', help('Dibs', 'help@dibs.example', 'fr'), 1, gsm],
    [
      'CO-7 HELP with 82 letters of brand and contact, the most for one',
      help('B'.repeat(22), 'c'.repeat(60), 'en'),
      1,
      gsm,
    ],
    ['CO-7 HELP with the longest brand and contact', help(longest.brand, longest.contact, 'en'), 2, gsm],
    ['CO-7 AIDE with the longest brand and contact', help(longest.brand, longest.contact, 'fr'), 2, gsm],
    // 167 letters, by contract.
    ['CO-11 the reconfirmation text', consentRequestText('reconfirmation', ''), 2, gsm],
    ['CO-11 with the longest prefix', consentRequestText('reconfirmation', longest.prefix), 2, gsm],
  ])('TX-10 %s', (_text, body, segments, encoding) => {
    expect(segmentsOf(body)).toEqual({ encoding, segments });
  });
});

describe('reminder emails', () => {
  const link = 'https://portal.dibs.example/me';

  test.each(['enrollment', 'reconfirmation'] as const)(
    'CO-3 of %s say what to do, to which number, until when, and where it stands',
    (kind) => {
      for (const isLast of [false, true]) {
        const { subject, body } = reminderEmail({ kind, isLast }, '+12065550100', link, 'en');
        expect(subject).toMatch(isLast ? /^Last reminder: reply YES/ : /^Reply YES/);
        for (const part of ['+12065550100', 'YES', link, isLast ? 'a day from now' : '36 hours'])
          expect(body).toContain(part);
      }
    },
  );

  test.each([
    ['es', /^Responda YES/, '36 horas'],
    ['fr', /^Répondez YES/, '36 heures'],
  ] as const)('PE-8 CO-3 speak %s', (language, asks, until) => {
    const about = { kind: 'enrollment', isLast: false } as const;
    const { subject, body } = reminderEmail(about, '+12065550100', link, language);
    expect(subject).toMatch(asks);
    for (const part of ['+12065550100', 'YES', link, until]) expect(body).toContain(part);
  });
});
