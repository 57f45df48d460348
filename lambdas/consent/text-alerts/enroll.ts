// An agent asks for text alerts (CO-1): their phone is asked, unless it is already, said STOP, or was asked too often.
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Agent } from '../../platform/principal.ts';
import type { Consent } from '../consent.ts';
import type { LedgerEvent } from '../ledger.ts';
import { leadAlerts } from '../program.ts';
import { mayEnroll, secondsUntilNextAsk } from '../project-consent.ts';
import { type OwnConsentDeps, ownConsent } from './own-consent.ts';
import { type TextAlertsView, textAlertsOf } from './text-alerts.ts';

export type EnrollDeps = OwnConsentDeps & {
  consents: {
    readLedger(phone: string): Promise<LedgerEvent[]>;
    record(event: LedgerEvent): Promise<Consent | undefined>;
  };
  newId(prefix: 'evt'): string;
  /** Where START has to go after a STOP. */
  leadAlertNumber: string;
};

export async function enroll(
  caller: Agent,
  now: Date,
  deps: EnrollDeps,
): Promise<TextAlertsView | Refusal<'phone-missing' | 'opted-out' | 'asked-too-often'> | NotFound> {
  const own = await ownConsent(caller, deps);
  if (own === undefined) return { refused: 'not-found' };
  const { phone, consent } = own;
  if (phone === undefined) {
    return {
      refused: 'phone-missing',
      detail: 'Add a phone number to your profile (PATCH /me) and try again.',
    };
  }
  if (consent?.status === 'opted-out' && consent.reason === 'stop') {
    return {
      refused: 'opted-out',
      detail: `This phone texted STOP. Text START from it to ${deps.leadAlertNumber}.`,
    };
  }
  if (!mayEnroll(consent)) return textAlertsOf(consent, phone);
  const retryAfterSeconds = secondsUntilNextAsk(await deps.consents.readLedger(phone), now);
  if (retryAfterSeconds > 0) {
    return {
      refused: 'asked-too-often',
      detail: 'This phone was asked three times today. Try again tomorrow.',
      retryAfterSeconds,
    };
  }
  const { teamId, agentId } = caller;
  const enrolled = await deps.consents.record({
    eventId: deps.newId('evt'),
    act: 'enrolled',
    program: leadAlerts,
    source: 'portal',
    at: now.toISOString(),
    phone,
    teamId,
    agentId,
  });
  return textAlertsOf(enrolled, phone);
}
