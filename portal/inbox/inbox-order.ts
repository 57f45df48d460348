// What the inbox shows of a list, and in which order: first what has to be acted on.
import type { Referral } from '../api/answers.ts';
import { standingOf } from './standing.ts';

export const lists = ['all', 'open', 'mine', 'closed', 'team'] as const;
export type List = (typeof lists)[number];

/** `open` lists what can be claimed; `all` begins with that, then come clients who replied, then all else as it came. */
export function shownIn(
  list: List,
  referrals: readonly Referral[],
  agentId: string,
  now: number,
): Referral[] {
  const rankOf = (referral: Referral) => {
    const { kind } = standingOf(referral, agentId, now);
    if (kind === 'open') return 0;
    return kind === 'mine' && referral.unread === true ? 1 : 2;
  };
  if (list === 'open') return referrals.filter((referral) => rankOf(referral) === 0);
  if (list !== 'all') return [...referrals];
  return referrals.toSorted((one, other) => rankOf(one) - rankOf(other));
}
