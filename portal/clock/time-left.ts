// How long an offer is still open, and how much that presses.

export type TimeLeft =
  | { kind: 'over' }
  | {
      kind: 'running';
      days: number;
      hours: number;
      minutes: number;
      seconds: number;
      /** `last`: under a minute; `soon`: under five. */
      pressure: 'calm' | 'soon' | 'last';
    };

export type Running = Extract<TimeLeft, { kind: 'running' }>;

/** Counted up to the next whole second, so that 0 is never shown while there is time. */
export function timeLeft(until: string, now: number): TimeLeft {
  const total = Math.ceil((Date.parse(until) - now) / 1000);
  if (!(total > 0)) return { kind: 'over' };
  return {
    kind: 'running',
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
    pressure: total < 60 ? 'last' : total < 300 ? 'soon' : 'calm',
  };
}

/** `4:07` under an hour, `2:04:07` under a day; the days are for the reader's words to say. */
export function digitsOf({ hours, minutes, seconds }: Running): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}
