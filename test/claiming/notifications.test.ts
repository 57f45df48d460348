// What agents are told, and that it never tells who the client is.
import { describe, expect, test } from '@jest/globals';
import { inVainInWords } from '../../lambdas/calling/voice/voice-prompts.ts';
import * as allNotifications from '../../lambdas/claiming/notifications.ts';
import {
  answeredGreetingNotification,
  answeredInVainNotification,
  askedToStopNotification,
  assignedNotification,
  callsOnlyNotification,
  claimedNotification,
  clientDetailsEmail,
  clientsHandedOver,
  correctedNotification,
  declinedByLeadNotification,
  givenBackNotification,
  licenseBackNews,
  licenseLapsedNews,
  type Notification,
  offerNotification,
  offerOver,
  type Pushed,
  reachNotification,
  reminderNotification,
  repliesNotification,
  returningNotification,
  unansweredRepliesNotification,
  withdrawnNotification,
} from '../../lambdas/claiming/notifications.ts';
import type { Details } from '../../lambdas/claiming/referral.ts';
import { segmentsOf } from '../../lambdas/texting/wording/segments.ts';
import { fc } from '../support/random-tests.ts';
import { anOpenRace, client, someDetails } from './support/referrals.ts';

const link = 'https://portal.dibs.example/referrals/ref_5Jx0aB3dE6fG8hI1kL2m';
const race = anOpenRace();
const lost = inVainInWords('already-claimed');
const notificationsOn = (details: Details): Notification[] => [
  offerNotification(details, link),
  claimedNotification(details, 'Ada Ames'),
  declinedByLeadNotification(details),
  assignedNotification(details, link),
  answeredInVainNotification(details, lost),
];

describe('pushes', () => {
  test('LI-3 PE-8 no push names anybody or quotes them in any language: screens of phones are read by others too', () => {
    const details = someDetails(race, { client: { ...client, name: 'Zoe Secret' }, notes: 'Zoe Secret' });
    const words = { words: ['Zoe Secret'], more: 1 };
    const one = { words: ['Zoe Secret'], more: 0, mayAskToStop: true };
    const name = 'Zoe Secret';
    const outcomes = ['claimed', 'declined', 'missed', 'withdrawn'] as const;
    const all = [
      offerNotification(details, link),
      claimedNotification(details, name),
      declinedByLeadNotification(details),
      givenBackNotification(details, name),
      withdrawnNotification(details),
      correctedNotification(details, link),
      assignedNotification(details, link),
      returningNotification(details, link),
      callsOnlyNotification(details, link),
      reachNotification(details, false, link),
      reminderNotification(details, { text: name, from: name }, link),
      answeredInVainNotification(details, lost),
      repliesNotification(details, words, link),
      answeredGreetingNotification(details, words, link),
      askedToStopNotification(details, name, link),
      unansweredRepliesNotification(details, words, link, name),
      unansweredRepliesNotification(details, one, link, name),
      clientsHandedOver(name, 1, link),
      clientsHandedOver(name, 2, link),
      ...(['lead', 'agent', 'lead-of-agent'] as const).map((reader) => licenseLapsedNews(name, reader, link)),
      licenseBackNews(name, false, link),
      licenseBackNews(name, true, link),
      ...outcomes.map((outcome) => offerOver(details, outcome)),
    ];
    for (const { kind, words } of all) {
      for (const { subject, pushSubject = subject, push } of Object.values<Pushed>(words)) {
        expect({ kind, shown: `${pushSubject} ${push}` }).toEqual({
          kind,
          shown: expect.not.stringContaining(name),
        });
      }
    }
  });

  test('LI-3 every notification that there is is among them', () => {
    const makers = Object.keys(allNotifications).filter((made) =>
      /(Notification|News|HandedOver|Over)$/.test(made),
    );
    expect(makers).toHaveLength(20);
  });
});

describe('notifications', () => {
  test('CL-9 no notification carries the client’s name, phone or email, in any channel', () => {
    const secret = fc.string({ minLength: 12, maxLength: 30, unit: fc.constantFrom(...'QXZJ0189') });
    const details = fc.record({ name: secret, phone: secret, email: secret }).chain((who) =>
      fc.record({
        details: fc.record({
          side: fc.constantFrom('buyer' as const, 'seller' as const),
          kind: fc.constantFrom('standard' as const, 'warm-transfer' as const),
          notes: fc.constantFrom('Two dogs', 'Wants a view'),
          priceRange: fc.constantFrom('around 500k', { min: 300_000 }, { max: 900_000 }, {}),
          client: fc.constant(who),
        }),
        who: fc.constant(who),
      }),
    );
    fc.assert(
      fc.property(details, (asked) => {
        const told = JSON.stringify(notificationsOn(someDetails(race, asked.details)));
        return Object.values(asked.who).every((part) => !told.includes(part));
      }),
    );
  });

  test('CL-2 an offer says what it is, what the agent may know and where to claim it', () => {
    const { en: notification } = offerNotification(
      someDetails(race, { priceRange: { min: 300_000, max: 450_000 }, notes: 'Two dogs' }),
      link,
    ).words;
    expect(notification.subject).toBe('New buyer referral in Seattle, WA');
    expect(notification.email).toContain('$300,000 to $450,000');
    expect(notification.email).toContain('Two dogs');
    expect(notification.email).toContain(link);
    expect(notification.alert).toBe(`New buyer referral in Seattle, WA. First to claim it gets it: ${link}`);
  });

  test.each([
    [{ min: 300_000 }, 'From $300,000'],
    [{ max: 1_250_000 }, 'Up to $1,250,000'],
    ['about half a million', 'about half a million'],
  ])('a price range of %j reads "%s"', (priceRange, words) => {
    expect(offerNotification(someDetails(race, { priceRange }), link).words.en.email).toContain(words);
  });

  test('an offer without price range and notes has no empty lines for them', () => {
    for (const details of [someDetails(race), someDetails(race, { priceRange: {} })]) {
      expect(offerNotification(details, link).words.en.email.split('\n\n')).toHaveLength(2);
    }
  });

  test('CL-2 a warm transfer says so', () => {
    expect(offerNotification(someDetails(race, { kind: 'warm-transfer' }), link).words.en.subject).toContain(
      'warm transfer',
    );
  });

  test('CL-4 a teammate’s claim names the teammate', () => {
    expect(claimedNotification(someDetails(race), 'Ada Ames').words.en.alert).toBe(
      'Ada Ames has claimed the buyer referral in Seattle, WA.',
    );
  });

  test('CL-6 the lead’s decline says that it is closed for the team', () => {
    expect(declinedByLeadNotification(someDetails(race)).words.en.alert).toMatch(
      /lead has declined .* for the team/,
    );
  });

  test('CA-6 who answered in vain is told what about, and why', () => {
    expect(answeredInVainNotification(someDetails(race), lost).words.en.alert).toBe(
      'You answered the call about the buyer referral in Seattle, WA, but you did not get it. A teammate was first.',
    );
  });

  test('CA-7 the winner’s email says who the client is, all that is known and the link', () => {
    const details = someDetails(race, { priceRange: { min: 300_000 }, notes: 'Two dogs' });
    const email = clientDetailsEmail(details, link).en;
    expect(email.subject).toBe('Your buyer referral in Seattle, WA');
    for (const part of [...Object.values(client), 'From $300,000', 'Two dogs', link]) {
      expect(email.body).toContain(part);
    }
  });

  test('CA-7 what is not known leaves no empty lines', () => {
    const { email, ...unmailed } = client;
    const { body } = clientDetailsEmail(someDetails(race, { client: unmailed }), link).en;
    expect(body).toContain(`${client.name}\n${client.phone}\n\n${link}`);
  });

  test('CA-7 its subject, which a lock screen shows, does not say who the client is', () => {
    const { subject } = clientDetailsEmail(someDetails(race), link).en;
    for (const part of Object.values(client)) expect(subject).not.toContain(part);
  });

  test('each kind of notification has a name of its own, which tells its outbox messages apart', () => {
    const kinds = notificationsOn(someDetails(race)).map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  test('TX-4 one reply is told as it is, several are counted; the words stand in the email alone', () => {
    const details = someDetails(race);
    const one = repliesNotification(details, { words: ['At noon'], more: 0 }, link).words.en;
    expect(one.subject).toBe('Your client replied: buyer referral in Seattle, WA');
    expect(one.email).toBe(`Your client (buyer referral in Seattle, WA) wrote:\n\nAt noon\n\n${link}`);
    const two = repliesNotification(details, { words: ['At noon', ''], more: 0 }, link).words.en;
    expect(two.subject).toBe('Your client sent 2 messages: buyer referral in Seattle, WA');
    expect(two.email).toContain('wrote 2 messages:\n\nAt noon\n\n(a message with no text)\n\n');
    expect(two.alert).toBe(`Your client (buyer referral in Seattle, WA) sent 2 messages: ${link}`);
    for (const told of [one, two]) expect(`${told.alert} ${told.push} ${told.subject}`).not.toContain('noon');
    expect(segmentsOf(two.alert)).toEqual({ encoding: 'GSM-7', segments: 1 });
  });

  test('TX-4 what no email holds is counted', () => {
    const words = Array.from({ length: 500 }, () => 'x'.repeat(1600));
    const { subject, email } = repliesNotification(someDetails(race), { words, more: 20 }, link).words.en;
    expect(subject).toMatch(/^Your client sent 520 messages/);
    expect(email).toContain('And 458 more messages.');
    expect(Buffer.byteLength(email)).toBeLessThan(110_000);
  });
});
