// CP-5: sends what is due of one client's plan, or says why not. Each move is one write, on what was read alone: whoever dies on the way, or
// comes twice, finds the plan as the last write left it.
import type { Referral } from '../../claiming/referral.ts';
import type { AgentProfile } from '../../people/team.ts';
import { type AutomatedMessage, automatedMessage } from '../../texting/automated/automated-text.ts';
import { additionsFor, conversationOf, type FooterState, type Pair } from '../../texting/footer/footer.ts';
import { messageIdOf } from '../../texting/message.ts';
import type { Plan, PlanVersion } from '../plans/plan.ts';
import {
  type ClientPlan,
  held,
  isTooLate,
  type RunningPlan,
  rearmed,
  sent,
  skipped,
  staleAtOf,
  stopped,
  type Written,
} from './client-plan.ts';
import { type RenderedStepDeps, renderedStep } from './rendered-step.ts';
import { reasonToEnd } from './stop-reason.ts';

export type AdvanceDeps = RenderedStepDeps & {
  clientPlans: {
    read(referralId: string): Promise<ClientPlan | undefined>;
    change(referralId: string, next: (seen: ClientPlan) => ClientPlan): Promise<ClientPlan | undefined>;
    send(plan: ClientPlan, before: ClientPlan, message: AutomatedMessage): Promise<Written>;
  };
  plans: {
    read(teamId: string, planId: string): Promise<Plan | undefined>;
    readVersion(teamId: string, planId: string, version: number): Promise<PlanVersion | undefined>;
  };
  referrals: { read(referralId: string): Promise<Referral | undefined> };
  /** Also one who has left. */
  people: { readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
  footers: { read(pair: Pair): Promise<FooterState | undefined> };
  derivedId(prefix: 'msg', ...parts: string[]): string;
};

/** Steps that are left out, one after another, and changes by others in between. */
const mostMoves = 40;

/** Answers how many texts were written. */
export async function advance(referralId: string, now: Date, deps: AdvanceDeps): Promise<number> {
  for (let moves = 0; moves < mostMoves; moves += 1) {
    const plan = await deps.clientPlans.read(referralId);
    if (plan?.state !== 'running') return 0;
    const { nextAt, wakeAt } = plan.next;
    if (nextAt > now.toISOString()) {
      if (wakeAt <= now.toISOString()) await move(plan, rearmed(plan, now), deps);
      return 0;
    }
    if (await moveOn(plan, now, deps)) return 1;
  }
  throw new Error('A client’s plan doesn’t come to an end');
}

/** True when the text was written. */
async function moveOn(plan: RunningPlan, now: Date, deps: AdvanceDeps): Promise<boolean> {
  const { referralId, teamId, planId, version, agentId } = plan;
  const [referral, agent, current, known] = await Promise.all([
    deps.referrals.read(referralId),
    deps.people.readAnyone(teamId, agentId),
    deps.plans.read(teamId, planId),
    deps.plans.readVersion(teamId, planId, version),
  ]);
  const reason = reasonToEnd(plan, { referral, agent, current });
  if (reason !== undefined) return move(plan, stopped(plan, reason, now), deps);
  const steps = known?.steps ?? [];
  const step = steps[plan.next.step - 1];
  if (referral === undefined || agent === undefined || step === undefined) {
    return move(plan, stopped(plan, 'plan-removed', now), deps);
  }
  if (isTooLate(plan, now)) {
    return move(plan, skipped(plan, plan.next.held ?? { reason: 'too-late' }, steps, now), deps);
  }
  const text = await renderedStep(step, plan, { referral, agent }, deps);
  if (text === undefined) return move(plan, skipped(plan, { reason: 'template-removed' }, steps, now), deps);
  if (text.kind === 'held') {
    return move(plan, held(plan, { reason: 'missing-field', missing: text.missing }, now), deps);
  }
  if (referral.race.noNumberFree) return move(plan, held(plan, { reason: 'no-number-free' }, now), deps);
  const message = await messageOf(plan, text.text, { referral, agent }, now, deps);
  // Refused by the race, it is looked at again, and says why.
  const written = await deps.clientPlans.send(sent(plan, message.messageId, steps, now), plan, message);
  return written === 'written';
}

async function messageOf(
  plan: RunningPlan,
  words: string,
  { referral: { details }, agent }: { referral: Referral; agent: AgentProfile },
  now: Date,
  deps: AdvanceDeps,
): Promise<AutomatedMessage> {
  const { referralId, teamId, round, agentId, brandId, planId, name, run } = plan;
  const { step } = plan.next;
  const { name: brand, optOutInstructions } = deps.brandOf(brandId);
  const messageId = messageIdOf(deps.derivedId('msg', referralId, run, String(step)), round);
  const pair = { phone: details.client.phone, sender: { teamId, agentId, brand: brandId } };
  const had = await deps.footers.read(pair);
  const introduction = { agentName: agent.name, brand };
  const text = { id: messageId, conversation: conversationOf(referralId, round), at: now };
  return automatedMessage(
    {
      referralId,
      messageId,
      agentId,
      words,
      at: now.toISOString(),
      automated: { kind: 'plan', planId, name, step, run },
      introduction,
      staleAt: staleAtOf(plan),
    },
    additionsFor(had, text, { names: introduction, instructions: optOutInstructions }),
  );
}

/** Whoever changed it meanwhile has been there first: it is read again. */
async function move(plan: RunningPlan, next: ClientPlan, { clientPlans }: AdvanceDeps): Promise<false> {
  await clientPlans.change(plan.referralId, (seen) => (seen.revision === plan.revision ? next : seen));
  return false;
}
