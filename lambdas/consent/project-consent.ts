// The projection of the ledger's events, in the order of their times: whenever each arrived, and however often (CO-14).
import { type Consent, openRequestOf } from './consent.ts';
import type { LedgerEvent } from './ledger.ts';
import { confirmationMonths, monthsAfter } from './months.ts';

type Word = Extract<LedgerEvent, { act: 'word-received' }>;

/** The consent that results from all `events` of one program and phone; undefined when nothing was ever asked or said. */
export function projectConsent(events: readonly LedgerEvent[]): Consent | undefined {
  return inSequence(events).reduce(next, undefined);
}

/** Each event in the order in which they count, with what the consent was after it. */
export function consentAfterEach(
  events: readonly LedgerEvent[],
): { event: LedgerEvent; consent: Consent | undefined }[] {
  let consent: Consent | undefined;
  return inSequence(events).map((event) => {
    consent = next(consent, event);
    return { event, consent };
  });
}

function inSequence(events: readonly LedgerEvent[]): LedgerEvent[] {
  // Told twice, an event counts by its first time: the carrier may stamp the same text again.
  const latestFirst = events.toSorted(inOrder).toReversed();
  const once = [...new Map(latestFirst.map((event) => [event.eventId, event])).values()];
  return once.toSorted(inOrder);
}

/** By time; STOP wins a tie. */
function inOrder(one: LedgerEvent, other: LedgerEvent): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  const stops = Number(isStop(one)) - Number(isStop(other));
  if (stops !== 0) return stops;
  return one.eventId < other.eventId ? -1 : 1;
}

function isStop(event: LedgerEvent): boolean {
  return event.act === 'marked-cannot-be-texted' || (event.act === 'word-received' && event.kind === 'stop');
}

function next(consent: Consent | undefined, event: LedgerEvent): Consent | undefined {
  const { at, eventId } = event;
  const owner = consent?.owner;
  switch (event.act) {
    case 'consent-request-sent':
      return consent;
    // A referral never lifts a STOP.
    case 'consent-given-to-source':
      return consent ?? { status: 'on', since: at, confirmedAt: at, changedBy: eventId };
    case 'imported':
      return (
        consent ?? { status: 'off', reason: 'imported', since: at, changedBy: eventId, owner: ownerIn(event) }
      );
    case 'enrolled':
      // It changes nothing, but tells whose phone it is.
      if (!mayEnroll(consent)) return consent && { ...consent, owner: owner ?? ownerIn(event) };
      return {
        status: 'pending',
        since: at,
        changedBy: eventId,
        owner: ownerIn(event),
        openRequest: { consentRequestId: eventId, kind: 'enrollment' },
      };
    case 'left':
      if (consent?.status !== 'pending' && consent?.status !== 'on') return consent;
      return { status: 'off', reason: 'left', since: at, changedBy: eventId, owner };
    case 'asked-to-reconfirm':
      if (consent?.status !== 'on' || consent.openRequest !== undefined || isFresh(consent, at))
        return consent;
      return {
        ...unanswered(consent),
        changedBy: eventId,
        openRequest: { consentRequestId: eventId, kind: 'reconfirmation' },
      };
    case 'opted-out-automatically':
      if (openRequestOf(consent)?.consentRequestId !== event.consentRequestId) return consent;
      return { status: 'opted-out', reason: event.reason, since: at, changedBy: eventId, owner };
    // The same as their STOP, but nobody waits for an answer.
    case 'marked-cannot-be-texted':
      if (consent?.status === 'opted-out') return consent;
      return {
        status: 'opted-out',
        reason: 'marked',
        since: at,
        changedBy: eventId,
        owner,
        by: ownerIn(event),
      };
    case 'word-received':
      return event.kind === 'stop' ? stopped(consent, event) : started(consent, event);
  }
}

/** True when an enrollment sends a consent request to the phone: not while it is asked or on, and never against its STOP. */
export function mayEnroll(consent: Consent | undefined): boolean {
  if (consent === undefined || consent.status === 'off') return true;
  return consent.status === 'opted-out' && consent.reason !== 'stop' && consent.reason !== 'marked';
}

/** True while the 18 months last: words that came late can show that a phone was asked too early. */
function isFresh({ confirmedAt }: { confirmedAt?: string | undefined }, at: string): boolean {
  return confirmedAt !== undefined && monthsAfter(confirmedAt, confirmationMonths) > at;
}

const dayMs = 86_400_000;
const asksPerDay = 3;

/** 0, or longer once a phone got as many questions within a day as anyone may be sent who never answered. */
export function secondsUntilNextAsk(events: readonly LedgerEvent[], now: Date): number {
  const asked = events.filter(({ act }) => act === 'enrolled').map(({ at }) => Date.parse(at));
  const before = asked.toSorted((one, other) => one - other).at(-asksPerDay);
  return before === undefined ? 0 : Math.max(0, Math.ceil((before + dayMs - now.getTime()) / 1000));
}

/** CO-5, CO-8: a second STOP is not answered. */
function stopped(consent: Consent | undefined, word: Word): Consent {
  const { at, eventId: changedBy } = word;
  const stop = { status: 'opted-out', reason: 'stop', owner: consent?.owner } as const;
  if (consent?.status !== 'opted-out') {
    return { ...stop, since: at, changedBy, reply: replyTo(word, 'stopped') };
  }
  if (consent.reason === 'stop') return consent;
  return { ...stop, since: consent.since, changedBy };
}

/** CO-2, CO-6, CO-8, CO-11: confirms what was asked, lifts an opt-out, or changes nothing. */
function started(consent: Consent | undefined, word: Word): Consent | undefined {
  const { at, eventId: changedBy } = word;
  switch (consent?.status) {
    case undefined:
      return undefined;
    case 'pending':
      return { status: 'on', since: at, confirmedAt: at, changedBy, owner: consent.owner };
    case 'on': {
      if (consent.openRequest === undefined) return consent;
      const { openRequest: _, ...confirmed } = unanswered(consent);
      return { ...confirmed, confirmedAt: at, changedBy };
    }
    default:
      return {
        status: 'on',
        since: at,
        confirmedAt: at,
        changedBy,
        owner: consent?.owner,
        reply: replyTo(word, 'resubscribed'),
      };
  }
}

/** A change that is answered by nothing takes back what an earlier one was answered with. */
function unanswered<C extends Consent>({ reply: _, ...consent }: C): Omit<C, 'reply'> {
  return consent;
}

function replyTo({ to, language, at }: Word, kind: 'stopped' | 'resubscribed') {
  return { kind, from: to, language, at };
}

function ownerIn({ teamId, agentId }: { teamId: string; agentId: string }) {
  return { teamId, agentId };
}
