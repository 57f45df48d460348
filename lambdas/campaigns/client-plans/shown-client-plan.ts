// A client's plan as owner and lead read it: each step with what became of it, or when it is to come.
import { type AgentsMessage, type Message, ofAgent } from '../../texting/message.ts';
import type { FieldName } from '../../texting/wording/fields.ts';
import type { Step } from '../plans/plan.ts';
import type { ClientPlan, HoldReason, SkipReason, StopReason } from './client-plan.ts';
import { timesOf } from './schedule.ts';

export type ShownStep = {
  step: number;
  day: number;
  at?: string | undefined;
  state: 'sent' | 'skipped' | 'next' | 'waiting' | 'stopped';
  reason?: SkipReason | HoldReason | 'before-start' | undefined;
  missing?: FieldName[] | undefined;
  messageId?: string | undefined;
  delivery?: AgentsMessage['delivery'] | undefined;
  heldUntil?: string | undefined;
};

export type ShownClientPlan = Pick<ClientPlan, 'planId' | 'name' | 'state' | 'since' | 'startedBy'> & {
  reason?: StopReason | undefined;
  stoppedAt?: string | undefined;
  nextAt?: string | undefined;
  sent: number;
  steps: ShownStep[];
};

export function shownClientPlan(
  plan: ClientPlan,
  steps: readonly Step[],
  texts: ReadonlyMap<string, Message>,
): ShownClientPlan {
  const { planId, name, state, since, startedBy } = plan;
  let before: string | undefined;
  const shown = steps.map((step, index) => {
    const each = shownStep(plan, step, index, before, texts);
    if (each.state === 'next' || each.state === 'waiting') before = each.at;
    return each;
  });
  return {
    planId,
    name,
    state,
    since,
    startedBy,
    ...(plan.state === 'stopped' && { reason: plan.reason, stoppedAt: plan.stoppedAt }),
    ...(plan.state === 'running' && { nextAt: plan.next.nextAt }),
    sent: shown.filter(isSent).length,
    steps: shown,
  };
}

/** Written into the conversation, a step's text may still wait there, or be refused by the gate. */
function isSent({ state, delivery }: ShownStep): boolean {
  return state === 'sent' && delivery !== 'held' && delivery !== 'refused';
}

function shownStep(
  plan: ClientPlan,
  step: Step,
  index: number,
  /** When the step before it is to come: they are a day apart. */
  before: string | undefined,
  texts: ReadonlyMap<string, Message>,
): ShownStep {
  const shown = { step: index + 1, day: step.afterDays };
  const place = index - (plan.fromStep - 1);
  if (place < 0) return { ...shown, state: 'skipped', reason: 'before-start' };
  const outcome = plan.outcomes[place];
  if (outcome?.state === 'skipped') return { ...shown, ...outcome };
  if (outcome !== undefined) {
    const { state, at, messageId } = outcome;
    const text = ofAgent(texts.get(messageId));
    const { delivery, givenAt, heldUntil } = text ?? {};
    return {
      ...shown,
      state,
      // Written into the conversation at its turn, a text may wait for a day until it leaves (CP-9, TX-16).
      at: givenAt ?? at,
      messageId,
      delivery,
      ...(delivery === 'held' && { heldUntil }),
    };
  }
  if (plan.state !== 'running') return { ...shown, state: 'stopped' };
  if (plan.next.step === index + 1) {
    return { ...shown, state: 'next', at: plan.next.nextAt, ...plan.next.held };
  }
  return { ...shown, state: 'waiting', at: timesOf(step, plan, before).nextAt };
}
