// The events on the `dibs` bus: one for every outcome (CL-11), and what becomes of a client's texts. Delivered at least once: `eventId` is the
// same each time.
import type * as z from 'zod';
import { ownerOf, type Race, roundParts } from '../referral.ts';
import type { ReferralChange } from '../referral-changes.ts';
import type { busEvents } from './event-details.ts';

export type BusEvent = {
  [Type in keyof typeof busEvents]: { type: Type; detail: z.infer<(typeof busEvents)[Type]> };
}[keyof typeof busEvents];

/** What is always sent (CL-11). */
export const outcomeEvents = [
  'ReferralOffered',
  'ReferralClaimed',
  'ReferralDeclined',
  'ReferralReturned',
  'ReferralPassedOn',
  'ReferralReassigned',
  'ReferralGivenBack',
  'ReferralWithdrawn',
  'AgentLeft',
] as const satisfies (keyof typeof busEvents)[];

/** What a stage sends as its configuration says. */
export const conversationEvents = [
  'ClientReplied',
  'ClientOptedOut',
  'ClientOptedIn',
  'TextDelivered',
  'TextFailed',
] as const satisfies (keyof typeof busEvents)[];
export type ConversationEvent = (typeof conversationEvents)[number];

/** Each event costs the same, and this one comes with every text. */
export const sentByDefault: readonly ConversationEvent[] = conversationEvents.filter(
  (type) => type !== 'TextDelivered',
);

/** Whether a stage that sends `chosen` puts an event of that type on its bus. */
export function isSent(type: BusEvent['type'], chosen: readonly ConversationEvent[]): boolean {
  const choice: readonly string[] = conversationEvents;
  return !choice.includes(type) || chosen.some((each) => each === type);
}

/**
 * TX-7: that the client of a referral opted out, be it before it came in, or in again: by the consent of its brand. Offered again in another
 * brand's name it goes by that one's: nobody opted in.
 */
export function consentEvent(
  was: Race | undefined,
  race: Race,
  at: string,
  eventIdOf: (...parts: string[]) => string,
): BusEvent | undefined {
  const { referralId, teamId, brandId, clientOptedOut, optOut, consentRevision = 0 } = race;
  const before = was?.brandId === brandId ? was?.clientOptedOut : undefined;
  if (before === clientOptedOut) return undefined;
  const what = clientOptedOut ? 'opted-out' : 'opted-in';
  const eventId = eventIdOf(referralId, what, String(consentRevision), ...(brandId ? [brandId] : []));
  const agentId = ownerOf(race);
  const detail = { eventId, referralId, teamId, at, ...(agentId !== undefined && { agentId }) };
  if (!clientOptedOut) return { type: 'ClientOptedIn', detail };
  return { type: 'ClientOptedOut', detail: { ...detail, how: optOut?.how ?? 'stop' } };
}

/** What a change is on the bus. */
export function busEventsOf(...about: Parameters<typeof busEventOf>): BusEvent[] {
  return [busEventOf(...about), givenBackEvent(...about), withdrawnEvent(...about)].filter(
    (event) => event !== undefined,
  );
}

function withdrawnEvent(...[race, change, , eventIdOf]: Parameters<typeof busEventOf>): BusEvent | undefined {
  if (change.kind !== 'returned' || change.reason !== 'withdrawn') return undefined;
  const { referralId, teamId } = race;
  const eventId = eventIdOf(referralId, change.reason, change.at);
  return { type: 'ReferralWithdrawn', detail: { eventId, referralId, teamId, at: change.at } };
}

function givenBackEvent(...[race, change, , eventIdOf]: Parameters<typeof busEventOf>): BusEvent | undefined {
  if (change.kind !== 'returned' || race.status !== 'returned') return undefined;
  const { referralId, teamId, claim, returned } = race;
  if (claim === undefined || returned.by === undefined) return undefined;
  const eventId = eventIdOf(referralId, returned.reason, returned.at);
  const { agentId } = claim;
  const detail = { eventId, referralId, teamId, at: returned.at, agentId, by: returned.by };
  return { type: 'ReferralGivenBack', detail };
}
/** That an offer was withdrawn is no event: `AgentLeft` is one, and a license is nobody else's business. */
export type PublishedChange = Exclude<ReferralChange, { kind: 'offers-withdrawn' }>;

/** `eventIdOf` derives a stable id from the parts of an event. `at`: when the change was written. */
export function busEventOf(
  race: Race,
  change: PublishedChange,
  at: string,
  eventIdOf: (...parts: string[]) => string,
): BusEvent {
  const { referralId, teamId, offerUntil, round } = race;
  const detail = (...parts: string[]) => ({
    eventId: eventIdOf(referralId, change.kind, ...parts, ...roundParts(round)),
    referralId,
    teamId,
    at,
  });
  switch (change.kind) {
    case 'opened':
      return { type: 'ReferralOffered', detail: { ...detail(), agentIds: race.offered, offerUntil } };
    case 'offered': {
      const { agentIds } = change;
      return { type: 'ReferralOffered', detail: { ...detail(...agentIds), agentIds, offerUntil } };
    }
    case 'declined': {
      const { agentId } = change;
      return { type: 'ReferralDeclined', detail: { ...detail(agentId), agentId } };
    }
    case 'claimed': {
      const { agentId, by } = change.claim;
      return { type: 'ReferralClaimed', detail: { ...detail(agentId), at: change.claim.at, agentId, by } };
    }
    case 'reassigned': {
      const { claim, from } = change;
      const to = claim.agentId;
      return { type: 'ReferralReassigned', detail: { ...detail(claim.actId), at: claim.at, from, to } };
    }
    case 'passed-on':
      return {
        type: 'ReferralPassedOn',
        detail: { ...detail(change.at), at: change.at, reason: change.reason },
      };
    case 'returned':
      return {
        type: 'ReferralReturned',
        detail: { ...detail(change.at), at: change.at, reason: change.reason },
      };
  }
}
