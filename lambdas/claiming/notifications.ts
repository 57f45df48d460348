// What agents are told about a referral, in the words of each channel. Never the client's name, phone or email (CL-9),
// nor their words, but to the owner's own mailbox.
import type { OfferOutcome } from './offers/offer.ts';
import { type Details, roundParts } from './referral.ts';

/** What a phone shows while it is locked, to whoever looks at it: no name of anybody, and none of their words (LI-3). */
export type Pushed = {
  subject: string;
  /** Instead of a subject that names somebody. */
  pushSubject?: string;
  push: string;
};

/** The same by email, and by a text of one segment where the facts allow it. */
export type Told = { email: string; alert: string };

/** One message for an agent by every channel that they have. */
export type Notification = Pushed &
  Told & {
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
  };

/** LI-3: what takes the place of an offer's push, where nothing else is told. */
export type OfferOver = Pushed & { kind: 'offer-over' };

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
export type TeamNews = Omit<Notification, 'kind'> & {
  kind: 'clients-handed-over' | 'license-lapsed' | 'license-back' | 'invitation-failed' | 'bulk-paused';
  teamId: string;
  agentId: string;
  occasion: string;
  /** PE-5: told also to an agent without a license: it is about them. */
  isForUnlicensed?: boolean;
};

/** PE-4: the clients of `name`, who left, are the reader's now. `link` is the portal. */
export function clientsHandedOver(
  name: string,
  count: number,
  link: string,
): Omit<TeamNews, 'teamId' | 'agentId' | 'occasion'> {
  const clients = count === 1 ? '1 client' : `${count} clients`;
  const what = `${name} has left the team. You have ${clients} of theirs now`;
  return {
    kind: 'clients-handed-over',
    subject: `${clients} of ${name}: yours now`,
    pushSubject: `${clients} of a teammate: yours now`,
    email: [`${what}, with all messages. Find them in the portal.`, link].join('\n\n'),
    alert: `${what}: ${link}`,
    push: 'Find them in the portal.',
  };
}

/** Whose license lapsed, for the reader: their own, as the lead or not, or that of one of the lead's agents. */
export type LapsedFor = 'lead' | 'agent' | 'lead-of-agent';

/** PE-5: what that ends, and what to do. */
export function licenseLapsedNews(
  name: string,
  reader: LapsedFor,
  link: string,
): Omit<TeamNews, 'teamId' | 'agentId' | 'occasion'> {
  const whose = reader === 'lead-of-agent' ? `The license of ${name}` : 'Your license';
  const { whatToDo, push } = lapsed[reader];
  return {
    kind: 'license-lapsed',
    subject: `${whose} has lapsed`,
    ...(reader === 'lead-of-agent' && { pushSubject: 'The license of an agent has lapsed' }),
    email: [`${whose} has lapsed. ${whatToDo}`, link].join('\n\n'),
    alert: `${whose} has lapsed. What to do about the clients: ${link}`,
    push,
  };
}

const lapsed: Record<LapsedFor, { whatToDo: string; push: string }> = {
  lead: {
    whatToDo:
      'You are offered no clients and can’t write to yours. You can still hand clients over. An administrator can record the new license, or name another lead.',
    push: 'Clients may have to be handed over.',
  },
  agent: {
    whatToDo:
      'Open offers and calls about them have ended for you, you are offered no new clients, and you can read your clients’ pages but not write to them. Ask your administrator to record the new license, or your team lead to hand your clients over.',
    push: 'You are offered no clients until the new one is recorded.',
  },
  'lead-of-agent': {
    whatToDo:
      'They are offered no clients and can’t write to theirs. Hand these over to a teammate, or wait for the new license.',
    push: 'Clients may have to be handed over.',
  },
};

/** PE-5: the license is recorded again: the reader's own, or that of `name`, one of the lead's agents. */
export function licenseBackNews(
  name: string,
  isReaders: boolean,
  link: string,
): Omit<TeamNews, 'teamId' | 'agentId' | 'occasion'> {
  const what = isReaders ? 'Your license is recorded' : `The license of ${name} is recorded`;
  const whatFollows = isReaders
    ? 'You are offered clients again, and can write to yours and call them.'
    : 'They are offered clients again, and can write to theirs and call them.';
  return {
    kind: 'license-back',
    subject: what,
    ...(!isReaders && { pushSubject: 'The license of an agent is recorded' }),
    email: [`${what}. ${whatFollows}`, link].join('\n\n'),
    alert: `${what}: ${link}`,
    push: whatFollows,
  };
}

/** CL-2: a new referral, first come, first served. `link` is its page in the portal. */
export function offerNotification(details: Details, link: string): Notification {
  const what = headline(details);
  return {
    kind: 'referral-offered',
    subject: `New ${what}`,
    email: [`A new ${what} is open to your team. First to claim it gets it.`, ...factsOf(details), link].join(
      '\n\n',
    ),
    alert: `New ${what}. First to claim it gets it: ${link}`,
    push: 'First to claim it gets it.',
  };
}

/** CL-4: a teammate was first. */
export function claimedNotification(details: Details, teammate: string): Notification {
  const what = headline(details);
  const text = `${teammate} has claimed the ${what}.`;
  return {
    kind: 'referral-claimed',
    subject: `Claimed by a teammate: ${what}`,
    email: text,
    alert: text,
    push: 'A teammate has claimed it.',
  };
}

/** LI-3: how the reader's own offer ended, on each of their devices that may still show it. */
export function offerOver(details: Details, outcome: OfferOutcome): OfferOver {
  return { kind: 'offer-over', subject: `No longer open: ${headline(details)}`, push: overWords[outcome] };
}

const overWords: Record<OfferOutcome, string> = {
  claimed: 'You have it.',
  declined: 'You declined it.',
  missed: 'Nobody claimed it in time.',
  withdrawn: 'It is no longer open to you.',
};

/** CL-6: the lead declined it for the team. */
export function declinedByLeadNotification(details: Details): Notification {
  const what = headline(details);
  const text = `Your team lead has declined the ${what} for the team. There is nothing left for you to do.`;
  return { kind: 'referral-returned', subject: `Closed: ${what}`, email: text, alert: text, push: text };
}

/** CL-13: `agent` gave it back to the source. */
export function givenBackNotification(details: Details, agent: string): Notification {
  const what = headline(details);
  const text = `${agent} has given the ${what} back. Nobody on your team has this client anymore.`;
  return {
    kind: 'referral-given-back',
    subject: `Given back: ${what}`,
    email: text,
    alert: text,
    push: 'Nobody on your team has this client anymore.',
  };
}

/** CL-15: the source took it back before anyone claimed it. */
export function withdrawnNotification(details: Details): Notification {
  const what = headline(details);
  const text = `The ${what} has been withdrawn. There is nothing left for you to do.`;
  return { kind: 'referral-returned', subject: `Withdrawn: ${what}`, email: text, alert: text, push: text };
}

/** CL-15: the source corrected what the offered agents see. */
export function correctedNotification(details: Details, link: string): Notification {
  const what = headline(details);
  return {
    kind: 'referral-corrected',
    subject: `Corrected: ${what}`,
    email: [`The ${what} has been corrected and is still open to your team.`, ...factsOf(details), link].join(
      '\n\n',
    ),
    alert: `The ${what} has been corrected: ${link}`,
    push: 'It is still open to your team.',
  };
}

/** CL-10: it was handed to this agent. */
export function assignedNotification(details: Details, link: string): Notification {
  const what = headline(details);
  return {
    kind: 'referral-assigned',
    subject: `Assigned to you: ${what}`,
    email: [`A ${what} has been assigned to you.`, link].join('\n\n'),
    alert: `A ${what} has been assigned to you: ${link}`,
    push: 'Find it in the portal.',
  };
}

/** CL-14: a client of this agent's came back, and is theirs. */
export function returningNotification(details: Details, link: string): Notification {
  const what = headline(details);
  return {
    kind: 'client-returned',
    subject: `Your client is back: ${what}`,
    email: [
      `A client of yours is back with a new ${what}. It is yours already; nobody else was offered it.`,
      link,
    ].join('\n\n'),
    alert: `A client of yours is back: ${what}. It is yours already: ${link}`,
    push: 'A client of yours is back. The referral is yours already.',
  };
}

/** CL-12: the owner's client can be reached by phone alone. */
export function callsOnlyNotification(details: Details, link: string): Notification {
  const what = headline(details);
  return {
    kind: 'calls-only',
    subject: `Calls only: ${what}`,
    email: [
      `Your client (${what}) can’t be reached by text, and has not answered. Please call them: the number is on the referral’s page.`,
      link,
    ].join('\n\n'),
    alert: `Your client (${what}) can’t be reached by text. Please call them: ${link}`,
    push: 'Your client can’t be reached by text. Please call them.',
  };
}

/** CL-12: the owner, who was told to call, can text the client. */
function textsAgainNotification(details: Details, link: string): Notification {
  const what = headline(details);
  const text = `Your client (${what}) can be texted again.`;
  return {
    kind: 'texts-again',
    subject: `Texts again: ${what}`,
    email: [text, link].join('\n\n'),
    alert: `${text} ${link}`,
    push: 'Your client can be texted again.',
  };
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
  const what = headline(details);
  const setBy = from === undefined ? [] : [`Set by ${from}, who had this client before you.`];
  return {
    kind: 'reminder',
    subject: `Reminder: ${what}`,
    email: [`Your reminder about your client (${what}):`, text, ...setBy, link].join('\n\n'),
    alert: `A reminder about your client (${what}) is due: ${link}`,
    push: 'A reminder about your client is due.',
  };
}

/** CA-6: answered a call, but too late; `why` in words. */
export function answeredInVainNotification(details: Details, why: string): Notification {
  const what = headline(details);
  const text = `You answered the call about the ${what}, but you did not get it. ${why}`;
  const push = 'You answered the call, but you did not get it.';
  return { kind: 'answered-in-vain', subject: `Not yours: ${what}`, email: text, alert: text, push };
}

/** Characters of replies in one email. */
const mostWords = 100_000;

/** What a client wrote: `words`, each a reply, and `more` that are not named. */
type Replies = { words: readonly string[]; more: number; mayAskToStop?: boolean; hasOptedOut?: boolean };

/** TX-4: the owner's client wrote. Screens of phones are read by others too: only the email has the words. */
export function repliesNotification(details: Details, replies: Replies, link: string): Notification {
  const what = headline(details);
  const { isOne, count, texts } = told(replies);
  return {
    kind: 'client-replied',
    subject: isOne ? `Your client replied: ${what}` : `Your client sent ${count} messages: ${what}`,
    email: [
      isOne ? `Your client (${what}) wrote:` : `Your client (${what}) wrote ${count} messages:`,
      ...texts,
      link,
    ].join('\n\n'),
    alert: isOne
      ? `Your client (${what}) replied: ${link}`
      : `Your client (${what}) sent ${count} messages: ${link}`,
    push: 'Open the conversation to reply.',
  };
}

/** CP-8: for the lead: a client whom nobody has yet answered the team's greeting, without who they are (CL-9). */
export function answeredGreetingNotification(details: Details, replies: Replies, link: string): Notification {
  const what = headline(details);
  const { isOne, count, texts } = told(replies);
  const subject = 'A new client answered your team’s greeting';
  return {
    kind: replies.mayAskToStop ? 'asked-to-stop' : 'client-replied',
    subject: `${subject}: ${what}`,
    email: [
      `${subject} (${what}). Nobody has claimed it yet. ${isOne ? 'They wrote:' : `They wrote ${count} messages:`}`,
      ...texts,
      link,
    ].join('\n\n'),
    alert: `${subject}: ${link}`,
    push: 'Nobody has claimed it yet.',
  };
}

/** CO-16: the client's `words` may ask for no more texts, and the owner is asked whether they do. */
export function askedToStopNotification(details: Details, words: string, link: string): Notification {
  const what = headline(details);
  return {
    kind: 'asked-to-stop',
    subject: `Did your client ask to stop texts? ${what}`,
    email: [
      `Your client (${what}) wrote:`,
      words,
      'Did they ask to stop texts? Answer yes or no here:',
      link,
    ].join('\n\n'),
    alert: `Your client (${what}) may have asked to stop texts. Answer yes or no: ${link}`,
    push: 'Your client may have asked to stop texts. Answer yes or no.',
  };
}

/** PE-5: the client of an agent who can't answer wrote; for the lead, who can hand the client over. */
export function unansweredRepliesNotification(
  details: Details,
  replies: Replies,
  link: string,
  owner: string,
): Notification {
  const what = headline(details);
  const { isOne, count, texts } = told(replies);
  const wrote = isOne ? 'The client wrote:' : `The client wrote ${count} messages:`;
  return {
    kind: 'client-replied',
    subject: isOne
      ? `A client of ${owner} replied: ${what}`
      : `A client of ${owner} sent ${count} messages: ${what}`,
    pushSubject: isOne ? `A client replied: ${what}` : `A client sent ${count} messages: ${what}`,
    email: [
      `${owner} can’t answer: hand the client (${what}) to an agent who can. ${wrote}`,
      ...texts,
      link,
    ].join('\n\n'),
    alert: isOne
      ? `A client of ${owner} (${what}) replied. Hand the client over: ${link}`
      : `A client of ${owner} (${what}) sent ${count} messages. Hand the client over: ${link}`,
    push: 'Their agent can’t answer. Hand the client over.',
  };
}

/** What an email has of `words`. */
function told({ words, more, mayAskToStop, hasOptedOut }: Replies): {
  count: number;
  isOne: boolean;
  texts: string[];
} {
  const shown = fitting(words.map((reply) => (reply === '' ? '(a message with no text)' : reply)));
  const count = words.length + more;
  const left = count - shown.length;
  const rest = left === 0 ? [] : [left === 1 ? 'And 1 more message.' : `And ${left} more messages.`];
  // CO-16
  const question = mayAskToStop ? ['They may be asking to stop texts. Answer yes or no here:'] : [];
  const optedOut = hasOptedOut
    ? ['They have opted out: they can’t be texted anymore. You can call them.']
    : [];
  return { count, isOne: count === 1, texts: [...shown, ...rest, ...question, ...optedOut] };
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
export function clientDetailsEmail(details: Details, link: string): { subject: string; body: string } {
  const { name, phone, email } = details.client;
  const facts = [name, phone, email, priceText(details.priceRange), details.notes];
  return {
    subject: `Your ${headline(details)}`,
    body: [
      `You have claimed the ${headline(details)}. Your client:`,
      facts.filter((fact) => fact !== undefined).join('\n'),
      link,
    ].join('\n\n'),
  };
}

function factsOf({ priceRange, notes }: Details): string[] {
  return [priceText(priceRange), notes].filter((fact) => fact !== undefined);
}

function headline({ side, kind, area }: Details): string {
  const transfer = kind === 'warm-transfer' ? ' (warm transfer)' : '';
  return `${side} referral in ${area.city}, ${area.state}${transfer}`;
}

function priceText(range: Details['priceRange']): string | undefined {
  if (range === undefined || typeof range === 'string') return range;
  const dollars = (amount: number) => `$${amount.toLocaleString('en-US')}`;
  const { min, max } = range;
  if (min !== undefined && max !== undefined) return `${dollars(min)} to ${dollars(max)}`;
  if (min !== undefined) return `From ${dollars(min)}`;
  return max === undefined ? undefined : `Up to ${dollars(max)}`;
}
