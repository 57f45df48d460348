// What follows from the answer to whether a client asked for no more texts: an opt-out like their own STOP, or nothing waits any more.
import type { LedgerEvent } from '../../consent/ledger/ledger.ts';
import { introductions, type Program } from '../../consent/program.ts';
import type { ClientsMessage } from '../message.ts';

export type FollowAnswerDeps = {
  consents: { record(event: LedgerEvent): Promise<unknown> };
  openQuestions: { close(program: Program, phone: string, messageId: string): Promise<void> };
  /** Writes the consent of a phone onto its referrals. */
  clientConsents: { tellReferrals(phone: string): Promise<void> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

/** CO-16. Doing it twice, or later, has the same effect; a message that nobody was asked about changes nothing. */
export async function followAnswer(
  message: ClientsMessage,
  phone: string,
  deps: FollowAnswerDeps,
): Promise<void> {
  const { referralId, messageId, body, at, to, askedToStop, answeredBy, answeredAt } = message;
  if (answeredBy === undefined || answeredAt === undefined) return;
  if (askedToStop === 'yes') {
    await deps.consents.record({
      act: 'asked-to-stop',
      program: introductions,
      phone,
      eventId: deps.derivedId('evt', 'asked-to-stop', referralId, messageId),
      // It counts from when they wrote it: a START of theirs that came after it stands (CO-14).
      at,
      ...answeredBy,
      answeredAt,
      referralId,
      messageId,
      body,
      ...(to !== undefined && { to }),
    });
    await deps.clientConsents.tellReferrals(phone);
  }
  await deps.openQuestions.close(introductions, phone, messageId);
}
