// An agent's text alerts as the agent sees them.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';
import { phoneNumber } from '../../platform/phones/recorded-number.ts';
import { type Consent, consentStatus, openRequestOf } from '../consent.ts';
import { reconfirmBy } from '../months.ts';
import type { AgentProgram } from '../program.ts';

export const textAlertsView = z
  .object({
    status: consentStatus,
    reason: z.string().optional().meta({
      description:
        'Why alerts are off. `opted-out-otherwise`: asked for in another way than by a STOP (CO-19).',
    }),
    since: instant.optional(),
    reconfirmBy: instant.optional().meta({ description: 'When the phone is asked again for its consent.' }),
    isAsked: z.boolean().optional().meta({ description: 'True while a text to the phone waits for YES.' }),
    phone: phoneNumber.optional(),
  })
  .meta({
    id: 'TextAlerts',
    examples: [
      {
        status: 'on',
        since: '2026-01-12T18:20:31.000Z',
        reconfirmBy: '2027-07-12T18:20:31.000Z',
        phone: '+12065550114',
      },
    ],
  });
export type TextAlertsView = z.infer<typeof textAlertsView>;

export function textAlertsOf(
  consent: Consent | undefined,
  phone: string | undefined,
  program: AgentProgram,
): TextAlertsView {
  if (consent === undefined) return { status: 'off', phone };
  const { status, since } = consent;
  const confirmedAt = consent.status === 'on' ? consent.confirmedAt : undefined;
  return {
    status,
    since,
    phone,
    ...('reason' in consent && { reason: reasonOf(consent) }),
    ...(openRequestOf(consent) !== undefined && { isAsked: true }),
    ...(confirmedAt !== undefined && { reconfirmBy: reconfirmBy(program, confirmedAt) }),
  };
}

function reasonOf(consent: Extract<Consent, { reason: string }>): string {
  return consent.status === 'opted-out' && consent.how !== undefined ? 'opted-out-otherwise' : consent.reason;
}
