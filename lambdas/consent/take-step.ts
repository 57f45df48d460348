// Takes the step that is due in a consent request: a reminder, the opt-out, or nothing yet (CO-3).
import type { Consent } from './consent.ts';
import { type ConsentRequest, stepOf } from './consent-request.ts';
import type { LedgerEvent } from './ledger.ts';

export type StepDeps = {
  consentRequests: {
    /** The email goes out from there. */
    noteReminders(consentRequestId: string, reminders: number): Promise<void>;
    end(consentRequestId: string): Promise<void>;
  };
  consents: { record(event: LedgerEvent): Promise<Consent | undefined> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

/** Answers how many seconds to wait then. Done twice, it is done once. */
export async function takeStep(consentRequest: ConsentRequest, now: Date, deps: StepDeps): Promise<number> {
  const { consentRequestId, kind, program, phone } = consentRequest;
  const step = stepOf(consentRequest, now);
  if ('wait' in step) return step.wait;
  if (step.do === 'opt-out') {
    await deps.consents.record({
      eventId: deps.derivedId('evt', 'opted-out', consentRequestId),
      act: 'opted-out-automatically',
      reason: kind === 'enrollment' ? 'no-reply' : 'reconfirmation-lapsed',
      program,
      phone,
      consentRequestId,
      at: step.at.toISOString(),
    });
    await deps.consentRequests.end(consentRequestId);
    return 1;
  }
  await deps.consentRequests.noteReminders(consentRequestId, step.reminder);
  const next = stepOf({ ...consentRequest, reminders: step.reminder }, now);
  return 'wait' in next ? next.wait : 1;
}
