// The agents of a team read its plans (CP-2), to put clients on one.
import type { AgentProfile, Team } from '../../people/team.ts';
import { VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { TemplateWriterDeps } from '../templates/save-template.ts';
import type { Plan } from './plan.ts';
import { type ShownPlan, shownPlanOf } from './shown-plan.ts';

export type ReadPlanDeps = TemplateWriterDeps & {
  plans: { read(teamId: string, planId: string): Promise<Plan | undefined> };
};

export type ListPlansDeps = TemplateWriterDeps & {
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

/** The token may be of an agent who is gone by now. */
export async function memberOf(
  caller: Agent,
  teamId: string,
  { people }: TemplateWriterDeps,
): Promise<{ team: Team; agent: AgentProfile } | undefined> {
  if (caller.teamId !== teamId) return undefined;
  const [team, agent] = await Promise.all([
    people.readTeam(teamId),
    people.readAgent(teamId, caller.agentId),
  ]);
  return team && agent && { team, agent };
}
