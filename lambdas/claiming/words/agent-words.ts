// What is said to agents about referrals and their team, as each language says it (PE-8): one member for each thing that there is to say.
import type { OfferOutcome } from '../offers/offer.ts';
import type { Details } from '../referral.ts';

/**
 * One message as each channel says it. `email`: its paragraphs. `alert`: a text, whose letters are all of GSM 03.38 (accents that
 * are not would halve what a segment holds). `pushSubject`: instead of a subject that names somebody.
 */
export type Wording = {
  subject: string;
  pushSubject?: string;
  email: readonly string[];
  alert: string;
  push: string;
};

/** Whose license lapsed, for the reader: their own, as the lead or not, or that of one of the lead's agents. */
export type LapsedFor = 'lead' | 'agent' | 'lead-of-agent';

/** How many a client wrote: `texts` are the paragraphs that an email has of it. */
export type Wrote = { count: number; texts: readonly string[] };

/** `what`: the referral in words; `link`: its page in the portal, or the portal's first page. */
export type AgentWords = {
  what(referral: Pick<Details, 'side' | 'kind' | 'area'>): string;
  price(range: { min?: number | undefined; max?: number | undefined }): string | undefined;

  offered(what: string, facts: readonly string[], link: string): Wording;
  claimed(what: string, teammate: string): Wording;
  offerOver(what: string, outcome: OfferOutcome): Pick<Wording, 'subject' | 'push'>;
  declinedByLead(what: string): Wording;
  givenBack(what: string, agent: string): Wording;
  withdrawn(what: string): Wording;
  corrected(what: string, facts: readonly string[], link: string): Wording;
  assigned(what: string, link: string): Wording;
  returning(what: string, link: string): Wording;
  callsOnly(what: string, link: string): Wording;
  textsAgain(what: string, link: string): Wording;
  reminder(what: string, words: { text: string; from: string | undefined }, link: string): Wording;
  answeredInVain(what: string, why: string): Wording;
  replied(what: string, wrote: Wrote, link: string): Wording;
  answeredGreeting(what: string, wrote: Wrote, link: string): Wording;
  askedToStop(what: string, words: string, link: string): Wording;
  unanswered(what: string, wrote: Wrote, owner: string, link: string): Wording;
  clientDetails(what: string): { subject: string; opening: string };

  noText: string;
  moreMessages(count: number): string;
  mayAskToStop: string;
  hasOptedOut: string;

  handedOver(name: string, count: number, link: string): Wording;
  licenseLapsed(name: string, reader: LapsedFor, link: string): Wording;
  licenseBack(name: string, isReaders: boolean, link: string): Wording;
};
