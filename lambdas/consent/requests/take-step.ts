// Takes the step that is due in a consent request: a reminder, the opt-out, or nothing yet (CO-3).
import type { Consent } from '../consent.ts';
import type { LedgerEvent } from '../ledger/ledger.ts';
import { type ConsentRequest, stepOf } from './consent-request.ts';

export type StepDeps = {
  consentRequests: {
    /** The email goes out from there. */
    noteReminders(consentRequestId: string, reminders: number): Promise<void>;
    end(consentRequestId: string, revision: number): Promise<void>;
  };
  consents: {
    record(event: LedgerEvent): Promise<Consent | undefined>;
    readRequest(request: ConsentRequest): Promise<{ isOpen: boolean; revision: number }>;
  };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

/** Answers how many seconds to wait then. Done twice, it is done once. */
export async function takeStep(consentRequest: ConsentRequest, now: Date, deps: StepDeps): Promise<number> {
  const { consentRequestId, kind, program, brand, phone } = consentRequest;
  if (consentRequest.isOver || (await hasEnded(consentRequest, deps))) return 1;
  const step = stepOf(consentRequest, now);
  if ('wait' in step) return step.wait;
  if (step.do === 'opt-out') {
    await deps.consents.record({
      eventId: deps.derivedId('evt', 'opted-out', consentRequestId),
      act: 'opted-out-automatically',
      reason: kind === 'enrollment' ? 'no-reply' : 'reconfirmation-lapsed',
      program,
      brand,
      phone,
      consentRequestId,
      at: step.at.toISOString(),
    });
    await hasEnded(consentRequest, deps);
    return 1;
  }
  await deps.consentRequests.noteReminders(consentRequestId, step.reminder);
  const next = stepOf({ ...consentRequest, reminders: step.reminder }, now);
  return 'wait' in next ? next.wait : 1;
}

/** The consent is the truth: a consent request that it doesn't wait for any more ends, should nobody have told it. */
async function hasEnded(request: ConsentRequest, deps: StepDeps): Promise<boolean> {
  const { isOpen, revision } = await deps.consents.readRequest(request);
  if (isOpen) return false;
  await deps.consentRequests.end(request.consentRequestId, revision);
  return true;
}
