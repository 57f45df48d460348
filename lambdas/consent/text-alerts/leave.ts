// An agent wants no more text alerts: what is on, or was asked for, ends, and the ledger says by whom (CO-13).

import type { Agent } from '../../platform/http/principal.ts';
import type { NotFound } from '../../platform/outcome.ts';
import { type OwnConsentDeps, ownConsent, type RecordOwnDeps, recordOwn } from './own-consent.ts';
import { type TextAlertsView, textAlertsOf } from './text-alerts.ts';

export type LeaveDeps = OwnConsentDeps & RecordOwnDeps;

/** An agent who had none, or left before, changes nothing. */
export async function leave(caller: Agent, now: Date, deps: LeaveDeps): Promise<TextAlertsView | NotFound> {
  const own = await ownConsent(caller, deps);
  if (own === undefined) return { refused: 'not-found' };
  const { brand, phone, consent } = own;
  // Imported, it would still be asked.
  const isImported = consent?.status === 'off' && consent.reason === 'imported';
  const isActive = consent?.status === 'pending' || consent?.status === 'on';
  if (phone === undefined || !(isActive || isImported)) return textAlertsOf(consent, phone, deps.program);
  return textAlertsOf(await recordOwn('left', { caller, phone, brand }, now, deps), phone, deps.program);
}
