// Whether a phone can be a person's, before the API says so; by the API's own rules, loaded when somebody types one.
import { personalPhone } from '../../../../lambdas/platform/phones/personal-phone.ts';
import { e164Of } from '../../../profile/phone-entry.ts';
import type { CheckedPhone } from './check-draft.ts';

/** Which other countries a stage serves, which numbers are its own and whether it takes fiction, the API alone knows. */
const northAmerican = personalPhone(['US', 'CA'], { own: [], takesFiction: true });

export function checkPhone(typed: string): CheckedPhone {
  const entered = e164Of(typed.trim().replace(/^'/, ''));
  const read = northAmerican.safeParse(entered);
  if (read.success) return { e164: read.data };
  if (/^\+(?!1)\d{7,15}$/.test(entered)) return { e164: entered };
  const [issue] = read.error.issues;
  const fault: unknown = issue?.code === 'custom' ? issue.params?.fault : undefined;
  return { fault: typeof fault === 'string' ? `phone-${fault.replace(/^phone-/, '')}` : 'phone-not-a-phone' };
}
