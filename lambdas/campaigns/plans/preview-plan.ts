// The agents of a team see what a plan comes to, saved or not (CP-2).
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { memberOf, type TeamAccessDeps } from '../team-access.ts';
import { type Plan, type PlanRefusal, refuseSteps, type Step } from './plan.ts';
import { type PreviewedStep, previewOf } from './preview.ts';

export type PreviewPlanDeps = TeamAccessDeps & {
  plans: { read(teamId: string, planId: string): Promise<Plan | undefined> };
  templates: { list(teamId: string): Promise<{ templateId: string; body: string }[]> };
  wordingOf: WordingOf;
  blocked: BlockedContent;
};

/** Steps are days apart: an hour of another zone changes nothing in a preview. */
const zone = 'America/New_York';

/** `steps`: of what isn't saved. */
export async function previewPlan(
  caller: Agent,
  { teamId, planId, steps }: { teamId: string; planId: string; steps: readonly Step[] | undefined },
  now: Date,
  deps: PreviewPlanDeps,
): Promise<{ steps: PreviewedStep[]; optOutInstructions: string } | PlanRefusal | NotFound> {
  const member = await memberOf(caller, teamId, deps);
  if (member === undefined) return { refused: 'not-found' };
  const saved = steps === undefined ? await deps.plans.read(teamId, planId) : undefined;
  if (steps === undefined && (saved === undefined || saved.removed)) return { refused: 'not-found' };
  const shown = steps ?? saved?.steps ?? [];
  const { name: brand, optOutInstructions } = deps.wordingOf(member.team.brandId);
  const usesTemplates = shown.some(({ templateId }) => templateId !== undefined);
  const templates = usesTemplates ? await deps.templates.list(teamId) : [];
  const bodies = new Map(templates.map(({ templateId, body }) => [templateId, body]));
  const facts = { brand, blocked: deps.blocked, templateIds: new Set(bodies.keys()) };
  const refusal = steps === undefined ? undefined : refuseSteps(steps, facts);
  if (refusal !== undefined) return refusal;
  const withTexts = shown.map((step) => ({
    ...step,
    text: step.body ?? (step.templateId === undefined ? undefined : bodies.get(step.templateId)),
  }));
  const names = { agentName: member.agent.name, brand };
  return {
    steps: previewOf(withTexts, { names, instructions: optOutInstructions, now, zone }),
    optOutInstructions,
  };
}
