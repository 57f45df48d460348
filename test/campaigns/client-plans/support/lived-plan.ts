// A client's plan as it is lived, for tests: its own moves, sweep by sweep, and the gate's verdict on each text, look by look.
import {
  begun,
  type ClientPlan,
  held,
  isTooLate,
  rearmed,
  sent,
  skipped,
  staleAtOf,
} from '../../../../lambdas/campaigns/client-plans/client-plan.ts';
import { slotOf, sweepAt } from '../../../../lambdas/campaigns/client-plans/schedule.ts';
import type { Step } from '../../../../lambdas/campaigns/plans/plan.ts';
import type { OpenQuestion } from '../../../../lambdas/consent/words/open-question.ts';
import { verdictOn } from '../../../../lambdas/delivery/gate/gate.ts';
import type { QuietHours } from '../../../../lambdas/delivery/gate/quiet-hours.ts';
import {
  type AutomatedMessage,
  automatedMessage,
} from '../../../../lambdas/texting/automated/automated-text.ts';
import type { RecentAutomated } from '../../../../lambdas/texting/automated/cap.ts';
import { aText } from '../../../delivery/support/outbox-messages.ts';
import { newClientPlan } from './new-client-plan.ts';

export type LivedStep = Step & { obstacle?: 'template-removed' | 'missing-field' | undefined };
export type Life = {
  since: string;
  zone: string;
  phone: string;
  steps: readonly LivedStep[];
  fromStep: number;
  quietHours: QuietHours | null;
  /** What the phone had before. */
  recent: RecentAutomated['given'];
  question?: OpenQuestion | undefined;
};
type Waiting = { outboxId: string; step: number; staleAt: string; looksAt: Date };

export const outboxIdOf = ({ messageId }: { messageId: string }) => `out of ${messageId}`;

export function livedPlan(life: Life) {
  const { since, zone, phone, steps, fromStep, quietHours } = life;
  const firstDay = fromStep === 1 ? 0 : (steps[fromStep - 1]?.afterDays ?? 0);
  let plan: ClientPlan = begun(newClientPlan({ since, zone, fromStep, firstDay }), steps, 0, new Date(since));
  let recent: RecentAutomated = { revision: 0, given: life.recent };
  const texts = new Map<string, AutomatedMessage>();
  const fates = new Map<number, { kind: string; at: string }>();
  let waiting: Waiting[] = [];
  let sweepsAt = nextSweep(new Date(since));

  function nextSweep(now: Date): Date | undefined {
    return plan.state === 'running' ? new Date(sweepAt(slotOf(plan.next.wakeAt, now))) : undefined;
  }

  function sweep(now: Date): void {
    while (plan.state === 'running') {
      if (plan.next.nextAt > now.toISOString()) {
        if (plan.next.wakeAt <= now.toISOString()) plan = rearmed(plan, now);
        break;
      }
      const { step } = plan.next;
      const { obstacle } = steps[step - 1] ?? {};
      if (isTooLate(plan, now)) {
        fates.set(step, { kind: 'left-out', at: now.toISOString() });
        plan = skipped(plan, plan.next.held ?? { reason: 'too-late' }, steps, now);
      } else if (obstacle === 'template-removed') {
        fates.set(step, { kind: 'left-out', at: now.toISOString() });
        plan = skipped(plan, { reason: 'template-removed' }, steps, now);
      } else if (obstacle !== undefined) plan = held(plan, { reason: obstacle, missing: ['City'] }, now);
      else {
        const staleAt = staleAtOf(plan);
        const { referralId, agentId, planId, name, run } = plan;
        const messageId = `msg_${step}`;
        const message = automatedMessage({
          referralId,
          messageId,
          agentId,
          words: 'Hi',
          at: now.toISOString(),
          automated: { kind: 'plan', planId, name, step, run },
          introduction: { agentName: 'Ada', brand: 'Dibs' },
          staleAt,
        });
        texts.set(messageId, message);
        waiting.push({ outboxId: outboxIdOf(message), step, staleAt, looksAt: now });
        plan = sent(plan, messageId, steps, now);
        break;
      }
    }
    sweepsAt = nextSweep(now);
  }

  function look(text: Waiting): void {
    const now = text.looksAt;
    const { outboxId, step, staleAt } = text;
    const messageId = `msg_${step}`;
    const message = texts.get(messageId);
    if (message === undefined) throw new Error('No such text');
    const content = aText({
      outboxId,
      to: phone,
      zones: [zone],
      staleAt,
      isAutomated: true,
      purpose: {
        kind: 'message',
        referralId: message.referralId,
        messageId,
        at: message.at,
        sender: { teamId: 'tm_1', agentId: 'ada' },
        automated: message.automated,
      },
    });
    const verdict = verdictOn(content, {
      consent: { status: 'on', since, covers: ['conversation', 'automated'] },
      hasStopped: false,
      notice: undefined,
      question: life.question,
      isCountryServed: true,
      quietHours,
      conversation: {
        footer: undefined,
        instructions: '[Reply end]',
        isOutOfOrder: false,
        authorsEnd: undefined,
        campaign: { end: undefined, recent },
      },
      now,
    });
    if (verdict.verdict === 'hold') {
      text.looksAt = verdict.until;
      texts.set(messageId, { ...message, delivery: 'held', heldUntil: verdict.until.toISOString() });
      return;
    }
    waiting = waiting.filter((each) => each !== text);
    const at = now.toISOString();
    if (verdict.verdict === 'send') {
      recent = { revision: recent.revision + 1, given: { ...recent.given, [outboxId]: at } };
      texts.set(messageId, { ...message, delivery: 'accepted', givenAt: at });
      fates.set(step, { kind: 'sent', at });
      return;
    }
    if (verdict.verdict !== 'refuse' || verdict.reason !== 'stale') throw new Error(JSON.stringify(verdict));
    texts.set(messageId, { ...message, delivery: 'refused' });
    fates.set(step, { kind: 'left-out', at });
  }

  return {
    /** Lives on until then: of what happens at one moment, what was written first goes first. */
    liveUntil(end: Date): void {
      for (;;) {
        const [first] = waiting.toSorted((one, other) => one.looksAt.getTime() - other.looksAt.getTime());
        const isText = first !== undefined && (sweepsAt === undefined || first.looksAt <= sweepsAt);
        const at = isText ? first.looksAt : sweepsAt;
        if (at === undefined || at > end) return;
        if (isText) look(first);
        else sweep(at);
      }
    },
    standing: () => ({ plan, texts: new Map(texts), recent }),
    /** What became of each step, by its number. */
    fates,
  };
}
