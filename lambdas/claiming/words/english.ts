// What agents are told, in English as agents in the US write it.
import type { AgentWords } from './agent-words.ts';
import { inLettersOfTexts } from './letters-of-texts.ts';

const dollars = (amount: number) => `$${amount.toLocaleString('en-US')}`;

export const english: AgentWords = {
  what: ({ side, kind, area }) =>
    `${side} referral in ${area.city}, ${area.state}${kind === 'warm-transfer' ? ' (warm transfer)' : ''}`,
  price({ min, max }) {
    if (min !== undefined && max !== undefined) return `${dollars(min)} to ${dollars(max)}`;
    if (min !== undefined) return `From ${dollars(min)}`;
    return max === undefined ? undefined : `Up to ${dollars(max)}`;
  },

  offered: (what, facts, link) => ({
    subject: `New ${what}`,
    email: [`A new ${what} is open to your team. First to claim it gets it.`, ...facts, link],
    alert: `New ${what}. First to claim it gets it: ${link}`,
    push: 'First to claim it gets it.',
  }),
  claimed(what, teammate) {
    const text = `${teammate} has claimed the ${what}.`;
    return {
      subject: `Claimed by a teammate: ${what}`,
      email: [text],
      alert: text,
      push: 'A teammate has claimed it.',
    };
  },
  offerOver: (what, outcome) => ({ subject: `No longer open: ${what}`, push: over[outcome] }),
  declinedByLead: (what) =>
    inOneText(
      `Closed: ${what}`,
      `Your team lead has declined the ${what} for the team. There is nothing left for you to do.`,
    ),
  givenBack(what, agent) {
    const left = 'Nobody on your team has this client anymore.';
    const text = `${agent} has given the ${what} back. ${left}`;
    return { subject: `Given back: ${what}`, email: [text], alert: text, push: left };
  },
  withdrawn: (what) =>
    inOneText(`Withdrawn: ${what}`, `The ${what} has been withdrawn. There is nothing left for you to do.`),
  corrected: (what, facts, link) => ({
    subject: `Corrected: ${what}`,
    email: [`The ${what} has been corrected and is still open to your team.`, ...facts, link],
    alert: `The ${what} has been corrected: ${link}`,
    push: 'It is still open to your team.',
  }),
  assigned: (what, link) => ({
    subject: `Assigned to you: ${what}`,
    email: [`A ${what} has been assigned to you.`, link],
    alert: `A ${what} has been assigned to you: ${link}`,
    push: 'Find it in the portal.',
  }),
  returning: (what, link) => ({
    subject: `Your client is back: ${what}`,
    email: [
      `A client of yours is back with a new ${what}. It is yours already; nobody else was offered it.`,
      link,
    ],
    alert: `A client of yours is back: ${what}. It is yours already: ${link}`,
    push: 'A client of yours is back. The referral is yours already.',
  }),
  callsOnly: (what, link) => ({
    subject: `Calls only: ${what}`,
    email: [
      `Your client (${what}) can’t be reached by text, and has not answered. Please call them: the number is on the referral’s page.`,
      link,
    ],
    alert: `Your client (${what}) can't be reached by text. Please call them: ${link}`,
    push: 'Your client can’t be reached by text. Please call them.',
  }),
  textsAgain(what, link) {
    const text = `Your client (${what}) can be texted again.`;
    return {
      subject: `Texts again: ${what}`,
      email: [text, link],
      alert: `${text} ${link}`,
      push: 'Your client can be texted again.',
    };
  },
  reminder: (what, { text, from }, link) => ({
    subject: `Reminder: ${what}`,
    email: [
      `Your reminder about your client (${what}):`,
      text,
      ...(from === undefined ? [] : [`Set by ${from}, who had this client before you.`]),
      link,
    ],
    alert: `A reminder about your client (${what}) is due: ${link}`,
    push: 'A reminder about your client is due.',
  }),
  answeredInVain(what, why) {
    const text = `You answered the call about the ${what}, but you did not get it.`;
    return {
      subject: `Not yours: ${what}`,
      email: [`${text} ${why}`],
      alert: `${text} ${inLettersOfTexts(why)}`,
      push: 'You answered the call, but you did not get it.',
    };
  },
  replied(what, { count, texts }, link) {
    const isOne = count === 1;
    return {
      subject: isOne ? `Your client replied: ${what}` : `Your client sent ${count} messages: ${what}`,
      email: [
        isOne ? `Your client (${what}) wrote:` : `Your client (${what}) wrote ${count} messages:`,
        ...texts,
        link,
      ],
      alert: isOne
        ? `Your client (${what}) replied: ${link}`
        : `Your client (${what}) sent ${count} messages: ${link}`,
      push: 'Open the conversation to reply.',
    };
  },
  answeredGreeting(what, { count, texts }, link) {
    const wrote = count === 1 ? 'They wrote:' : `They wrote ${count} messages:`;
    const subject = 'A new client answered your team’s greeting';
    return {
      subject: `${subject}: ${what}`,
      email: [`${subject} (${what}). Nobody has claimed it yet. ${wrote}`, ...texts, link],
      alert: `A new client answered your team's greeting: ${link}`,
      push: 'Nobody has claimed it yet.',
    };
  },
  askedToStop: (what, words, link) => ({
    subject: `Did your client ask to stop texts? ${what}`,
    email: [
      `Your client (${what}) wrote:`,
      words,
      'Did they ask to stop texts? Answer yes or no here:',
      link,
    ],
    alert: `Your client (${what}) may have asked to stop texts. Answer yes or no: ${link}`,
    push: 'Your client may have asked to stop texts. Answer yes or no.',
  }),
  unanswered(what, { count, texts }, owner, link) {
    const isOne = count === 1;
    const wrote = isOne ? 'The client wrote:' : `The client wrote ${count} messages:`;
    return {
      subject: isOne
        ? `A client of ${owner} replied: ${what}`
        : `A client of ${owner} sent ${count} messages: ${what}`,
      pushSubject: isOne ? `A client replied: ${what}` : `A client sent ${count} messages: ${what}`,
      email: [
        `${owner} can’t answer: hand the client (${what}) to an agent who can. ${wrote}`,
        ...texts,
        link,
      ],
      alert: isOne
        ? `A client of ${owner} (${what}) replied. Hand the client over: ${link}`
        : `A client of ${owner} (${what}) sent ${count} messages. Hand the client over: ${link}`,
      push: 'Their agent can’t answer. Hand the client over.',
    };
  },
  clientDetails: (what) => ({
    subject: `Your ${what}`,
    opening: `You have claimed the ${what}. Your client:`,
  }),

  noText: '(a message with no text)',
  moreMessages: (count) => (count === 1 ? 'And 1 more message.' : `And ${count} more messages.`),
  mayAskToStop: 'They may be asking to stop texts. Answer yes or no here:',
  hasOptedOut: 'They have opted out: they can’t be texted anymore. You can call them.',

  handedOver(name, count, link) {
    const clients = count === 1 ? '1 client' : `${count} clients`;
    const what = `${name} has left the team. You have ${clients} of theirs now`;
    return {
      subject: `${clients} of ${name}: yours now`,
      pushSubject: `${clients} of a teammate: yours now`,
      email: [`${what}, with all messages. Find them in the portal.`, link],
      alert: `${what}: ${link}`,
      push: 'Find them in the portal.',
    };
  },
  licenseLapsed(name, reader, link) {
    const isAnothers = reader === 'lead-of-agent';
    const whose = isAnothers ? `The license of ${name}` : 'Your license';
    const { whatToDo, push } = lapsed[reader];
    return {
      subject: `${whose} has lapsed`,
      ...(isAnothers && { pushSubject: 'The license of an agent has lapsed' }),
      email: [`${whose} has lapsed. ${whatToDo}`, link],
      alert: `${whose} has lapsed. What to do about the clients: ${link}`,
      push,
    };
  },
  licenseBack(name, isReaders, link) {
    const what = isReaders ? 'Your license is recorded' : `The license of ${name} is recorded`;
    const whatFollows = isReaders
      ? 'You are offered clients again, and can write to yours and call them.'
      : 'They are offered clients again, and can write to theirs and call them.';
    return {
      subject: what,
      ...(!isReaders && { pushSubject: 'The license of an agent is recorded' }),
      email: [`${what}. ${whatFollows}`, link],
      alert: `${what}: ${link}`,
      push: whatFollows,
    };
  },
};

function inOneText(subject: string, text: string) {
  return { subject, email: [text], alert: text, push: text };
}

const over = {
  claimed: 'You have it.',
  declined: 'You declined it.',
  missed: 'Nobody claimed it in time.',
  withdrawn: 'It is no longer open to you.',
};

const lapsed = {
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
