// A client who begins on a plan, for tests that look at their plan alone.
import type { NewClientPlan } from '../../../../lambdas/campaigns/client-plans/client-plan.ts';

export function newClientPlan(
  given: Pick<NewClientPlan, 'since' | 'zone'> & Partial<NewClientPlan>,
): NewClientPlan {
  return {
    referralId: 'ref_1',
    teamId: 'tm_1',
    round: undefined,
    brandId: undefined,
    agentId: 'ada',
    planId: 'plan_a',
    version: 1,
    name: 'Buyers',
    run: 'run_1',
    startedBy: 'owner',
    fromStep: 1,
    firstDay: 0,
    ...given,
  };
}
