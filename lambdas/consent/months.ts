// Calendar months, in UTC: the 31st of August and 18 months is the end of February (CO-11).
import { utc } from '@date-fns/utc';
import { addMonths } from 'date-fns/addMonths';
import { programs } from './program.ts';

/** How long a confirmation of lead alerts holds. */
export const confirmationMonths = programs['lead-alerts'].monthsUntilReconfirmation;

export function monthsAfter(instant: string, months: number): string {
  return new Date(addMonths(instant, months, { in: utc }).getTime()).toISOString();
}
