// The lead removes a plan (CP-2). Who is on it gets no more of it (CP-4): that is seen when their next step is due, and on their page.
import { changedMeanwhile, isMatch } from '../../platform/http/etag.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type TemplateWriterDeps, writerOf } from '../templates/save-template.ts';
import type { Plan } from './plan.ts';

export type RemovePlanDeps = TemplateWriterDeps & {
  plans: {
    read(teamId: string, planId: string): Promise<Plan | undefined>;
    remove(plan: Plan, now: Date, changedBy: Act): Promise<boolean>;
  };
};

const mostTries = 5;

/** Removed twice, it is removed. */
export async function removePlan(
  caller: Agent,
  { teamId, planId, ifMatch }: { teamId: string; planId: string; ifMatch: string | undefined },
  { now, changedBy }: { now: Date; changedBy: Act },
  deps: RemovePlanDeps,
): Promise<{ teamId: string; planId: string } | NotFound | Refusal<'changed-meanwhile' | 'license-lapsed'>> {
  const writer = await writerOf(caller, teamId, deps);
  if ('refused' in writer) return writer;
  for (let tried = 0; tried < mostTries; tried += 1) {
    const plan = await deps.plans.read(teamId, planId);
    if (plan === undefined) return { refused: 'not-found' };
    if (plan.removed) return { teamId, planId };
    if (!isMatch(ifMatch, plan.version)) return changedMeanwhile;
    if (await deps.plans.remove(plan, now, changedBy)) return { teamId, planId };
  }
  throw new Error('A plan is saved all the time');
}
