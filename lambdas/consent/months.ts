// Calendar months, in UTC: the 31st of August and 18 months is the end of February (CO-11).
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths } from 'date-fns/addMonths';
import { type Program, programs } from './program.ts';

/** When consent to `program` that was confirmed at `confirmedAt` is asked for again (CO-11); undefined for never. */
export function reconfirmBy(program: Program, confirmedAt: string): string | undefined {
  const months = programs[program].monthsUntilReconfirmation;
  return months === null ? undefined : monthsAfter(confirmedAt, months);
}

export function monthsAfter(instant: string, months: number): string {
  // The mini date is without the formats in words, whose tables of languages take 11 ms to load.
  return addMonths(new UTCDateMini(instant), months).toISOString();
}
