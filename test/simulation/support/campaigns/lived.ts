// What happened in histories, counted: each is to happen often enough for their number to mean something.
export const kindsOfLived = [
  'plan',
  'bulk',
  'greeting',
  /** Left long after they were written: after a night, or when the cap allowed. */
  'afterWaiting',
  /** Of plans, while their clients' clocks were not as when they began. */
  'afterClockChange',
  /** Bulk texts that paused, that somebody had go on, cancelled then, or left until they ended; and the texts that left after a resume. */
  'pauses',
  'resumes',
  'cancelsOfPaused',
  'pausesThatEnded',
  'bulkAfterResume',
] as const;

export type Lived = Record<(typeof kindsOfLived)[number], number>;

export function nothingLived(): Lived {
  return {
    plan: 0,
    bulk: 0,
    greeting: 0,
    afterWaiting: 0,
    afterClockChange: 0,
    pauses: 0,
    resumes: 0,
    cancelsOfPaused: 0,
    pausesThatEnded: 0,
    bulkAfterResume: 0,
  };
}

export function addLived(total: Lived, its: Lived): void {
  for (const kind of kindsOfLived) total[kind] += its[kind];
}
