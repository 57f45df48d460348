// Judges each automated text by the reference as the carrier is given it, and what became of the steps of its plan; and counts them.
import type { TextContent } from '../../../../lambdas/delivery/outbox/outbox-message.ts';
import type { BulkReference } from '../campaign-references/bulk-reference.ts';
import type { Events } from '../campaign-references/events-reference.ts';
import { dueOf, faultInSteps, type OnPlan, type Step } from '../campaign-references/plan-reference.ts';
import { aTextReference, type Judged } from '../campaign-references/text-reference.ts';
import type { History } from './history.ts';
import type { Lived } from './lived.ts';
import { minuteMs, offsetMs } from './local-clocks.ts';
import type { Runtime } from './runtime.ts';
import type { Stores } from './stores.ts';

export type Judging = ReturnType<typeof aJudging>;

const longMs = 60 * minuteMs;

export function aJudging(
  runtime: Runtime,
  { greeting, quietHours }: Pick<History, 'greeting' | 'quietHours'>,
  stores: Pick<Stores, 'clientPlans'>,
  { events, bulks, lived }: { events: Events; bulks: BulkReference; lived: Lived },
  steps: Readonly<Record<string, readonly Step[]>>,
) {
  const { now, report, disturbedAt } = runtime;
  const texts = aTextReference({ quietHours }, events, bulks);

  /** Each run of a plan as it began: the next one takes its place. */
  const runs = new Map<string, OnPlan>();

  async function dueAtOf(referralId: string, automated: Automated, writtenAt: number): Promise<number> {
    if (automated.kind !== 'plan') return writtenAt;
    const plan = await stores.clientPlans.read(referralId);
    if (plan !== undefined) runs.set(plan.run, plan);
    const run = runs.get(automated.run);
    const [zone] = events.clientOf(referralId).zones.place;
    return run === undefined ? writtenAt : dueOf(steps[automated.planId] ?? [], automated.step, run, zone);
  }

  async function judgedOf({ purpose, outboxId, to, createdAt }: TextContent): Promise<Judged | undefined> {
    if (purpose.kind !== 'message' || purpose.automated === undefined) return undefined;
    const { referralId, automated, at, sender } = purpose;
    const writtenAt = Date.parse(at);
    const delayMs = automated.kind === 'greeting' && greeting === 'unclaimed' ? greetingAfterMs : 0;
    return {
      outboxId,
      phone: to,
      at: now(),
      part: partOf(automated, referralId),
      referralId,
      sender: sender.agentId,
      automated,
      writtenAt,
      createdAt: Date.parse(createdAt),
      notBefore: events.clientOf(referralId).cameAt + delayMs,
      dueAt: await dueAtOf(referralId, automated, writtenAt),
    };
  }

  function judgeSteps(referralId: string, planId: string, plan: OnPlan): void {
    const { name, zones, beganAt } = events.clientOf(referralId);
    if (!beganAt.has(Date.parse(plan.since))) report(`${referralId} is on a plan on which nobody put them`);
    const fault = faultInSteps({
      steps: steps[planId] ?? [],
      plan,
      zone: zones.place[0],
      hasName: name !== '',
      disturbedAt: disturbedAt(),
    });
    if (fault !== undefined) report(`${referralId}, plan ${planId}: ${fault}`);
  }

  return {
    judgeSteps,
    isCapped: texts.isCapped,
    /** By which number what becomes of the next text was drawn. */
    givenBefore: () => lived.plan + lived.bulk,

    async judge(text: TextContent): Promise<void> {
      const judged = await judgedOf(text);
      if (judged === undefined) return;
      const fault = texts.faultOf(judged, disturbedAt());
      if (fault !== undefined) report(`a ${judged.automated.kind} text ${fault}`);
      if (judged.automated.kind !== 'plan') return;
      const plan = await stores.clientPlans.read(judged.referralId);
      if (plan !== undefined) judgeSteps(judged.referralId, plan.planId, plan);
    },

    async give(text: TextContent): Promise<void> {
      const judged = await judgedOf(text);
      if (judged === undefined) return;
      const { automated, at, writtenAt, notBefore, referralId } = judged;
      texts.give(judged);
      lived[automated.kind] += 1;
      const resumed = automated.kind === 'bulk' && bulks.pausesOf(automated.bulkId ?? '').length > 0;
      if (resumed) lived.bulkAfterResume += 1;
      if (at - Math.max(writtenAt, notBefore) > longMs) lived.afterWaiting += 1;
      const { zones, beganAt } = events.clientOf(referralId);
      const [zone] = zones.place;
      const began = Math.max(...beganAt.keys());
      if (automated.kind === 'plan' && offsetMs(zone, began) !== offsetMs(zone, at))
        lived.afterClockChange += 1;
    },

    /** The carrier may have it, or will. */
    async tried(text: TextContent): Promise<void> {
      const judged = await judgedOf(text);
      if (judged !== undefined) texts.tried(judged);
    },

    /** No carrier was given it. */
    async refused(text: TextContent, reason: string): Promise<void> {
      const judged = await judgedOf(text);
      if (judged === undefined) return;
      texts.ended(judged);
      if (texts.isRightlyRefused(judged, disturbedAt())) return;
      report(`a ${judged.automated.kind} text is refused (${reason}), and nothing was in its way`);
    },
  };
}

export const greetingAfterMs = 30 * minuteMs;

type Automated = NonNullable<Extract<TextContent['purpose'], { kind: 'message' }>['automated']>;

/** What nobody gets twice. */
function partOf(automated: Automated, referralId: string): string {
  switch (automated.kind) {
    case 'plan':
      return `plan ${automated.run} ${automated.step}`;
    case 'bulk':
      return `bulk ${automated.bulkId} ${referralId}`;
    case 'greeting':
      return `greeting ${referralId}`;
  }
}
