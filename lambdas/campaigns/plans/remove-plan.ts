// The lead removes a plan (CP-2). Who is on it gets no more of it (CP-4): that is seen when their next step is due, and on their page.
import type { Agent } from '../../platform/http/principal.ts';
import { removeVersioned } from '../../platform/http/versioned-item.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type TeamAccessDeps, writerOf } from '../team-access.ts';
import type { Plan, Removed } from './plan.ts';

export type RemovePlanDeps = TeamAccessDeps & {
  plans: {
    read(teamId: string, planId: string): Promise<Plan | undefined>;
    remove(plan: Plan, now: Date, changedBy: Act): Promise<Removed>;
  };
};

/** Removed twice, it is removed. */
export async function removePlan(
  caller: Agent,
  { teamId, planId, ifMatch }: { teamId: string; planId: string; ifMatch: string | undefined },
  { now, changedBy }: { now: Date; changedBy: Act },
  deps: RemovePlanDeps,
): Promise<
  | { teamId: string; planId: string }
  | NotFound
  | Refusal<'changed-meanwhile' | 'license-lapsed' | 'plan-of-greetings'>
> {
  const writer = await writerOf(caller, teamId, deps);
  if ('refused' in writer) return writer;
  const outcome = await removeVersioned(ifMatch, {
    read: () => deps.plans.read(teamId, planId),
    async remove(plan) {
      const outcome = await deps.plans.remove(plan, now, changedBy);
      return outcome === 'of-greetings' ? ofGreetings : outcome;
    },
  });
  return outcome === 'removed' ? { teamId, planId } : outcome;
}

const ofGreetings: Refusal<'plan-of-greetings'> = {
  refused: 'plan-of-greetings',
  detail:
    'The team’s greetings put clients on this plan. Choose another plan there, or none, and remove this one then.',
};
