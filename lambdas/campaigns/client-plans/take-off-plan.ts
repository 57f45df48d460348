// The owner or the lead stops a client's plan (CP-4).
import { clientToChange } from '../../clients/client-to-change.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type ClientPlan, left, stopped } from './client-plan.ts';
import { asItStands, type ClientPlanDeps, isOfReferral, noPlan, shownAsEnded } from './read-client-plan.ts';
import type { ShownClientPlan } from './shown-client-plan.ts';
import { hasTextToGo } from './text-to-go.ts';

export type TakeOffPlanDeps = ClientPlanDeps & {
  clientPlans: {
    change(referralId: string, next: (seen: ClientPlan) => ClientPlan): Promise<ClientPlan | undefined>;
  };
};

/** Stopped twice, it is stopped. `changedBy`: signed where the client is not the caller's own (PE-7). */
export async function takeOffPlan(
  caller: Agent,
  { referralId, changedBy }: { referralId: string; changedBy: Act },
  now: Date,
  deps: TakeOffPlanDeps,
): Promise<ShownClientPlan | Refusal<'not-claimed' | 'license-lapsed' | 'no-plan'> | NotFound> {
  const client = await clientToChange(caller, referralId, deps);
  if ('refused' in client) return client;
  const { referral, isAnothers } = client;
  const plan = await deps.clientPlans.read(referralId);
  const isWaiting = plan?.state === 'done' && (await hasTextToGo(plan, deps));
  const after = await deps.clientPlans.change(referralId, (seen) => {
    if (!isOfReferral(seen, referral)) return seen;
    const signed = isAnothers && { changedBy };
    // Whoever was handed the client leaves the plan, and is asked no more.
    if (seen.state === 'stopped') {
      return seen.reason === 'handed-over' ? { ...left(seen, caller.agentId, now), ...signed } : seen;
    }
    // The gate sends none of a plan that was stopped.
    if (seen.state === 'done' && !isWaiting) return seen;
    return { ...stopped(seen, 'by-hand', now, caller.agentId), ...signed };
  });
  if (after === undefined || !isOfReferral(after, referral)) return noPlan;
  return shownAsEnded(await asItStands(after, referral, now, deps), deps);
}
