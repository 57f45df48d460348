// What an event makes of a client's consent to texts, which hangs on the phone alone.
import type { Consent, Reply } from '../consent.ts';
import { covering } from '../coverage.ts';
import type { EventOf, LedgerEvent } from '../ledger/ledger.ts';
import { recordedWayOf } from '../way-to-opt-out.ts';

type Word = EventOf<'word-received'>;
type OptedOut = Extract<Consent, { status: 'opted-out' }>;

export function nextConsent(consent: Consent | undefined, event: LedgerEvent): Consent | undefined {
  const { at, eventId } = event;
  switch (event.act) {
    // A referral never lifts a STOP.
    case 'consent-given-to-source':
      return givenToSource(consent, event);
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
    // CO-19: a STOP at the time when it was said; nobody waits for an answer.
    case 'opted-out-otherwise':
      return saidOtherwise(consent, event);
    case 'word-received':
      return event.kind === 'stop' ? stopped(consent, event) : started(consent, event);
    // Of agents alone.
    default:
      return consent;
  }
}

/** CO-5, CO-8: a second STOP is not answered. */
function stopped(consent: Consent | undefined, word: Word): Consent {
  // CO-5: one confirmation, by the brand that was texted.
  const isNews = consent?.status !== 'opted-out' && !word.covered;
  return { ...optedOut(consent, word), ...(isNews && { reply: replyTo(word, 'stopped') }) };
}

/** To their agent, it is as if that agent had marked them. */
function saidOtherwise(consent: Consent | undefined, event: EventOf<'opted-out-otherwise'>): Consent {
  const { teamId, agentId } = event;
  const stop = optedOut(consent, event, { how: recordedWayOf(event.how) });
  if (teamId === undefined || agentId === undefined || consent?.status === 'opted-out') return stop;
  return { ...stop, reason: 'marked', by: { teamId, agentId } };
}

function optedOut(
  consent: Consent | undefined,
  { at, eventId: changedBy }: LedgerEvent,
  said: { how?: OptedOut['how'] } = {},
): OptedOut {
  if (consent?.status === 'opted-out' && consent.reason === 'stop') return consent;
  const since = consent?.status === 'opted-out' ? consent.since : at;
  return { status: 'opted-out', reason: 'stop', since, changedBy, ...said };
}

/** CO-20: it may cover more than an earlier one did. What START brings back after a STOP is the conversation. */
function givenToSource(consent: Consent | undefined, event: EventOf<'consent-given-to-source'>): Consent {
  const { at, eventId, covers } = event;
  if (consent === undefined) {
    return { status: 'on', since: at, confirmedAt: at, changedBy: eventId, covers: covering(covers) };
  }
  return consent.status === 'on' ? { ...consent, covers: covering(consent.covers, covers) } : consent;
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
