// The events on the `dibs` bus, one for every outcome (CL-11). Delivered at least once: `eventId` is the same each time.
import * as z from 'zod';
import { claimedBy, type Race, returnReason, roundParts } from '../referral.ts';
import type { ReferralChange } from '../referral-changes.ts';

const about = { eventId: z.string(), referralId: z.string(), teamId: z.string(), at: z.iso.datetime() };

/** Detail of each event by its detail type. */
export const busEvents = {
  ReferralOffered: z.object({ ...about, agentIds: z.array(z.string()), offerUntil: z.iso.datetime() }),
  ReferralClaimed: z.object({ ...about, agentId: z.string(), by: claimedBy }),
  ReferralDeclined: z.object({ ...about, agentId: z.string() }),
  ReferralReturned: z.object({ ...about, reason: returnReason }),
  ReferralReassigned: z.object({ ...about, from: z.string(), to: z.string() }),
  /** CL-13: beside the return itself, who had it and who gave it back. */
  ReferralGivenBack: z.object({ ...about, agentId: z.string(), by: z.string() }),
  /** CL-15: beside the return itself. */
  ReferralWithdrawn: z.object(about),
  AgentLeft: z.object({ eventId: z.string(), teamId: z.string(), agentId: z.string(), at: z.iso.datetime() }),
};
export type BusEvent = {
  [Type in keyof typeof busEvents]: { type: Type; detail: z.infer<(typeof busEvents)[Type]> };
}[keyof typeof busEvents];

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
    case 'returned':
      return {
        type: 'ReferralReturned',
        detail: { ...detail(change.at), at: change.at, reason: change.reason },
      };
  }
}
