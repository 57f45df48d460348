// An agent asks for text alerts (CO-1): their phone is asked, unless it is already, said STOP, or was asked too often.
import type { ItemBrand } from '../../people/brand.ts';
import { tryAgain } from '../../people/daily-limits.ts';
import { licenseLapsed, phoneMissing } from '../../people/profile.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import { mayEnroll } from '../alerts.ts';
import type { LedgerEvent } from '../ledger/ledger.ts';
import { dayBefore, notAskedUntil } from '../requests/asked-too-often.ts';
import { type OwnConsentDeps, ownConsent, type RecordOwnDeps, recordOwn } from './own-consent.ts';
import { type TextAlertsView, textAlertsOf } from './text-alerts.ts';

export type EnrollDeps = OwnConsentDeps &
  RecordOwnDeps & {
    consents: { readLedgerSince(phone: string, at: Date): Promise<LedgerEvent[]> };
    limits: {
      count(
        caller: Agent,
        kind: 'consent-requests',
        id: string,
        now: Date,
      ): Promise<Refusal<'daily-limit-reached'> | undefined>;
    };
    /** The program's in a brand: where START has to go after a STOP. */
    numberOf(brand: ItemBrand): string;
  };

export async function enroll(
  caller: Agent,
  now: Date,
  deps: EnrollDeps,
  /** What they were shown (CO-13). */
  words?: string | undefined,
): Promise<
  | TextAlertsView
  | Refusal<'phone-missing' | 'license-lapsed' | 'opted-out' | 'asked-too-often' | 'daily-limit-reached'>
  | NotFound
> {
  const own = await ownConsent(caller, deps);
  if (own === undefined) return { refused: 'not-found' };
  const { brand, phone, licensed, alerts, consent } = own;
  // PE-5: nobody is asked to agree to alerts that don't go out.
  if (!licensed) return licenseLapsed;
  if (phone === undefined) return phoneMissing;
  if (alerts.stoppedAt !== undefined) {
    return {
      refused: 'opted-out',
      detail: `Texts to this phone were stopped. Text START from it to ${deps.numberOf(brand)}.`,
    };
  }
  if (!mayEnroll(alerts, consent)) return textAlertsOf(consent, phone, deps.program);
  const until = notAskedUntil(await deps.consents.readLedgerSince(phone, dayBefore(now)), now);
  if (until !== undefined) {
    const why = 'This phone was asked 10 times within 24 hours, by all whose phone it is.';
    return { refused: 'asked-too-often', ...tryAgain(why, until, now) };
  }
  // PE-6: asking twice at the same moment is one request.
  const request = `${phone}#${consent?.since ?? ''}`;
  const refusal = await deps.limits.count(caller, 'consent-requests', request, now);
  if (refusal !== undefined) return refusal;
  return textAlertsOf(
    await recordOwn('enrolled', { caller, phone, brand, words }, now, deps),
    phone,
    deps.program,
  );
}
