// What the agent has still to look at (LI-4): offers that are open to them, and clients who replied.
import type { Referral } from '../api/answers.ts';
import { standingOf } from '../inbox/standing.ts';

export type Unread = { offers: readonly string[]; replies: readonly string[] };

export function unreadOf(referrals: readonly Referral[], agentId: string, now: number): Unread {
  const ids = (isMeant: (referral: Referral, kind: string) => boolean) =>
    referrals
      .filter((referral) => isMeant(referral, standingOf(referral, agentId, now).kind))
      .map(({ referralId }) => referralId);
  return {
    offers: ids((_, kind) => kind === 'open'),
    replies: ids(({ unread }, kind) => kind === 'mine' && unread === true),
  };
}

/** The window's title: how much there is to look at goes first. */
export function titled(title: string, count: number): string {
  return count === 0 ? title : `(${count}) ${title}`;
}

/** Offers that were not there before; none at first, when nobody knows what was. */
export function arrivedSince(before: readonly string[] | undefined, offers: readonly string[]): string[] {
  return before === undefined ? [] : offers.filter((each) => !before.includes(each));
}
