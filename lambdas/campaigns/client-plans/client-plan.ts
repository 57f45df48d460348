// Where a client is on their plan (CP-3): what was sent, what comes next and when, or why it stopped. Its moves are pure; each is one
// conditional write.
import * as z from 'zod';
import { itemBrand } from '../../people/brand.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';
import { actSchema } from '../../platform/table/act.ts';
import { type FieldName, fieldNames } from '../../texting/wording/fields.ts';
import type { Step } from '../plans/plan.ts';
import { lookAgainAt, lookAgainMs, staleFrom, timesOf, wakeAtOf } from './schedule.ts';

/** CP-4: why it sends no more. */
export const stopReason = z
  .enum([
    'replied',
    'opted-out',
    'closed',
    'archived',
    'handed-over',
    'returned',
    'by-hand',
    'plan-removed',
    'license-lapsed',
    'text-consent-missing',
  ])
  .meta({ id: 'PlanStopReason' });
export type StopReason = z.infer<typeof stopReason>;

/** CP-5: why a step was left out. */
export const skipReason = z.enum(['too-late', 'template-removed', 'before-start']);
export type SkipReason = Exclude<z.infer<typeof skipReason>, 'before-start'>;

/** Why a step waits beyond its time, beside what the gate holds it for. */
export const holdReason = z.enum(['missing-field', 'no-number-free']);
export type HoldReason = z.infer<typeof holdReason>;

const outcomeSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sent'), at: instant, messageId: z.string() }),
  z.object({
    state: z.literal('skipped'),
    at: instant,
    reason: z.enum([...skipReason.options, ...holdReason.options]),
    missing: z.array(z.enum(fieldNames)).optional(),
  }),
]);
export type StepOutcome = z.infer<typeof outcomeSchema>;

const startedBy = z.enum(['claim', 'owner', 'lead']);

/** One time on a plan, from its beginning to its end, as the timeline tells it (CT-4). */
const planRunSchema = z.object({
  planId: z.string(),
  name: z.string(),
  since: instant,
  startedBy,
  /** Who put them on it; nobody did where it started with the claim. */
  begunBy: z.string().optional(),
  handedOverAt: instant.optional(),
  end: z
    .discriminatedUnion('state', [
      z.object({ state: z.literal('stopped'), at: instant, reason: stopReason, by: z.string().optional() }),
      z.object({ state: z.literal('done'), at: instant }),
    ])
    .optional(),
});
export type PlanRun = z.infer<typeof planRunSchema>;

const clientPlanFields = () => ({
  referralId: z.string(),
  teamId: z.string(),
  /** CL-15: of which round the client is. */
  round: z.int().optional(),
  brandId: itemBrand,
  /** In whose name it goes: whose client they were when it began. */
  agentId: z.string(),
  /** The act by which they were: each claim and hand-over has its own, also one that gives a client back. None on items of before it was kept. */
  claimActId: z.string().optional(),
  planId: z.string(),
  /** As it was when they began. */
  version: z.int(),
  name: z.string(),
  /** This time on it: who comes back to a plan begins another. */
  run: z.string(),
  since: instant,
  startedBy,
  /** Who put them on it. Also none on items of before it was kept. */
  begunBy: z.string().optional(),
  /** The times before on a plan, in this round, the oldest first: kept here, so that they cost no write (CT-4). */
  earlier: z.array(planRunSchema).optional(),
  zone: z.string(),
  /** From 1 on: the steps before it are left out. */
  fromStep: z.int(),
  /** Which day of the plan was that of `since`. */
  firstDay: z.int(),
  /** What became of the steps from `fromStep` on, in their order. */
  outcomes: z.array(outcomeSchema),
  revision: z.int(),
  changedBy: actSchema().optional(),
});

export const clientPlanSchema = itemSchema(() =>
  z.discriminatedUnion('state', [
    z.object({
      ...clientPlanFields(),
      state: z.literal('running'),
      /** `dueAt`: the next step's time. `nextAt`: when it is looked at. `wakeAt`: when the workflow wakes, at the latest. */
      next: z.object({
        step: z.int(),
        dueAt: instant,
        nextAt: instant,
        wakeAt: instant,
        held: z.object({ reason: holdReason, missing: z.array(z.enum(fieldNames)).optional() }).optional(),
        /** How often it failed. */
        faults: z.int().optional(),
      }),
    }),
    z.object({
      ...clientPlanFields(),
      state: z.literal('stopped'),
      reason: stopReason,
      stoppedAt: instant,
      /** Who stopped it by hand. */
      stoppedBy: z.string().optional(),
      /** It had stopped by a hand-over, and whoever got the client left it. */
      handedOverAt: instant.optional(),
    }),
    z.object({ ...clientPlanFields(), state: z.literal('done'), doneAt: instant }),
  ]),
);
export type ClientPlan = ItemOf<typeof clientPlanSchema>;
export type RunningPlan = Extract<ClientPlan, { state: 'running' }>;
export type StoppedPlan = Extract<ClientPlan, { state: 'stopped' }>;
export type DonePlan = Extract<ClientPlan, { state: 'done' }>;
export type ClientPlanFacts = Omit<DonePlan, 'state' | 'doneAt'>;

/** How a write ended. `changed`: the plan was, since it was read. `not-theirs`: the client is another's, or can't be texted. */
export type Written = 'written' | 'changed' | 'not-theirs';

/** After the first fault. */
const shortestAsideMs = 900_000;

export type NewClientPlan = Omit<ClientPlanFacts, 'outcomes' | 'revision'>;

/** A client who begins. `revision`: of what is in its place before, 0 for nothing. */
export function begun(facts: NewClientPlan, steps: readonly Step[], revision: number, now: Date): ClientPlan {
  return withNext({ ...facts, outcomes: [], revision }, steps, now);
}

/** When a step is too late. */
export function staleAtOf({ next }: Pick<RunningPlan, 'next'>): string {
  return staleFrom(next.dueAt);
}

export function isTooLate(plan: RunningPlan, now: Date): boolean {
  return Date.parse(staleAtOf(plan)) <= now.getTime();
}

/** The next step was written into the conversation. */
export function sent(plan: RunningPlan, messageId: string, steps: readonly Step[], now: Date): ClientPlan {
  return withOutcome(plan, { state: 'sent', at: now.toISOString(), messageId }, steps, now);
}

export function skipped(
  plan: RunningPlan,
  { reason, missing }: { reason: SkipReason | HoldReason; missing?: readonly FieldName[] | undefined },
  steps: readonly Step[],
  now: Date,
): ClientPlan {
  const why = { reason, ...(missing && { missing: [...missing] }) };
  return withOutcome(plan, { state: 'skipped', at: now.toISOString(), ...why }, steps, now);
}

/** The next step can't be sent yet. */
export function held(
  plan: RunningPlan,
  { reason, missing }: { reason: HoldReason; missing?: readonly FieldName[] | undefined },
  now: Date,
): ClientPlan {
  const why = { reason, ...(missing && { missing: [...missing] }) };
  return lookedAtAgain(plan, { ...plan.next, held: why }, lookAgainMs, now);
}

/** A fault of ours kept the next step from being sent: it is tried again, ever more seldom. */
export function setAside(plan: RunningPlan, now: Date): ClientPlan {
  const faults = (plan.next.faults ?? 0) + 1;
  const afterMs = Math.min(lookAgainMs, 2 ** (faults - 1) * shortestAsideMs);
  return lookedAtAgain(plan, { ...plan.next, faults }, afterMs, now);
}

/** Woken before its time: its day is further ahead than an execution may wait. */
export function rearmed(plan: RunningPlan, now: Date): ClientPlan {
  const { next } = plan;
  return { ...plan, next: { ...next, wakeAt: wakeAtOf(next.nextAt, now) } };
}

/** `stoppedBy`: whose hand it was. */
export function stopped(
  plan: RunningPlan | DonePlan,
  reason: StopReason,
  now: Date,
  stoppedBy?: string,
): StoppedPlan {
  const by = stoppedBy !== undefined && { stoppedBy };
  return { ...factsOf(plan), state: 'stopped', reason, stoppedAt: now.toISOString(), ...by };
}

/** CP-4: whoever was handed the client doesn’t go on with the plan. */
export function left(plan: StoppedPlan, stoppedBy: string, now: Date): StoppedPlan {
  const stoppedAt = now.toISOString();
  return { ...plan, reason: 'by-hand', stoppedAt, stoppedBy, handedOverAt: plan.stoppedAt };
}

/** More are not told of one client: each makes the item larger, and its writes dearer. */
const mostEarlier = 20;

/** All times on a plan, in the round of `plan`, the oldest first. */
export function runsOf(plan: ClientPlan): PlanRun[] {
  const { planId, name, since, startedBy, begunBy, earlier = [] } = plan;
  const handedOverAt = plan.state === 'stopped' ? plan.handedOverAt : undefined;
  const own = { planId, name, since, startedBy, begunBy, handedOverAt, end: endOf(plan) };
  return [...earlier, own].slice(-mostEarlier);
}

function endOf(plan: ClientPlan): PlanRun['end'] {
  if (plan.state === 'running') return undefined;
  if (plan.state === 'done') return { state: 'done', at: plan.doneAt };
  return { state: 'stopped', at: plan.stoppedAt, reason: plan.reason, by: plan.stoppedBy };
}

function factsOf(plan: RunningPlan | DonePlan): ClientPlanFacts {
  if (plan.state === 'running') {
    const { next: _, state: __, ...facts } = plan;
    return facts;
  }
  const { doneAt: _, state: __, ...facts } = plan;
  return facts;
}

function lookedAtAgain(plan: RunningPlan, next: RunningPlan['next'], afterMs: number, now: Date): ClientPlan {
  const nextAt = lookAgainAt(afterMs, staleAtOf(plan), now);
  return { ...plan, next: { ...next, nextAt, wakeAt: wakeAtOf(nextAt, now) } };
}

function withOutcome(plan: RunningPlan, outcome: StepOutcome, steps: readonly Step[], now: Date): ClientPlan {
  const { next: _, state: __, ...facts } = plan;
  return withNext({ ...facts, outcomes: [...facts.outcomes, outcome] }, steps, now);
}

/** When a text of it was written last: the next one comes a day after it at the earliest. */
export function lastSentAt({ outcomes }: Pick<ClientPlanFacts, 'outcomes'>): string | undefined {
  return outcomes.findLast(({ state }) => state === 'sent')?.at;
}

function withNext(facts: ClientPlanFacts, steps: readonly Step[], now: Date): ClientPlan {
  const index = facts.fromStep - 1 + facts.outcomes.length;
  const step = steps[index];
  if (step === undefined) return { ...facts, state: 'done', doneAt: now.toISOString() };
  const { dueAt, nextAt } = timesOf(step, facts, lastSentAt(facts));
  const next = { step: index + 1, dueAt, nextAt, wakeAt: wakeAtOf(nextAt, now) };
  return { ...facts, state: 'running', next };
}
