// A client's plan as owner and lead read it: each step with what became of it, or what will (CP-2, CP-5, CP-9).
import { type AgentsMessage, isWaiting, type Message, ofAgent } from '../../texting/message.ts';
import type { FieldName } from '../../texting/wording/fields.ts';
import type { Step } from '../plans/plan.ts';
import type { Ahead, Obstacle } from './ahead.ts';
import { type ClientPlan, lastSentAt, type SkipReason, type StopReason } from './client-plan.ts';
import { type Forecast, forecastOf, type Hold, type StepAhead, type Wait } from './forecast.ts';

export type ShownStep = {
  step: number;
  day: number;
  at?: string | undefined;
  state: 'sent' | 'skipped' | 'next' | 'waiting' | 'stopped';
  reason?: SkipReason | Hold | 'before-start' | undefined;
  missing?: FieldName[] | undefined;
  waits?: Wait | undefined;
  leftOut?: true | undefined;
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

/** `ahead`: none of a plan that sends no more. */
export function shownClientPlan(
  plan: ClientPlan,
  steps: readonly Step[],
  texts: ReadonlyMap<string, Message>,
  ahead: Ahead | undefined,
): ShownClientPlan {
  const { planId, name, state, since, startedBy } = plan;
  const forecasts =
    ahead === undefined ? new Map<number, Forecast>() : forecastsOf(plan, steps, texts, ahead);
  const shown = steps.map((step, index) => {
    const forecast = forecasts.get(index + 1);
    const next = forecast && foreseen(forecast, ahead?.obstacles.get(index + 1));
    return shownStep(plan, { step, index, next }, texts);
  });
  const nextAt = nextAmong([...forecasts.values()]);
  return {
    planId,
    name,
    state,
    since,
    startedBy,
    ...(plan.state === 'stopped' && { reason: plan.reason, stoppedAt: plan.stoppedAt }),
    ...(nextAt !== undefined && { nextAt }),
    sent: shown.filter(isSent).length,
    steps: shown,
  };
}

/** Written into the conversation, a step's text may still wait there, or be refused by the gate. */
function isSent({ state, delivery }: ShownStep): boolean {
  return state === 'sent' && delivery !== 'held' && delivery !== 'refused';
}

/** By step: of those that are written and wait, and of those to come. */
function forecastsOf(
  plan: ClientPlan,
  steps: readonly Step[],
  texts: ReadonlyMap<string, Message>,
  { obstacles, outboxIdOf, ...facts }: Ahead,
): ReadonlyMap<number, Forecast> {
  const ahead = steps.flatMap((step, index): (StepAhead & { step: number })[] => {
    const { afterDays, at } = step;
    const about = { step: index + 1, afterDays, at };
    const outcome = plan.outcomes[index - (plan.fromStep - 1)];
    if (outcome?.state === 'sent') {
      const text = ofAgent(texts.get(outcome.messageId));
      if (text === undefined || !isWaiting(text)) return [];
      return [{ ...about, written: { outboxId: outboxIdOf(text), heldUntil: text.heldUntil } }];
    }
    const isToCome = plan.state === 'running' && index + 1 >= plan.next.step;
    return isToCome ? [{ ...about, obstacle: obstacles.get(index + 1)?.reason }] : [];
  });
  const goesOn =
    plan.state === 'running' ? { nextAt: plan.next.nextAt, lastSentAt: lastSentAt(plan) } : undefined;
  const forecasts = forecastOf(ahead, { start: plan, goesOn, ...facts });
  return new Map(
    ahead.flatMap(({ step }, index) => {
      const forecast = forecasts[index];
      return forecast === undefined ? [] : [[step, forecast]];
    }),
  );
}

/** When the next text goes out, as things stand. */
function nextAmong(forecasts: readonly Forecast[]): string | undefined {
  const moments = forecasts.flatMap(({ kind, at }) => (kind === 'sent' ? [at.toISOString()] : []));
  return moments.toSorted()[0];
}

type Foreseen = Pick<ShownStep, 'at' | 'waits' | 'leftOut' | 'reason' | 'missing'>;

function shownStep(
  plan: ClientPlan,
  { step: { afterDays }, index, next }: { step: Step; index: number; next: Foreseen | undefined },
  texts: ReadonlyMap<string, Message>,
): ShownStep {
  const shown = { step: index + 1, day: afterDays };
  const place = index - (plan.fromStep - 1);
  if (place < 0) return { ...shown, state: 'skipped', reason: 'before-start' };
  const outcome = plan.outcomes[place];
  if (outcome?.state === 'skipped') return { ...shown, ...outcome };
  if (outcome === undefined) {
    if (plan.state !== 'running') return { ...shown, state: 'stopped' };
    return { ...shown, state: plan.next.step === index + 1 ? 'next' : 'waiting', ...next };
  }
  const { state, at, messageId } = outcome;
  const text = ofAgent(texts.get(messageId));
  // The gate sends none of a plan that was stopped.
  if (next === undefined && text !== undefined && isWaiting(text)) {
    return { ...shown, state: 'stopped', messageId };
  }
  const { delivery, givenAt } = text ?? {};
  const { at: heldUntil, ...why } = next ?? {};
  const tooLateAt = overtakenAt(text);
  return {
    ...shown,
    state,
    // Written into the conversation at its turn, a text may wait for a day until it leaves (CP-9, TX-16).
    at: tooLateAt ?? givenAt ?? at,
    messageId,
    delivery,
    ...(tooLateAt !== undefined && { reason: 'too-late' as const }),
    ...(delivery === 'held' && { heldUntil, ...why }),
  };
}

/** CP-5: when a text that waited in the conversation was given up, because its time was over. No carrier was ever given it. */
function overtakenAt(text: AgentsMessage | undefined): string | undefined {
  const { delivery, deliveryAt, givenAt, staleAt } = text ?? {};
  if (delivery !== 'refused' || givenAt !== undefined) return undefined;
  if (deliveryAt === undefined || staleAt === undefined) return undefined;
  return deliveryAt >= staleAt ? deliveryAt : undefined;
}

function foreseen(forecast: Forecast, obstacle: Obstacle | undefined): Foreseen {
  const at = forecast.at.toISOString();
  switch (forecast.kind) {
    case 'sent':
      return { at, ...(forecast.waits && { waits: forecast.waits }) };
    case 'left-out': {
      const { waits, holds } = forecast;
      const missing = holds === 'missing-field' ? obstacle?.missing : undefined;
      const why = { ...(waits && { waits }), ...(holds && { reason: holds }), ...(missing && { missing }) };
      return { at, leftOut: true, ...why };
    }
    case 'template-removed':
      return { at, leftOut: true, reason: 'template-removed' };
  }
}
