// CP-3, CP-4 and CP-8 once more, from the contract alone: on which plan a client goes with the claim, if on any.

import type { History, PlanName } from '../campaigns/history.ts';
import { lagMs } from '../campaigns/local-clocks.ts';
import type { Events } from './events-reference.ts';

type Expected = { at: number; plans: readonly (PlanName | undefined)[] };

export type StartReference = ReturnType<typeof startReference>;

export function startReference(
  { startsWithClaim, greetingPlan }: Pick<History, 'startsWithClaim' | 'greetingPlan'>,
  events: Events,
) {
  const expected = new Map<string, Expected>();

  function plansFor(referralId: string, at: number): Expected['plans'] {
    const { phone, wantsTexts, repliedAt, isGreeted } = events.clientOf(referralId);
    const consent = events.consentOf(phone);
    const isCovered = wantsTexts && consent?.isOn === true && consent.isCovered;
    if (!isCovered) return [undefined];
    // Whoever has answered talks to people; an answer of which the race doesn't know yet stops the plan.
    const hasReplied = repliedAt > Number.NEGATIVE_INFINITY;
    if (hasReplied && at - repliedAt > lagMs) return [undefined];
    const isThere =
      startsWithClaim !== undefined && events.removedAt(startsWithClaim) === Number.NEGATIVE_INFINITY;
    const usual = isThere ? startsWithClaim : undefined;
    const ofGreeted = greetingPlan ?? usual;
    const begins = isGreeted === 'unsure' ? [ofGreeted, usual] : [isGreeted === 'yes' ? ofGreeted : usual];
    return hasReplied ? [...begins, undefined] : begins;
  }

  return {
    /** `isToldLate`: by the time that the claim is told something may have happened by which none begins any more. */
    claimed(referralId: string, at: number, isToldLate: boolean): void {
      const plans = plansFor(referralId, at);
      expected.set(referralId, { at, plans: isToldLate ? [...plans, undefined] : plans });
    },

    /** `begun`: what began with the claim. */
    faultOf(referralId: string, begun: { planId: string; since: string } | undefined): string | undefined {
      const claim = expected.get(referralId);
      if (claim === undefined) return begun && 'began on a plan with a claim that nobody made';
      const isExpected = claim.plans.some((plan) => plan === begun?.planId);
      if (!isExpected)
        return `began on ${begun?.planId ?? 'no plan'} with the claim, and not on ${claim.plans.map((plan) => plan ?? 'none').join(' or ')}`;
      const isThen = begun === undefined || Date.parse(begun.since) === claim.at;
      return isThen ? undefined : 'didn’t begin when they were claimed';
    },
  };
}
