// PE-1: all that people read and hear, by its kind, said for one brand and for the other: neither names the other. Each module of words is listed
// with all that it exports: new words don't compile until they are listed too.
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as voice from '../../lambdas/calling/voice/voice-prompts.ts';
import { senderOf } from '../../lambdas/carriers/ses/sender.ts';
import { lostClaims } from '../../lambdas/claiming/claim.ts';
import * as notifications from '../../lambdas/claiming/notifications.ts';
import * as reminders from '../../lambdas/consent/requests/reminders.ts';
import * as consentTexts from '../../lambdas/consent/texts.ts';
import * as card from '../../lambdas/people/contact-card.ts';
import * as invitation from '../../lambdas/people/invitations/invitation-email.ts';
import * as invitationNews from '../../lambdas/people/invitations/invitation-news.ts';
import { agentLanguages } from '../../lambdas/people/language.ts';
import * as firstText from '../../lambdas/texting/wording/first-text.ts';
import * as outgoing from '../../lambdas/texting/wording/outgoing-text.ts';
import { callMeFlow } from '../../lib/calling/contact-flows/call-me.ts';
import { callbackFlow } from '../../lib/calling/contact-flows/callback.ts';
import { pinLineFlow } from '../../lib/calling/contact-flows/pin-line.ts';
import { whoseLines } from '../../lib/config/brand-facts.ts';
import { readConfig } from '../../lib/config/stage-config.ts';
import { aClaim, anOpenRace, someDetails } from '../claiming/support/referrals.ts';
import { brands } from '../support/brands.ts';

type Brand = (typeof brands)[number];
/** What a module says of a brand, by each thing that it exports. */
type Said<Words> = { [Name in keyof Words]: (brand: Brand) => unknown };

const link = 'https://portal.example/referrals/ref_1';
const details = someDetails(anOpenRace());
const replies = { words: ['Yes', 'No'], more: 2, mayAskToStop: true, hasOptedOut: true };
const readers = ['lead', 'agent', 'lead-of-agent'] as const;
const problems = ['another-account', 'bounced', 'refused'] as const;
const outcomes = ['claimed', 'declined', 'missed', 'withdrawn'] as const;

const inNotifications: Said<typeof notifications> = {
  outboxIdOf: () => '',
  teamEmailIdOf: () => '',
  clientsHandedOver: () => notifications.clientsHandedOver('Ada Ames', 2, link),
  licenseLapsedNews: () => readers.map((reader) => notifications.licenseLapsedNews('Ada Ames', reader, link)),
  licenseBackNews: () => [true, false].map((own) => notifications.licenseBackNews('Ada Ames', own, link)),
  offerNotification: () => notifications.offerNotification(details, link),
  claimedNotification: () => notifications.claimedNotification(details, 'Ada Ames'),
  offerOver: () => outcomes.map((outcome) => notifications.offerOver(details, outcome)),
  declinedByLeadNotification: () => notifications.declinedByLeadNotification(details),
  givenBackNotification: () => notifications.givenBackNotification(details, 'Ada Ames'),
  withdrawnNotification: () => notifications.withdrawnNotification(details),
  correctedNotification: () => notifications.correctedNotification(details, link),
  assignedNotification: () => notifications.assignedNotification(details, link),
  returningNotification: () => notifications.returningNotification(details, link),
  callsOnlyNotification: () => notifications.callsOnlyNotification(details, link),
  reachNotification: () =>
    [true, false].map((isCutOff) => notifications.reachNotification(details, isCutOff, link)),
  reminderNotification: () =>
    [undefined, 'Ada Ames'].map((from) =>
      notifications.reminderNotification(details, { text: 'Call about the garden.', from }, link),
    ),
  answeredInVainNotification: () =>
    notifications.answeredInVainNotification(details, voice.inVainInWords('already-claimed')),
  repliesNotification: () => notifications.repliesNotification(details, replies, link),
  answeredGreetingNotification: () => notifications.answeredGreetingNotification(details, replies, link),
  askedToStopNotification: () => notifications.askedToStopNotification(details, 'No more', link),
  unansweredRepliesNotification: () =>
    notifications.unansweredRepliesNotification(details, replies, link, 'Ada Ames'),
  clientDetailsEmail: () => notifications.clientDetailsEmail(details, link),
};

const inConsentTexts: Said<typeof consentTexts> = {
  consentRequestText: ({ consentRequestPrefix }) =>
    (['enrollment', 'reconfirmation'] as const).map((kind) =>
      consentTexts.consentRequestText(kind, consentRequestPrefix),
    ),
  reply: () =>
    (['stopped', 'resubscribed'] as const).flatMap((kind) =>
      (['en', 'fr'] as const).map((language) => consentTexts.reply(kind, language)),
    ),
  help: ({ name, supportContact }) =>
    (['en', 'fr'] as const).map((language) => consentTexts.help(name, supportContact, language)),
  alertsStopHint: () => consentTexts.alertsStopHint,
  confirmHint: () => consentTexts.confirmHint,
  claimHint: () => consentTexts.claimHint(link),
  optOutNotice: () => consentTexts.optOutNotice,
};

const inReminders: Said<typeof reminders> = {
  reminderEmail: ({ alertNumber }) =>
    (['enrollment', 'reconfirmation'] as const).flatMap((kind) =>
      [true, false].flatMap((isLast) =>
        agentLanguages.map((language) =>
          reminders.reminderEmail({ kind, isLast }, alertNumber, link, language),
        ),
      ),
    ),
};

const lost = [...Object.keys(lostClaims), 'not-offered', 'license-lapsed', 'left-team', 'offered-again'];
const onThePhone: Said<typeof voice> = {
  announcement: ({ name }) => agentLanguages.map((each) => voice.announcement(details, name, each)),
  ofBrand: ({ name }) => agentLanguages.map((each) => voice.ofBrand(name, 'The referral is yours.', each)),
  byAnswering: () => agentLanguages.map(voice.byAnswering),
  inVainInWords: () => lost.map(voice.inVainInWords),
  outcomeInWords: () =>
    agentLanguages.flatMap((each) => [
      ...(['won', 'already-yours'] as const).map((kind) =>
        voice.outcomeInWords({ kind, claim: aClaim() }, each),
      ),
      ...(['offered-again', 'license-lapsed', 'left-team'] as const).map((kind) =>
        voice.outcomeInWords({ kind }, each),
      ),
    ]),
  testCall: ({ name }) => agentLanguages.map((each) => voice.testCall(name, each)),
  testCallHeard: () => agentLanguages.map(voice.testCallHeard),
  pinRefusal: () =>
    agentLanguages.flatMap((each) =>
      (['wrong-pin', 'pin-replaced', 'locked-out'] as const).map((why) => voice.pinRefusal(why, each)),
    ),
  waitBeforeCalling: () => agentLanguages.map(voice.waitBeforeCalling),
};

const inInvitations: Said<typeof invitation> = {
  invitationEmail: ({ name, supportContact }) =>
    [undefined, { password: 'Abc', days: 3 }].flatMap((first) => {
      const facts = { brand: name, supportContact, teamName: 'Team North', email: 'ada@example.com' };
      return agentLanguages.map((language) =>
        invitation.invitationEmail({ ...facts, portalUrl: link, first }, language),
      );
    }),
};

const inInvitationNews: Said<typeof invitationNews> = {
  invitationFailedNews: () =>
    problems.map((problem) =>
      invitationNews.invitationFailedNews({ name: 'Ada Ames', to: 'ada@example.com', problem }, link),
    ),
};

const onTheCard: Said<typeof card> = {
  contactNumbers: () => '',
  contactCard: ({ name, alertNumber }) =>
    card.contactCard({
      brand: name,
      numbers: [{ label: 'Text alerts', phone: alertNumber }],
      link,
      note: '',
    }),
};

const inFirstTexts: Said<typeof firstText> = {
  withIntroduction: ({ name }) => firstText.withIntroduction('Hi', { agentName: 'Ada Ames', brand: name }),
  introductionTo: ({ name }) => firstText.introductionTo('Hi', { agentName: 'Ada Ames', brand: name }),
};

const inOutgoingTexts: Said<typeof outgoing> = {
  outgoingText: ({ name, optOutInstructions }) =>
    outgoing.outgoingText('Hi', {
      introduction: { agentName: 'Ada Ames', brand: name },
      instructions: optOutInstructions,
    }),
  asLastSentence: ({ optOutInstructions }) => outgoing.asLastSentence(optOutInstructions),
};

const words: Readonly<Record<string, Readonly<Record<string, (brand: Brand) => unknown>>>> = {
  notifications: inNotifications,
  'texts about consent': inConsentTexts,
  reminders: inReminders,
  'the phone': onThePhone,
  invitations: inInvitations,
  'news of invitations': inInvitationNews,
  'the contact card': onTheCard,
  'first texts': inFirstTexts,
  'outgoing texts': inOutgoingTexts,
  emails: { sender: senderOf },
};

/** By what a brand is told from another. */
const signsOf = ({
  name,
  supportContact,
  emailFrom,
  optOutInstructions,
  alertNumber,
  introductionNumbers,
}: Brand) => [name, supportContact, emailFrom, optOutInstructions, alertNumber, ...introductionNumbers];

describe('words', () => {
  test.each(Object.keys(words))('PE-1 %s of one brand have no sign of the other', (kind) => {
    for (const [brand, other] of [brands, brands.toReversed()]) {
      if (brand === undefined || other === undefined) throw new Error('There are two brands.');
      for (const [name, say] of Object.entries(words[kind] ?? {})) {
        const said = JSON.stringify(say(brand));
        const foreign = signsOf(other).filter((sign) => said.includes(sign));
        expect({ name, foreign }).toEqual({ name, foreign: [] });
      }
    }
  });

  test('PE-1 what introduces somebody, asks, invites or answers HELP names the brand that it is for', () => {
    for (const brand of brands) {
      const naming = [
        inConsentTexts.help,
        onThePhone.announcement,
        inInvitations.invitationEmail,
        onTheCard.contactCard,
        inFirstTexts.withIntroduction,
        inOutgoingTexts.outgoingText,
        senderOf,
      ];
      for (const say of naming) expect(JSON.stringify(say(brand))).toContain(brand.name);
    }
  });

  test('PE-1 lines that are of all brands name none of them, and of one brand that one', () => {
    const { brands: configured } = readConfig('local', join(import.meta.dirname, '../../config'));
    const [first, ...others] = configured;
    expect(others).not.toEqual([]);
    const flows = (whose: ReturnType<typeof whoseLines>) =>
      JSON.stringify([
        callbackFlow(whose.en),
        callMeFlow({ number: '+12065550107', acceptCall: 'arn' }),
        pinLineFlow({ whose, number: '+12065550109', enterPin: 'arn' }),
      ]);
    const shared = flows(whoseLines({ brands: configured }));
    for (const { name, supportContact } of configured)
      for (const sign of [name, supportContact]) expect(shared).not.toContain(sign);
    expect(flows(whoseLines({ brands: [first] }))).toContain(first.name);
  });
});
