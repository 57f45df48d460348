// An agent's text alerts as the agent sees them.
import * as z from 'zod';
import { type Consent, openRequestOf } from '../consent.ts';
import { confirmationMonths, monthsAfter } from '../months.ts';

export const textAlertsView = z.object({
  status: z.enum(['off', 'pending', 'on', 'opted-out']),
  reason: z.string().optional(),
  since: z.iso.datetime().optional(),
  /** When the phone will be asked again, or was asked and has not answered yet. */
  reconfirmBy: z.iso.datetime().optional(),
  /** True while a text waits for YES. */
  isAsked: z.boolean().optional(),
  phone: z.string().optional(),
});
export type TextAlertsView = z.infer<typeof textAlertsView>;

export function textAlertsOf(consent: Consent | undefined, phone: string | undefined): TextAlertsView {
  if (consent === undefined) return { status: 'off', phone };
  const { status, since } = consent;
  const confirmedAt = consent.status === 'on' ? consent.confirmedAt : undefined;
  return {
    status,
    since,
    phone,
    ...('reason' in consent && { reason: consent.reason }),
    ...(openRequestOf(consent) !== undefined && { isAsked: true }),
    ...(confirmedAt !== undefined && { reconfirmBy: monthsAfter(confirmedAt, confirmationMonths) }),
  };
}
