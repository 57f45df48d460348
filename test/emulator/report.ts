// What a run prints: each step with its time, that a long one goes on, what was seen in it, and at the end what could not be seen.

export type Report = {
  /** Does a step and prints how long it took. */
  step<T>(title: string, act: () => Promise<T>): Promise<T>;
  /** Says under the step's line what it has shown. */
  proves(fact: string): void;
  /** Since the start. */
  elapsed(): string;
};

/** Nobody wonders whether it hangs. */
const tellsEveryMs = 10_000;

export function createReport(print: (line: string) => void): Report {
  const startedAt = performance.now();
  let facts: string[] = [];
  return {
    async step(title, act) {
      const stepStartedAt = performance.now();
      facts = [];
      const waiting = setInterval(() => {
        print(`${seconds(performance.now() - startedAt)}  ${title} …`);
      }, tellsEveryMs);
      try {
        return await act();
      } finally {
        clearInterval(waiting);
        const now = performance.now();
        print(`${seconds(now - startedAt)}  ${title} (${seconds(now - stepStartedAt).trim()})`);
        for (const fact of facts) print(`          - ${fact}`);
      }
    },
    proves: (fact) => {
      facts.push(fact);
    },
    elapsed: () => seconds(performance.now() - startedAt).trim(),
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).padStart(6)} s`;
}
