// The agents of a team see what a plan comes to, saved or not (CP-2).
import { awakeFrom, type QuietHours } from '../../delivery/gate/quiet-hours.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { firstDayOf } from '../client-plans/begin.ts';
import { memberOf, type TeamAccessDeps } from '../team-access.ts';
import { type Plan, type PlanRefusal, refuseSteps, type Step } from './plan.ts';
import { type PreviewedStep, previewOf } from './preview.ts';

export type PreviewPlanDeps = TeamAccessDeps & {
  plans: { read(teamId: string, planId: string): Promise<Plan | undefined> };
  templates: { list(teamId: string): Promise<{ templateId: string; body: string }[]> };
  wordingOf: WordingOf;
  blocked: BlockedContent;
  quietHours: QuietHours | null;
};

/** Of a client of whom nothing is known. */
const usualZone = 'America/New_York';

/** `steps`: of what isn't saved. `timeZones`: of the client, the one of their home first. */
export async function previewPlan(
  caller: Agent,
  {
    teamId,
    planId,
    steps,
    fromStep,
    timeZones: [zone = usualZone, ...others] = [],
  }: {
    teamId: string;
    planId: string;
    steps: readonly Step[] | undefined;
    fromStep?: number | undefined;
    timeZones?: readonly string[] | undefined;
  },
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
  const { quietHours } = deps;
  return {
    steps: previewOf(withTexts, {
      names: { agentName: member.agent.name, brand },
      instructions: optOutInstructions,
      fromStep: fromStep ?? 1,
      now,
      start: { since: now.toISOString(), zone, firstDay: firstDayOf(shown, fromStep) },
      awakeFrom: (at) =>
        quietHours === null ? at : awakeFrom(at, quietHours, { place: [zone], number: others }),
    }),
    optOutInstructions,
  };
}
