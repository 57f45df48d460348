// What agents are told about a referral, in the words of each channel and language (PE-8). Never the client's name, phone or email
// (CL-9), nor their words, but to the owner's own mailbox.
import { type InEachLanguage, inEach } from '../people/language.ts';
import type { OfferOutcome } from './offers/offer.ts';
import { type Details, roundParts } from './referral.ts';
import type { AgentWords, LapsedFor, Wording, Wrote } from './words/agent-words.ts';
import { agentWords } from './words/languages.ts';

export type { LapsedFor } from './words/agent-words.ts';

/** What a phone shows while it is locked, to whoever looks at it: no name of anybody, and none of their words (LI-3). */
export type Pushed = {
  subject: string;
  /** Instead of a subject that names somebody. */
  pushSubject?: string;
  push: string;
};

/** The same by email, and by a text of one segment where the facts allow it. */
export type Told = { email: string; alert: string };

/** One message for an agent by every channel that they have, in whatever language is theirs. */
export type Notification = {
  kind:
    | 'referral-offered'
    | 'referral-claimed'
    | 'referral-returned'
    | 'referral-given-back'
    | 'referral-corrected'
    | 'referral-assigned'
    | 'client-returned'
    | 'calls-only'
    | 'texts-again'
    | 'answered-in-vain'
    | 'client-replied'
    | 'asked-to-stop'
    | 'reminder';
  words: InEachLanguage<Pushed & Told>;
};

/** LI-3: what takes the place of an offer's push, where nothing else is told. */
export type OfferOver = { kind: 'offer-over'; words: InEachLanguage<Pushed> };

/**
 * What to tell whom. `occasion` tells apart notifications of one kind about one referral; `staleAt`: no use from then on;
 * `isSilent`: not by text this time.
 */
export type AgentNotification = {
  agentId: string;
  details: Details;
  notification: Notification | OfferOver;
  occasion?: string;
  /** CL-15: from the second round on, which of them it is about. */
  round?: number | undefined;
  staleAt?: string;
  isSilent?: boolean;
  /** PE-5: told also to an agent without a license: it is about them. */
  isForUnlicensed?: boolean;
};

/** The same for several agents at once. */
export type AgentsNotification = Omit<AgentNotification, 'agentId'> & {
  agentIds: readonly string[];
  notification: Notification;
};

type ToldOf = { kind: string; referralId: string; occasion: string; round?: number | undefined };
type DerivedId = (prefix: 'out', ...parts: string[]) => string;

/** The id of the message by which an agent is told by one channel; a push names its device, too. */
export function outboxIdOf(
  { referralId, kind, occasion, agentId, round }: ToldOf & { agentId: string },
  channel: string,
  derivedId: DerivedId,
): string {
  return derivedId('out', referralId, kind, occasion, agentId, channel, ...roundParts(round));
}

/** The id of the email by which several are told. */
export function teamEmailIdOf({ referralId, kind, occasion, round }: ToldOf, derivedId: DerivedId): string {
  return derivedId('out', 'team-email', referralId, kind, occasion, ...roundParts(round));
}

/** What an agent is told about their team: no referral's news. `occasion` tells apart news of one kind. */
export type TeamNews = Pick<Notification, 'words'> & {
  kind: 'clients-handed-over' | 'license-lapsed' | 'license-back' | 'invitation-failed' | 'bulk-paused';
  teamId: string;
  agentId: string;
  occasion: string;
  /** PE-5: told also to an agent without a license: it is about them. */
  isForUnlicensed?: boolean;
};

/** What `TeamNews` has of itself, whoever is told. */
type News = Omit<TeamNews, 'teamId' | 'agentId' | 'occasion'>;

/** PE-4: the clients of `name`, who left, are the reader's now. `link` is the portal. */
export function clientsHandedOver(name: string, count: number, link: string): News {
  return { kind: 'clients-handed-over', words: inEachWording((own) => own.handedOver(name, count, link)) };
}

/** PE-5: what that ends, and what to do. */
export function licenseLapsedNews(name: string, reader: LapsedFor, link: string): News {
  return { kind: 'license-lapsed', words: inEachWording((own) => own.licenseLapsed(name, reader, link)) };
}

/** PE-5: the license is recorded again: the reader's own, or that of `name`, one of the lead's agents. */
export function licenseBackNews(name: string, isReaders: boolean, link: string): News {
  return { kind: 'license-back', words: inEachWording((own) => own.licenseBack(name, isReaders, link)) };
}

/** CL-2: a new referral, first come, first served. `link` is its page in the portal. */
export function offerNotification(details: Details, link: string): Notification {
  return about(details, 'referral-offered', (own, what) => own.offered(what, factsOf(details, own), link));
}

/** CL-4: a teammate was first. */
export function claimedNotification(details: Details, teammate: string): Notification {
  return about(details, 'referral-claimed', (own, what) => own.claimed(what, teammate));
}

/** LI-3: how the reader's own offer ended, on each of their devices that may still show it. */
export function offerOver(details: Details, outcome: OfferOutcome): OfferOver {
  return {
    kind: 'offer-over',
    words: inEach(agentWords, (own) => own.offerOver(own.what(details), outcome)),
  };
}

/** CL-6: the lead declined it for the team. */
export function declinedByLeadNotification(details: Details): Notification {
  return about(details, 'referral-returned', (own, what) => own.declinedByLead(what));
}

/** CL-13: `agent` gave it back to the source. */
export function givenBackNotification(details: Details, agent: string): Notification {
  return about(details, 'referral-given-back', (own, what) => own.givenBack(what, agent));
}

/** CL-15: the source took it back before anyone claimed it. */
export function withdrawnNotification(details: Details): Notification {
  return about(details, 'referral-returned', (own, what) => own.withdrawn(what));
}

/** CL-15: the source corrected what the offered agents see. */
export function correctedNotification(details: Details, link: string): Notification {
  return about(details, 'referral-corrected', (own, what) =>
    own.corrected(what, factsOf(details, own), link),
  );
}

/** CL-10: it was handed to this agent. */
export function assignedNotification(details: Details, link: string): Notification {
  return about(details, 'referral-assigned', (own, what) => own.assigned(what, link));
}

/** CL-14: a client of this agent's came back, and is theirs. */
export function returningNotification(details: Details, link: string): Notification {
  return about(details, 'client-returned', (own, what) => own.returning(what, link));
}

/** CL-12: the owner's client can be reached by phone alone. */
export function callsOnlyNotification(details: Details, link: string): Notification {
  return about(details, 'calls-only', (own, what) => own.callsOnly(what, link));
}

/** CL-12: the owner, who was told to call, can text the client. */
function textsAgainNotification(details: Details, link: string): Notification {
  return about(details, 'texts-again', (own, what) => own.textsAgain(what, link));
}

/** CL-12: `isCutOff`: the owner's client can be reached by phone alone, or by texts again. */
export function reachNotification(details: Details, isCutOff: boolean, link: string): Notification {
  return isCutOff ? callsOnlyNotification(details, link) : textsAgainNotification(details, link);
}

/** CT-3: what the owner wanted to be told now. `from`: who set it, when that was another. Only the email has the words. */
export function reminderNotification(
  details: Details,
  { text, from }: { text: string; from?: string | undefined },
  link: string,
): Notification {
  return about(details, 'reminder', (own, what) => own.reminder(what, { text, from }, link));
}

/** CA-6: answered a call, but too late; `why` in words. */
export function answeredInVainNotification(details: Details, why: InEachLanguage<string>): Notification {
  const { en, es, fr } = agentWords;
  const words = {
    en: composed(en.answeredInVain(en.what(details), why.en)),
    es: composed(es.answeredInVain(es.what(details), why.es)),
    fr: composed(fr.answeredInVain(fr.what(details), why.fr)),
  };
  return { kind: 'answered-in-vain', words };
}

/** Characters of replies in one email. */
const mostWords = 100_000;

/** What a client wrote: `words`, each a reply, and `more` that are not named. */
type Replies = { words: readonly string[]; more: number; mayAskToStop?: boolean; hasOptedOut?: boolean };

/** TX-4: the owner's client wrote. Screens of phones are read by others too: only the email has the words. */
export function repliesNotification(details: Details, replies: Replies, link: string): Notification {
  return about(details, 'client-replied', (own, what) => own.replied(what, wroteIn(own, replies), link));
}

/** CP-8: for the lead: a client whom nobody has yet answered the team's greeting, without who they are (CL-9). */
export function answeredGreetingNotification(details: Details, replies: Replies, link: string): Notification {
  const kind = replies.mayAskToStop ? 'asked-to-stop' : 'client-replied';
  return about(details, kind, (own, what) => own.answeredGreeting(what, wroteIn(own, replies), link));
}

/** CO-16: the client's `words` may ask for no more texts, and the owner is asked whether they do. */
export function askedToStopNotification(details: Details, words: string, link: string): Notification {
  return about(details, 'asked-to-stop', (own, what) => own.askedToStop(what, words, link));
}

/** PE-5: the client of an agent who can't answer wrote; for the lead, who can hand the client over. */
export function unansweredRepliesNotification(
  details: Details,
  replies: Replies,
  link: string,
  owner: string,
): Notification {
  return about(details, 'client-replied', (own, what) =>
    own.unanswered(what, wroteIn(own, replies), owner, link),
  );
}

/** What an email has of replies. */
function wroteIn(own: AgentWords, { words, more, mayAskToStop, hasOptedOut }: Replies): Wrote {
  const shown = fitting(words.map((reply) => (reply === '' ? own.noText : reply)));
  const count = words.length + more;
  const left = count - shown.length;
  const texts = [
    ...shown,
    ...(left === 0 ? [] : [own.moreMessages(left)]),
    // CO-16
    ...(mayAskToStop ? [own.mayAskToStop] : []),
    ...(hasOptedOut ? [own.hasOptedOut] : []),
  ];
  return { count, texts };
}

/** The first of `replies` that one email holds. */
function fitting(replies: readonly string[]): string[] {
  let length = 0;
  return replies.filter((reply) => {
    length += reply.length;
    return length <= mostWords;
  });
}

/** CA-7: who the client is, for the winner's own mailbox. The one message to agents that says so. */
export function clientDetailsEmail(
  details: Details,
  link: string,
): InEachLanguage<{ subject: string; body: string }> {
  const { name, phone, email } = details.client;
  return inEach(agentWords, (own) => {
    const { subject, opening } = own.clientDetails(own.what(details));
    const facts = [name, phone, email, ...factsOf(details, own)].filter((fact) => fact !== undefined);
    return { subject, body: [opening, facts.join('\n'), link].join('\n\n') };
  });
}

function about(
  details: Details,
  kind: Notification['kind'],
  say: (own: AgentWords, what: string) => Wording,
): Notification {
  return { kind, words: inEachWording((own) => say(own, own.what(details))) };
}

function inEachWording(say: (own: AgentWords) => Wording): Notification['words'] {
  return inEach(agentWords, (own) => composed(say(own)));
}

function composed({ email, ...others }: Wording): Pushed & Told {
  return { ...others, email: email.join('\n\n') };
}

function factsOf({ priceRange, notes }: Details, own: AgentWords): string[] {
  const price = typeof priceRange === 'object' ? own.price(priceRange) : priceRange;
  return [price, notes].filter((fact) => fact !== undefined);
}
