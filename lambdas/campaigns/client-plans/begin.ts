// CP-3: what is written down of a client who begins a plan, and of whom it is.
import type { Claim, Details, Race } from '../../claiming/referral.ts';
import { zonesOf } from '../../platform/time-zones/state-zones.ts';
import type { Plan, Step } from '../plans/plan.ts';
import type { NewClientPlan } from './client-plan.ts';

/** Which day of a plan is today for whoever goes on with it from that step. */
export function firstDayOf(steps: readonly Pick<Step, 'afterDays'>[], fromStep: number | undefined): number {
  return fromStep === undefined ? 0 : (steps[fromStep - 1]?.afterDays ?? 0);
}

/** `fromStep`: goes on from there, that step's day being that of `since`. */
export function newClientPlan(
  plan: Plan,
  { race, details, claim }: { race: Race; details: Details; claim: Pick<Claim, 'agentId' | 'actId'> },
  began: Pick<NewClientPlan, 'run' | 'since' | 'startedBy' | 'begunBy' | 'earlier' | 'changedBy'> & {
    fromStep?: number | undefined;
  },
): NewClientPlan {
  const { planId, version, name, steps } = plan;
  const { referralId, teamId, round, brandId } = race;
  const { fromStep, ...when } = began;
  // A state in several zones: the first is where most of it lives.
  const [zone = 'UTC'] = zonesOf(details.area.state);
  return {
    referralId,
    teamId,
    round,
    brandId,
    agentId: claim.agentId,
    claimActId: claim.actId,
    planId,
    version,
    name,
    ...when,
    zone,
    fromStep: fromStep ?? 1,
    firstDay: firstDayOf(steps, fromStep),
  };
}
