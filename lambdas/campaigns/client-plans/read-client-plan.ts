// The owner and the lead read on which plan a client is, or was last (CP-3, CP-4).
import type { Referral } from '../../claiming/referral.ts';
import { type OwnedReferralDeps, ownedReferral } from '../../claiming/view/owned-race.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import { isWaiting, type Message } from '../../texting/message.ts';
import type { Plan, PlanVersion, Step } from '../plans/plan.ts';
import { type AheadDeps, readAhead } from './ahead.ts';
import { type ClientPlan, type StopReason, stopped } from './client-plan.ts';
import { type ShownClientPlan, shownClientPlan } from './shown-client-plan.ts';
import { reasonToEnd } from './stop-reason.ts';

export type ShownDeps = {
  clientPlans: { readTexts(plan: ClientPlan): Promise<ReadonlyMap<string, Message>> };
  plans: {
    readVersion(teamId: string, planId: string, version: number): Promise<PlanVersion | undefined>;
  };
};
export type AsItStandsDeps = {
  plans: { read(teamId: string, planId: string): Promise<Plan | undefined> };
  /** Also one who has left. */
  people: { readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
};
/** Of whoever reads or changes it. */
export type ClientPlanDeps = OwnedReferralDeps &
  ShownDeps &
  AsItStandsDeps & {
    clientPlans: { read(referralId: string): Promise<ClientPlan | undefined> };
  };
export type ReadClientPlanDeps = ClientPlanDeps & AheadDeps;

export const noPlan: Refusal<'no-plan'> = {
  refused: 'no-plan',
  detail: 'This client was never on a plan.',
};

export async function readClientPlan(
  caller: Agent,
  referralId: string,
  now: Date,
  deps: ReadClientPlanDeps,
): Promise<ShownClientPlan | Refusal<'no-plan'> | NotFound> {
  const [owned, plan] = await Promise.all([
    ownedReferral(caller, referralId, deps),
    deps.clientPlans.read(referralId),
  ]);
  if (owned === undefined) return { refused: 'not-found' };
  if (plan === undefined || !isOfReferral(plan, owned.referral)) return noPlan;
  const standing = await asItStands(plan, owned.referral, now, deps);
  return shownAhead(standing, owned.referral, now, deps);
}

/** CL-15: what was in an earlier round is nobody's to see. */
export function isOfReferral({ teamId, round }: ClientPlan, { race }: Referral): boolean {
  return race.teamId === teamId && race.round === round;
}

/** What has happened may not have reached the plan's item yet; of a lapsed license the next step’s turn tells it. */
export async function asItStands(
  plan: ClientPlan,
  referral: Referral,
  now: Date,
  deps: AsItStandsDeps,
): Promise<ClientPlan> {
  if (plan.state !== 'running') return plan;
  const reason = await readReasonToEnd(plan, referral, deps);
  return reason === undefined ? plan : stopped(plan, reason, now);
}

async function readReasonToEnd(
  plan: ClientPlan,
  referral: Referral,
  { plans, people }: AsItStandsDeps,
): Promise<StopReason | undefined> {
  const [agent, current] = await Promise.all([
    people.readAnyone(plan.teamId, plan.agentId),
    plans.read(plan.teamId, plan.planId),
  ]);
  return reasonToEnd(plan, { referral, agent, current });
}

/** With what is to come of it. */
export async function shownAhead(
  plan: ClientPlan,
  referral: Referral,
  now: Date,
  deps: ShownDeps & AsItStandsDeps & AheadDeps,
): Promise<ShownClientPlan> {
  const [steps, texts] = await stepsAndTexts(plan, deps);
  const goesOn = plan.state === 'running' || (await hasTextThatGoes(plan, referral, texts, deps));
  const ahead = goesOn ? await readAhead(plan, steps, referral, now, deps) : undefined;
  return shownClientPlan(plan, steps, texts, ahead);
}

/** The last text of a plan that is done may wait: the gate sends it while nothing would have ended the plan. */
async function hasTextThatGoes(
  plan: ClientPlan,
  referral: Referral,
  texts: ReadonlyMap<string, Message>,
  deps: AsItStandsDeps,
): Promise<boolean> {
  if (plan.state !== 'done' || ![...texts.values()].some(isWaiting)) return false;
  return (await readReasonToEnd(plan, referral, deps)) === undefined;
}

/** Of a plan that sends no more. */
export async function shownAsEnded(plan: ClientPlan, deps: ShownDeps): Promise<ShownClientPlan> {
  const [steps, texts] = await stepsAndTexts(plan, deps);
  return shownClientPlan(plan, steps, texts, undefined);
}

async function stepsAndTexts(
  plan: ClientPlan,
  { plans, clientPlans }: ShownDeps,
): Promise<[readonly Step[], ReadonlyMap<string, Message>]> {
  const [version, texts] = await Promise.all([
    plans.readVersion(plan.teamId, plan.planId, plan.version),
    clientPlans.readTexts(plan),
  ]);
  return [version?.steps ?? [], texts];
}
