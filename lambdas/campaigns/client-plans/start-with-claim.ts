// CP-3: a client who is claimed, by whatever act, is put on the plan of their side that starts with the claim; one whom the team has greeted,
// on the plan that its greetings name (CP-8).
import { type IsCoveredDeps, isCovered } from '../../claiming/client/is-covered.ts';
import { type Claim, type Details, prefersTexts, type Race } from '../../claiming/referral.ts';
import { tooLateMs } from '../../texting/automated/campaign-state.ts';
import { type Concierge, planOfGreeted } from '../concierge/concierge.ts';
import { isForSide, type Plan } from '../plans/plan.ts';
import { newClientPlan } from './begin.ts';
import { begun, type ClientPlan } from './client-plan.ts';

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
  /** How the team greets its clients: read where one was greeted. */
  conciergeOf(teamId: string): Promise<Concierge | undefined>;
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
  // CP-4: who has answered talks to people, and no plan begins by itself.
  if (race.repliedAt !== undefined) return;
  const [named, starting] = await Promise.all([
    race.greetedAt === undefined ? undefined : planOfGreeted(await deps.conciergeOf(teamId), claim.at),
    deps.plans.readStarting(teamId),
  ]);
  if (named === undefined && starting.buyer === undefined && starting.seller === undefined) return;
  const details = await deps.readDetails(referralId);
  const its = starting[details.side];
  // Whoever was claimed before the lead decided so is not meant.
  const usual = its === undefined || claim.at < its.since ? undefined : its.planId;
  if (named === undefined && usual === undefined) return;
  const [plan, before] = await Promise.all([
    firstFor(details.side, [named, usual], teamId, deps),
    deps.clientPlans.read(referralId),
  ]);
  const wasOnOne = before !== undefined && before.round === round && before.teamId === teamId;
  if (plan === undefined || wasOnOne) return;
  if (!(await isCovered(race, details, deps))) return;
  const run = deps.derivedId('run', referralId, String(round), claim.actId);
  const facts = newClientPlan(plan, { race, details, claim }, { run, since: claim.at, startedBy: 'claim' });
  await deps.clientPlans.begin(begun(facts, plan.steps, 0, now), before);
}

/** CP-8: a plan for one side is for the greeted clients of that side; others begin as if nobody had greeted them. */
async function firstFor(
  side: Details['side'],
  planIds: readonly (string | undefined)[],
  teamId: string,
  { plans }: Pick<StartWithClaimDeps, 'plans'>,
): Promise<Plan | undefined> {
  for (const planId of planIds) {
    const plan = planId === undefined ? undefined : await plans.read(teamId, planId);
    if (plan !== undefined && !plan.removed && isForSide(plan, side)) return plan;
  }
  return undefined;
}
