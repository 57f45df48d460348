// What the workflow `offer-referral` is started with.

/** One execution a round; names stay taken for 90 days (CL-15). */
export function executionNameOf(referralId: string, round: number | undefined): string {
  return round === undefined ? referralId : `${referralId}-${round}`;
}
