// CP-3: a client who is claimed, by whatever act, is put on the plan of their side that starts with the claim.
import { type IsCoveredDeps, isCovered } from '../../claiming/client/is-covered.ts';
import { type Claim, type Details, prefersTexts, type Race } from '../../claiming/referral.ts';
import type { Plan } from '../plans/plan.ts';
import { newClientPlan } from './begin.ts';
import { begun, type ClientPlan, tooLateMs } from './client-plan.ts';

type StartingPlan = { planId: string; since: string };

export type StartWithClaimDeps = IsCoveredDeps & {
  plans: {
    /** One small item, which says what starts with a claim of each side. */
    readStarting(
      teamId: string,
    ): Promise<{ buyer?: StartingPlan | undefined; seller?: StartingPlan | undefined }>;
    read(teamId: string, planId: string): Promise<Plan | undefined>;
  };
  clientPlans: {
    read(referralId: string): Promise<ClientPlan | undefined>;
    begin(plan: ClientPlan, before: ClientPlan | undefined): Promise<unknown>;
  };
  readDetails(referralId: string): Promise<Details>;
  derivedId(prefix: 'run', ...parts: string[]): string;
  now(): Date;
};

/** Done twice, it is done once: who was on a plan in this round is not put on one by it again. */
export async function startWithClaim(race: Race, claim: Claim, deps: StartWithClaimDeps): Promise<void> {
  const { referralId, teamId, round } = race;
  const now = deps.now();
  // Replayed after days it would be no beginning any more.
  if (!prefersTexts(race) || Date.parse(claim.at) + tooLateMs <= now.getTime()) return;
  const starting = await deps.plans.readStarting(teamId);
  if (starting.buyer === undefined && starting.seller === undefined) return;
  const details = await deps.readDetails(referralId);
  const its = starting[details.side];
  // Whoever was claimed before the lead decided so is not meant.
  if (its === undefined || claim.at < its.since) return;
  const [plan, before] = await Promise.all([
    deps.plans.read(teamId, its.planId),
    deps.clientPlans.read(referralId),
  ]);
  const wasOnOne = before !== undefined && before.round === round && before.teamId === teamId;
  if (plan === undefined || plan.removed || wasOnOne) return;
  if (!(await isCovered(race, details, deps))) return;
  const run = deps.derivedId('run', referralId, String(round), claim.actId);
  const who = { race, details, agentId: claim.agentId };
  const facts = newClientPlan(plan, who, { run, since: claim.at, startedBy: 'claim' });
  await deps.clientPlans.begin(begun(facts, plan.steps, 0, now), before);
}
