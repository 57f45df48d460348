// Acts of one batch that wait for a moment do so together, once all others are done or wait as well: then the process only waits.

export type JointWaits = {
  /** Ends once that moment has come. */
  until(atMs: number): Promise<void>;
  /** One of the acts has ended. */
  ended(): void;
};

/** For a batch of `acts`; `waitUntil` waits for one moment at a time. */
export function jointWaits(acts: number, waitUntil: (atMs: number) => Promise<void>): JointWaits {
  let running = acts;
  let waiting: { atMs: number; wake(): void }[] = [];

  function oneLess(): void {
    running -= 1;
    if (running === 0 && waiting.length > 0) void waitForNext();
  }

  async function waitForNext(): Promise<void> {
    const next = Math.min(...waiting.map(({ atMs }) => atMs));
    await waitUntil(next);
    const due = waiting.filter(({ atMs }) => atMs <= next);
    waiting = waiting.filter(({ atMs }) => atMs > next);
    running += due.length;
    for (const { wake } of due) wake();
  }

  return {
    until: (atMs) =>
      new Promise((resolve) => {
        waiting.push({ atMs, wake: resolve });
        oneLess();
      }),
    ended: oneLess,
  };
}
