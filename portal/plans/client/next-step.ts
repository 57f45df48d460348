// The next step of a client's plan: from where they would go on, and whether it is due.

/** The first that was neither sent nor left out; undefined where nothing of it is left. */
export function nextStepOf(plan: { steps: readonly { step: number; state: string }[] }): number | undefined {
  return plan.steps.find(({ state }) => state !== 'sent' && state !== 'skipped')?.step;
}

/** CP-5: a step whose time has come, or comes within a minute, goes out with its quarter of an hour; its time would read as one that was missed. */
export function isDue(nextAt: string, now: number): boolean {
  return Date.parse(nextAt) <= now + 60_000;
}
