// The agents of a team read its plans (CP-2), to put clients on one.
import { VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { memberOf, type TeamAccessDeps } from '../team-access.ts';
import type { Plan } from './plan.ts';
import { type ShownPlan, shownPlanOf } from './shown-plan.ts';

export type ReadPlanDeps = TeamAccessDeps & {
  plans: { read(teamId: string, planId: string): Promise<Plan | undefined> };
};

export type ListPlansDeps = TeamAccessDeps & {
  plans: { list(teamId: string): Promise<Plan[]> };
};

export async function readPlan(
  caller: Agent,
  { teamId, planId }: { teamId: string; planId: string },
  deps: ReadPlanDeps,
): Promise<VersionedAnswer<ShownPlan> | NotFound> {
  const [member, plan] = await Promise.all([memberOf(caller, teamId, deps), deps.plans.read(teamId, planId)]);
  if (member === undefined || plan === undefined || plan.removed) return { refused: 'not-found' };
  return new VersionedAnswer(shownPlanOf(plan), plan.version);
}

export async function listPlans(
  caller: Agent,
  teamId: string,
  deps: ListPlansDeps,
): Promise<{ plans: ShownPlan[] } | NotFound> {
  const [member, plans] = await Promise.all([memberOf(caller, teamId, deps), deps.plans.list(teamId)]);
  return member === undefined ? { refused: 'not-found' } : { plans: plans.map(shownPlanOf) };
}
