// What an event makes of a client's consent to texts, which hangs on the phone alone.
import type { Consent, Reply } from './consent.ts';
import type { EventOf, LedgerEvent } from './ledger.ts';

type Word = EventOf<'word-received'>;

export function nextConsent(consent: Consent | undefined, event: LedgerEvent): Consent | undefined {
  const { at, eventId } = event;
  switch (event.act) {
    // A referral never lifts a STOP.
    case 'consent-given-to-source':
      return consent ?? { status: 'on', since: at, confirmedAt: at, changedBy: eventId };
    // The same as their STOP, but nobody waits for an answer.
    case 'marked-cannot-be-texted':
      if (consent?.status === 'opted-out') return consent;
      return {
        status: 'opted-out',
        reason: 'marked',
        since: at,
        changedBy: eventId,
        by: { teamId: event.teamId, agentId: event.agentId },
      };
    case 'asked-to-stop':
      if (consent?.status === 'opted-out') return consent;
      return { status: 'opted-out', reason: 'stop', since: at, changedBy: eventId };
    case 'word-received':
      return event.kind === 'stop' ? stopped(consent, event) : started(consent, event);
    // Of agents alone.
    default:
      return consent;
  }
}

/** CO-5, CO-8: a second STOP is not answered. */
function stopped(consent: Consent | undefined, word: Word): Consent {
  const { at, eventId: changedBy } = word;
  const stop = { status: 'opted-out', reason: 'stop' } as const;
  if (consent?.status !== 'opted-out') {
    return { ...stop, since: at, changedBy, reply: replyTo(word, 'stopped') };
  }
  if (consent.reason === 'stop') return consent;
  return { ...stop, since: consent.since, changedBy };
}

/** CO-6, CO-8: lifts an opt-out, or changes nothing. */
function started(consent: Consent | undefined, word: Word): Consent | undefined {
  if (consent?.status !== 'opted-out') return consent;
  const { at, eventId: changedBy } = word;
  return {
    status: 'on',
    since: at,
    confirmedAt: at,
    changedBy,
    reply: replyTo(word, 'resubscribed'),
  };
}

/** What a word that changed something is answered with, from the number that was texted. */
export function replyTo({ to, language, at }: Word, kind: Reply['kind']): Reply {
  return { kind, from: to, language, at };
}
