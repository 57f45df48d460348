// From where a client would go on with the plan that they were on: the first step that was neither sent nor left out.

/** Undefined where nothing of it is left. */
export function nextStepOf(plan: { steps: readonly { step: number; state: string }[] }): number | undefined {
  return plan.steps.find(({ state }) => state !== 'sent' && state !== 'skipped')?.step;
}
