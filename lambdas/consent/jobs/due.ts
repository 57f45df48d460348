// What the daily jobs look at: items that stay in the sparse index until they are processed.
import type { Consent } from '../consent.ts';
import { confirmationMonths, monthsAfter } from '../months.ts';
import { type Program, programs } from '../program.ts';

/** `reconfirm`: 18 months are over (CO-11). `notice`: 30 days are over (CO-10). `ask`: imported, not asked yet. */
export const jobs = ['reconfirm', 'notice', 'ask'] as const;
export type Job = (typeof jobs)[number];

/** When which job has to look at a phone's consent; undefined when none has. Clients are asked by nobody. */
export function dueFor(program: Program, consent: Consent): { job: Job; at: string } | undefined {
  if (programs[program].monthsUntilReconfirmation === null) return undefined;
  if (consent.status === 'off' && consent.reason === 'imported') return { job: 'ask', at: consent.since };
  if (consent.status !== 'on' || consent.openRequest !== undefined || consent.confirmedAt === undefined) {
    return undefined;
  }
  return { job: 'reconfirm', at: monthsAfter(consent.confirmedAt, confirmationMonths) };
}
