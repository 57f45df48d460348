// Whether a phone can be a person's, before the API says so; by the API's own rules, loaded when somebody types one.
import { judgePhone } from '../../../../lambdas/platform/phones/phone-fault.ts';
import { e164Of } from '../../../profile/phone-entry.ts';
import type { CheckedPhone } from './check-draft.ts';

/** Which other countries a stage serves, which numbers are its own and whether it takes fiction, the API alone knows. */
const rules = { own: [], takesFiction: true };

export function checkPhone(typed: string): CheckedPhone {
  const entered = e164Of(typed.trim().replace(/^'/, ''));
  const { number, fault } = judgePhone(entered, ['US', 'CA'], rules);
  if (number !== undefined && fault === undefined) return { e164: number.number };
  if (/^\+(?!1)\d{7,15}$/.test(entered)) return { e164: entered };
  return { fault: `phone-${fault ?? 'not-a-phone'}` };
}
