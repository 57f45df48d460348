// What a simulation still has to do, and when: the soonest first, and of one moment what was scheduled first.

export type Due = { at: number; run: () => Promise<void> };

export function anAgenda() {
  const agenda: Due[] = [];

  /** Takes the soonest, if it is due by `until`. */
  function next(until = Number.POSITIVE_INFINITY): Due | undefined {
    const [first, ...others] = agenda;
    if (first === undefined) return undefined;
    const soonest = others.reduce((found, each) => (each.at < found.at ? each : found), first);
    if (soonest.at > until) return undefined;
    agenda.splice(agenda.indexOf(soonest), 1);
    return soonest;
  }

  return {
    schedule: (at: number, run: () => Promise<void>) => void agenda.push({ at, run }),
    next,
    /** Runs all that is due by then, in its order: after each has happened what it led to, and at the moment that it is due. */
    async runUntil(at: number, happened: () => Promise<void>, moveTo: (ms: number) => void): Promise<void> {
      for (;;) {
        await happened();
        const soonest = next(at);
        if (soonest === undefined) return;
        moveTo(soonest.at);
        await soonest.run();
      }
    },
    /** Takes all that is due by then; what these schedule is not among them. */
    allBy(at: number): Due[] {
      const due: Due[] = [];
      for (let each = next(at); each !== undefined; each = next(at)) due.push(each);
      return due;
    },
    isAnyDue: (by: number) => agenda.some(({ at }) => at <= by),
  };
}
