// The lead writes a plan (CP-2): steps that can't be sent as they are meant are refused, and what is wrong with each named.
import { VersionedAnswer } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import { saveVersioned } from '../../platform/http/versioned-item.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { type TeamAccessDeps, writerOf } from '../team-access.ts';
import { mostPlans, type Plan, type PlanRefusal, refuseSteps, type Saved, type WrittenPlan } from './plan.ts';
import { type ShownPlan, shownPlanOf } from './shown-plan.ts';

export type SavePlanDeps = TeamAccessDeps & {
  plans: {
    read(teamId: string, planId: string): Promise<Plan | undefined>;
    save(plan: Plan, before: Plan | undefined, changedBy: Act): Promise<Saved>;
  };
  templates: { list(teamId: string): Promise<{ templateId: string }[]> };
  wordingOf: WordingOf;
  blocked: BlockedContent;
};

export type PlanToSave = { teamId: string; planId: string; plan: WrittenPlan; ifMatch: string | undefined };

/** `ifMatch`: the header, which ties the save to what the lead had read. */
export async function savePlan(
  caller: Agent,
  { teamId, planId, plan: wanted, ifMatch }: PlanToSave,
  { now, changedBy }: { now: Date; changedBy: Act },
  deps: SavePlanDeps,
): Promise<
  | VersionedAnswer<ShownPlan>
  | PlanRefusal
  | Refusal<'changed-meanwhile' | 'too-many-plans' | 'another-starts-with-claim' | 'license-lapsed'>
  | NotFound
> {
  const writer = await writerOf(caller, teamId, deps);
  if ('refused' in writer) return writer;
  const brand = deps.wordingOf(writer.team.brandId).name;
  const refusal = refuseSteps(wanted.steps, {
    brand,
    blocked: deps.blocked,
    templateIds: await templateIdsOf(teamId, wanted, deps),
  });
  if (refusal !== undefined) return refusal;
  return saveVersioned(ifMatch, {
    read: () => deps.plans.read(teamId, planId),
    isDone: (there) => contentOf(there) === contentOf(wanted),
    async write(before, version) {
      const { name, side, starts, steps } = wanted;
      const { endedBefore } = before ?? {};
      const updatedAt = now.toISOString();
      const plan: Plan = { teamId, planId, name, side, starts, steps, version, updatedAt, endedBefore };
      const outcome = await deps.plans.save(plan, before, changedBy);
      if (outcome.saved) return { saved: plan };
      if (outcome.because === 'full') return tooMany;
      if (outcome.because === 'another-starts') return anotherStarts(teamId, outcome.planId, deps);
      return 'changed';
    },
    answer: (plan) => new VersionedAnswer(shownPlanOf(plan), plan.version),
  });
}

/** Those of the team, where one of the steps has one. */
export async function templateIdsOf(
  teamId: string,
  { steps }: Pick<WrittenPlan, 'steps'>,
  { templates }: Pick<SavePlanDeps, 'templates'>,
): Promise<Set<string>> {
  if (steps.every(({ templateId }) => templateId === undefined)) return new Set();
  return new Set((await templates.list(teamId)).map(({ templateId }) => templateId));
}

function contentOf({ name, side, starts, steps }: WrittenPlan): string {
  const each = steps.map(({ afterDays, at, templateId, body }) => [afterDays, at, templateId, body]);
  return JSON.stringify([name, side, starts, each]);
}

async function anotherStarts(
  teamId: string,
  planId: string,
  { plans }: Pick<SavePlanDeps, 'plans'>,
): Promise<Refusal<'another-starts-with-claim'>> {
  const name = (await plans.read(teamId, planId))?.name ?? planId;
  const detail = `“${name}” starts with the claim already. Let one of the two be started by hand, or tell them apart by side.`;
  return {
    refused: 'another-starts-with-claim',
    detail,
    errors: [{ path: '/starts', detail, value: name }],
  };
}

const tooMany: Refusal<'too-many-plans'> = {
  refused: 'too-many-plans',
  detail: `A team has at most ${mostPlans} plans. Remove one that nobody uses, and save this one again.`,
};
