// What an event makes of the text alerts on a phone: an agent's own acts are about that agent alone, the phone's words about all (CO-18).
import { type Alerts, agentKey, isStopped, mayEnroll, noAlerts } from '../alerts.ts';
import { type Consent, openRequestOf } from '../consent.ts';
import type { EventOf, LedgerEvent } from '../ledger/ledger.ts';
import { reconfirmBy } from '../months.ts';
import { recordedWayOf, type WayToOptOut } from '../way-to-opt-out.ts';
import { replyTo } from './project-consent.ts';

type AgentsAct = EventOf<'imported' | 'enrolled' | 'left' | 'phone-changed' | 'asked-to-reconfirm'>;
type Word = EventOf<'word-received'>;
type Agents = Alerts['agents'];

export function nextAlerts(alerts: Alerts = noAlerts, event: LedgerEvent): Alerts {
  switch (event.act) {
    case 'word-received':
      return event.kind === 'stop' ? stopped(alerts, event) : started(alerts, event);
    case 'opted-out-automatically':
      return silent(alerts, event);
    // CO-19: nobody waits for an answer.
    case 'opted-out-otherwise':
      return ended(alerts, event, { how: recordedWayOf(event.how) });
    case 'imported':
    case 'enrolled':
    case 'left':
    case 'phone-changed':
    case 'asked-to-reconfirm':
      return acted(alerts, event);
    // It changes nothing; and what is of clients alone.
    case 'consent-request-sent':
    case 'consent-given-to-source':
    case 'marked-cannot-be-texted':
    case 'asked-to-stop':
      return alerts;
  }
}

function acted(alerts: Alerts, event: AgentsAct): Alerts {
  const { [agentKey(event)]: consent, ...others } = alerts.agents;
  const after = nextOfAgent(alerts, consent, event);
  if (after === consent) return alerts;
  return changed(alerts, event, after === undefined ? others : { ...others, [agentKey(event)]: after });
}

function nextOfAgent(alerts: Alerts, consent: Consent | undefined, event: AgentsAct): Consent | undefined {
  const { at, eventId, teamId, agentId } = event;
  const now = { since: at, changedBy: eventId, owner: { teamId, agentId } };
  switch (event.act) {
    case 'imported':
      return consent ?? { ...now, status: 'off', reason: 'imported' };
    case 'enrolled':
      if (mayEnroll(alerts, consent)) {
        return {
          ...now,
          status: 'pending',
          openRequest: { consentRequestId: eventId, kind: 'enrollment' },
        };
      }
      // Asked for when the phone's STOP wasn't known yet: its START lets them in with the others.
      return alerts.stoppedAt === undefined || isStopped(consent)
        ? consent
        : { ...now, status: 'opted-out', reason: 'stop' };
    case 'left':
      if (consent === undefined || (consent.status === 'off' && consent.reason === 'left')) return consent;
      return { ...now, status: 'off', reason: 'left' };
    case 'phone-changed':
      return undefined;
    case 'asked-to-reconfirm':
      if (consent?.status !== 'on' || consent.openRequest !== undefined || isFresh(consent, event))
        return consent;
      return {
        ...consent,
        changedBy: eventId,
        openRequest: { consentRequestId: eventId, kind: 'reconfirmation' },
      };
  }
}

/** True while the program's months last: words that came late can show that a phone was asked too early. */
function isFresh(
  { confirmedAt }: { confirmedAt?: string | undefined },
  { program, at }: LedgerEvent,
): boolean {
  if (confirmedAt === undefined) return false;
  const until = reconfirmBy(program, confirmedAt);
  return until === undefined || until > at;
}

/** CO-3, CO-11. */
function silent(alerts: Alerts, event: EventOf<'opted-out-automatically'>): Alerts {
  const { at: since, reason, eventId: changedBy, consentRequestId } = event;
  const asked = pick(
    alerts.agents,
    (consent) => openRequestOf(consent)?.consentRequestId === consentRequestId,
    ({ owner }) => ({ status: 'opted-out', reason, since, changedBy, owner }),
  );
  return asked === undefined ? alerts : changed(alerts, event, { ...alerts.agents, ...asked });
}

/** CO-5, CO-8: it goes for everyone on the phone; a second one is not answered. */
function stopped(alerts: Alerts, word: Word): Alerts {
  if (alerts.stoppedAt !== undefined) return alerts;
  return { ...ended(alerts, word), ...(!word.covered && { reply: replyTo(word, 'stopped') }) };
}

function ended(
  alerts: Alerts,
  { at: since, eventId: changedBy }: LedgerEvent,
  said: { how?: WayToOptOut | 'other' } = {},
): Alerts {
  if (alerts.stoppedAt !== undefined) return alerts;
  const stopped = pick(
    alerts.agents,
    ({ status }) => status === 'on' || status === 'pending',
    ({ owner }) => ({ status: 'opted-out', reason: 'stop', since, changedBy, owner, ...said }),
  );
  return { stoppedAt: since, agents: { ...alerts.agents, ...stopped }, changedBy };
}

/**
 * CO-2, CO-6, CO-8, CO-11: it answers whatever waits for an answer. When nothing does, it lifts the phone's STOP for those
 * whom that had ended, or brings back whoever ended last; an agent who never was on the phone is not let in by a word.
 */
function started(alerts: Alerts, word: Word): Alerts {
  const { at, eventId: changedBy } = word;
  const { agents, stoppedAt } = alerts;
  const answered = pick(
    agents,
    (consent) => openRequestOf(consent) !== undefined,
    ({ owner, since, status }) => ({
      status: 'on',
      since: status === 'on' ? since : at,
      confirmedAt: at,
      changedBy,
      owner,
    }),
  );
  if (answered !== undefined) return changed(alerts, word, { ...agents, ...answered });
  if (Object.values(agents).some(({ status }) => status === 'on')) return alerts;
  const last = lastIn(agents);
  const back =
    pick(agents, isStopped, (consent) => on(consent, word)) ??
    pick(
      agents,
      (consent) => consent === last,
      (consent) => on(consent, word),
    );
  if (stoppedAt === undefined && back === undefined) return alerts;
  return { agents: { ...agents, ...back }, changedBy, reply: replyTo(word, 'resubscribed') };
}

function on({ owner }: Consent, { at, eventId: changedBy }: Word): Consent {
  return { status: 'on', since: at, confirmedAt: at, changedBy, owner };
}

function lastIn(agents: Agents): Consent | undefined {
  const byKey = Object.keys(agents).toSorted();
  return byKey
    .flatMap((key) => agents[key] ?? [])
    .toSorted((one, other) => (one.since < other.since ? 1 : one.since > other.since ? -1 : 0))[0];
}

/** Those of `agents` that are `wanted`, each made into another; undefined when there is none. */
function pick(
  agents: Agents,
  wanted: (consent: Consent) => boolean,
  into: (consent: Consent) => Consent,
): Agents | undefined {
  const found = Object.entries(agents).filter(([, consent]) => wanted(consent));
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map(([key, consent]) => [key, into(consent)]));
}

/** A change that is answered by nothing takes back what an earlier one was answered with. */
function changed({ stoppedAt }: Alerts, { eventId }: LedgerEvent, agents: Agents): Alerts {
  return { ...(stoppedAt !== undefined && { stoppedAt }), agents, changedBy: eventId };
}
