// The owner and the lead read on which plan a client is, or was last (CP-3, CP-4).
import type { Referral } from '../../claiming/referral.ts';
import { type OwnedReferralDeps, ownedReferral } from '../../claiming/view/owned-race.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Message } from '../../texting/message.ts';
import type { Plan, PlanVersion } from '../plans/plan.ts';
import { type ClientPlan, stopped } from './client-plan.ts';
import { type ShownClientPlan, shownClientPlan } from './shown-client-plan.ts';
import { reasonToEnd } from './stop-reason.ts';

export type ShownDeps = {
  clientPlans: { readTexts(plan: ClientPlan): Promise<ReadonlyMap<string, Message>> };
  plans: {
    readVersion(teamId: string, planId: string, version: number): Promise<PlanVersion | undefined>;
  };
};
export type AsItStandsDeps = {
  plans: { read(teamId: string, planId: string): Promise<Plan | undefined> };
  /** Also one who has left. */
  people: { readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
};
export type ReadClientPlanDeps = OwnedReferralDeps &
  ShownDeps &
  AsItStandsDeps & {
    clientPlans: { read(referralId: string): Promise<ClientPlan | undefined> };
  };

export const noPlan: Refusal<'no-plan'> = {
  refused: 'no-plan',
  detail: 'This client was never on a plan.',
};

export async function readClientPlan(
  caller: Agent,
  referralId: string,
  now: Date,
  deps: ReadClientPlanDeps,
): Promise<ShownClientPlan | Refusal<'no-plan'> | NotFound> {
  const [owned, plan] = await Promise.all([
    ownedReferral(caller, referralId, deps),
    deps.clientPlans.read(referralId),
  ]);
  if (owned === undefined) return { refused: 'not-found' };
  if (plan === undefined || !isOfReferral(plan, owned.referral)) return noPlan;
  return shown(await asItStands(plan, owned.referral, now, deps), deps);
}

/** CL-15: what was in an earlier round is nobody's to see. */
export function isOfReferral({ teamId, round }: ClientPlan, { race }: Referral): boolean {
  return race.teamId === teamId && race.round === round;
}

/** What has happened may not have reached the plan's item yet; of a lapsed license the next step’s turn tells it. */
export async function asItStands(
  plan: ClientPlan,
  referral: Referral,
  now: Date,
  { plans, people }: AsItStandsDeps,
): Promise<ClientPlan> {
  if (plan.state !== 'running') return plan;
  const [agent, current] = await Promise.all([
    people.readAnyone(plan.teamId, plan.agentId),
    plans.read(plan.teamId, plan.planId),
  ]);
  const reason = reasonToEnd(plan, { referral, agent, current });
  return reason === undefined ? plan : stopped(plan, reason, now);
}

export async function shown(plan: ClientPlan, deps: ShownDeps): Promise<ShownClientPlan> {
  const [version, texts] = await Promise.all([
    deps.plans.readVersion(plan.teamId, plan.planId, plan.version),
    deps.clientPlans.readTexts(plan),
  ]);
  return shownClientPlan(plan, version?.steps ?? [], texts);
}
