// The referrals as an outsider can tell them: from the events on the bus, and from what the emails say of the place.
import * as z from 'zod';
import type { World } from './world.ts';

export type Referral = {
  referralId: string;
  offeredAt: string;
  offeredTo: readonly string[];
  declinedBy: readonly string[];
  /** `buyer referral in Seattle, WA`, once an email said so. */
  headline?: string;
  claim?: { agentId: string; by: string; at: string };
  returned?: { reason: string; at: string };
};

const about = { referralId: z.string(), at: z.string() };
const details = {
  ReferralOffered: z.object({ ...about, agentIds: z.array(z.string()) }),
  ReferralClaimed: z.object({ ...about, agentId: z.string(), by: z.string() }),
  ReferralDeclined: z.object({ ...about, agentId: z.string() }),
  ReferralReturned: z.object({ ...about, reason: z.string() }),
  ReferralReassigned: z.object({ ...about, to: z.string() }),
};

const OFFER_SUBJECT = /^New (.+)$/;
const LINK = /\/referrals\/(ref_[\w-]+)/;

/** Newest first. */
export function referralsOf({ events, emails }: Pick<World, 'events' | 'emails'>): Referral[] {
  const found = new Map<string, Referral>();

  function change(referralId: string, by: (before: Referral) => Partial<Referral>): void {
    const before = found.get(referralId);
    if (before !== undefined) found.set(referralId, { ...before, ...by(before) });
  }

  for (const { type, detail } of events) {
    switch (type) {
      case 'ReferralOffered': {
        const { referralId, at, agentIds } = details.ReferralOffered.parse(detail);
        if (!found.has(referralId)) {
          found.set(referralId, { referralId, offeredAt: at, offeredTo: [], declinedBy: [] });
        }
        change(referralId, ({ offeredTo }) => ({ offeredTo: [...new Set([...offeredTo, ...agentIds])] }));
        break;
      }
      case 'ReferralClaimed': {
        const { referralId, ...claim } = details.ReferralClaimed.parse(detail);
        // CL-14: a client who came back was offered to nobody.
        if (claim.by === 'returning' && !found.has(referralId)) {
          found.set(referralId, { referralId, offeredAt: claim.at, offeredTo: [], declinedBy: [] });
        }
        change(referralId, () => ({ claim }));
        break;
      }
      case 'ReferralDeclined': {
        const { referralId, agentId } = details.ReferralDeclined.parse(detail);
        change(referralId, ({ declinedBy }) => ({ declinedBy: [...new Set([...declinedBy, agentId])] }));
        break;
      }
      case 'ReferralReturned': {
        const { referralId, reason, at } = details.ReferralReturned.parse(detail);
        // CL-13: one that was given back is nobody's any more.
        const before = found.get(referralId);
        if (before !== undefined) {
          const { claim: _, ...unclaimed } = before;
          found.set(referralId, { ...unclaimed, returned: { reason, at } });
        }
        break;
      }
      case 'ReferralReassigned': {
        const { referralId, to, at } = details.ReferralReassigned.parse(detail);
        change(referralId, () => ({ claim: { agentId: to, by: 'assignment', at } }));
        break;
      }
    }
  }
  for (const { subject, text } of emails) {
    const headline = OFFER_SUBJECT.exec(subject)?.[1];
    const referralId = LINK.exec(text)?.[1];
    if (headline !== undefined && referralId !== undefined) change(referralId, () => ({ headline }));
  }
  return [...found.values()].reverse();
}

/** A way to claim that is not in here reads by its name, so that a new one has no place here. */
const HOW: Readonly<Record<string, string>> = {
  call: 'by answering the phone',
  pin: 'by PIN',
  assignment: 'handed over',
  returning: 'whose client came back',
};

/** As in “Agent Two, by text”. */
export function claimedHow(by: string): string {
  return HOW[by] ?? `by ${by}`;
}
