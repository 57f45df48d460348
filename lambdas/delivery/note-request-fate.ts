// What became of the text of a consent request: its hours begin (CO-3), and the ledger has what was asked, when and from where (CO-13).
import type { LedgerEvent } from '../consent/ledger/ledger.ts';
import type { RefusalReason } from './gate/gate.ts';
import {
  isUnderWay,
  type OutboxContent,
  type OutboxState,
  type RequestPurpose,
  type Traces,
  wentOutAt,
} from './outbox/outbox-message.ts';

export type NoteRequestFateDeps = {
  consentRequests: {
    noteSent(consentRequestId: string, at: string): Promise<void>;
    noteUnasked(consentRequestId: string, number: number): Promise<void>;
  };
  consents: { record(event: LedgerEvent): Promise<unknown> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

export async function noteRequestFate(
  { consentRequestId, number = 1 }: RequestPurpose,
  content: OutboxContent,
  state: OutboxState,
  { startedAt, carrierId }: Traces,
  deps: NoteRequestFateDeps,
): Promise<void> {
  if (content.channel !== 'text') return;
  const { outboxId, program, brand, to: phone, from, body: words } = content;
  // CO-3: nobody is opted out who was not asked.
  if (isUnasked(state)) return deps.consentRequests.noteUnasked(consentRequestId, number);
  // A try that the carrier did not take is none: a busy carrier can't opt people out before they were asked.
  // Refused before any try, the hours count all the same: the consent request ends.
  const sentAt = startedAt ?? (state.status === 'refused' ? state.settledAt : undefined);
  if (sentAt !== undefined && !isUnderWay(state))
    await deps.consentRequests.noteSent(consentRequestId, sentAt);
  const at = wentOutAt(state);
  if (at === undefined || from === undefined) return;
  await deps.consents.record({
    eventId: deps.derivedId('evt', 'consent-request-sent', consentRequestId),
    act: 'consent-request-sent',
    program,
    brand,
    phone,
    at,
    consentRequestId,
    words,
    outboxId,
    carrierId,
    from,
  });
}

/** The gate refused it because its request was over just then: should that begin again, it has to be sent anew. */
function isUnasked(state: OutboxState): boolean {
  const isGone: readonly string[] = ['stale', 'consent-missing', 'opted-out'] satisfies RefusalReason[];
  return state.status === 'refused' && isGone.includes(state.reason);
}
