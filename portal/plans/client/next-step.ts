// The next step of a client's plan: from where they would go on, and whether it is due.

type Step = { step: number; state: string; delivery?: string | undefined };

/** The one after the last that went out or was left out; undefined where nothing of it is left. CL-10: what is held when a client is handed over never goes. */
export function nextStepOf(plan: { state: string; steps: readonly Step[] }): number | undefined {
  const last = plan.steps.findLastIndex((step) => step.state === 'skipped' || hasGone(step, plan.state));
  return plan.steps[last + 1]?.step;
}

function hasGone({ state, delivery }: Step, stateOfPlan: string): boolean {
  if (state !== 'sent') return false;
  return delivery !== 'refused' && !(delivery === 'held' && stateOfPlan === 'stopped');
}

/** CP-5: a step whose time has come, or comes within a minute, goes out with its quarter of an hour; its time would read as one that was missed. */
export function isDue(nextAt: string, now: number): boolean {
  return Date.parse(nextAt) <= now + 60_000;
}
