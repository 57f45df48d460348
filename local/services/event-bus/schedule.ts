// AWS's schedule expressions, rate(…) and cron(…), read as a function from a moment to the next run.
import { Cron } from 'croner';

/** The next run strictly after `afterMs`, or undefined when there is none. `startMs` is when the rule was made. */
export type Schedule = (afterMs: number, startMs: number) => number | undefined;

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

export function readSchedule(expression: string): Schedule {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  const everyMs = Number(rate?.[1]) * (UNIT_MS[rate?.[2] ?? ''] ?? 0);
  if (rate && everyMs > 0) {
    return (afterMs, startMs) => startMs + (Math.floor((afterMs - startMs) / everyMs) + 1) * everyMs;
  }
  const cron = /^cron\((.+)\)$/.exec(expression);
  const fields = cron?.[1]?.trim().split(/\s+/) ?? [];
  if (fields.length !== 6) throw new Error(`The local cloud does not understand the schedule ${expression}`);
  // AWS writes "from minute 5, every 15" as 5/15, which croner calls sloppy.
  const job = new Cron(cronerPattern(fields), { timezone: 'UTC', paused: true, sloppyRanges: true });
  return (afterMs) => job.nextRun(new Date(afterMs))?.getTime();
}

/** AWS: minute hour day-of-month month day-of-week year, `?` for either day. croner: seconds first, `*` instead. */
function cronerPattern(fields: readonly string[]): string {
  const [minute, hour, dayOfMonth = '?', month, dayOfWeek = '?', year] = fields;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    throw new Error(`One of day-of-month and day-of-week must be ? in cron(${fields.join(' ')})`);
  }
  const weekday = dayOfWeek === '?' ? '*' : dayOfWeek.split(',').map(cronerWeekday).join(',');
  return ['0', minute, hour, dayOfMonth === '?' ? '*' : dayOfMonth, month, weekday, year].join(' ');
}

/** AWS counts Sunday as 1, croner as 0. */
function cronerWeekday(token: string): string {
  if (token === '*') return token;
  const parts = /^([1-7]|[A-Z]{3})(-(?:[1-7]|[A-Z]{3}))?(\/\d+|#[1-5]|L)?$/.exec(token);
  if (!parts) throw new Error(`The local cloud does not understand the day of week ${token}`);
  const [, from = '', to = '', rest = ''] = parts;
  const shifted = (day: string) => day.replace(/[1-7]/, (digit) => String(Number(digit) - 1));
  return `${shifted(from)}${shifted(to)}${rest}`;
}
