// The next step of a client's plan: from where they would go on, and whether it is due.

type Step = { step: number; state: string; delivery?: string | undefined };

/** The one after the last that went out or was left out; undefined where nothing of it is left. What the gate refused reached nobody. */
export function nextStepOf({ steps }: { steps: readonly Step[] }): number | undefined {
  const last = steps.findLastIndex(
    ({ state, delivery }) => state === 'skipped' || (state === 'sent' && delivery !== 'refused'),
  );
  return steps[last + 1]?.step;
}

/** CP-5: a text whose time has come, or comes within a minute, is on its way; its time would read as one that was missed. */
export function isDue(nextAt: string, now: number): boolean {
  return Date.parse(nextAt) <= now + 60_000;
}
