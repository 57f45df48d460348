// How far the clock is on its way, when it is moved by months: what falls due meanwhile takes its time.

const dayMs = 86_400_000;

/** Where a move by `advance` ends, an ISO 8601 duration as the desk's buttons have them; months as the calendar has them, as the clock does. */
export function endOf(advance: string, fromMs: number): number {
  const [, months, days, hours, seconds] =
    /^P(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)S)?)?$/.exec(advance)?.map((part) => Number(part ?? 0)) ??
    [];
  const end = new Date(fromMs);
  const day = end.getUTCDate();
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + (months ?? 0));
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(day, lastDay));
  return end.getTime() + (days ?? 0) * dayMs + (hours ?? 0) * 3_600_000 + (seconds ?? 0) * 1000;
}

export type Progress = { percent: number; daysLeft: number };

/** Undefined for a move of less than a day, which is over before it is read. */
export function progressOf(move: { fromMs: number; toMs: number }, nowMs: number): Progress | undefined {
  const wholeMs = move.toMs - move.fromMs;
  if (wholeMs < dayMs) return undefined;
  const doneMs = Math.min(Math.max(nowMs - move.fromMs, 0), wholeMs);
  return { percent: Math.floor((100 * doneMs) / wholeMs), daysLeft: Math.ceil((wholeMs - doneMs) / dayMs) };
}
