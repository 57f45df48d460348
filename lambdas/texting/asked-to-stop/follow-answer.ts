// What follows from the answer to whether a client asked for no more texts: an opt-out like their own STOP, or nothing waits any more.

import type { LedgerEvent } from '../../consent/ledger/ledger.ts';
import { introductions, type Program } from '../../consent/program.ts';
import { brandParts, type ItemBrand } from '../../people/brand.ts';
import type { ClientsMessage } from '../message.ts';

export type FollowAnswerDeps = {
  consents: { record(event: LedgerEvent): Promise<unknown> };
  openQuestions: {
    close(program: Program, phone: string, messageId: string, brand: ItemBrand): Promise<void>;
  };
  /** CO-5: the brands that a STOP to one of `brand`'s numbers ends, that one first. */
  brandsStopped(brand: ItemBrand): readonly ItemBrand[];
  /** Writes the consent of a phone onto its referrals. */
  clientConsents: { tellReferrals(phone: string, brand: ItemBrand): Promise<void> };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

/** CO-16. Doing it twice, or later, has the same effect; a message that nobody was asked about changes nothing. */
export async function followAnswer(
  message: ClientsMessage,
  phone: string,
  deps: FollowAnswerDeps,
): Promise<void> {
  const { referralId, messageId, body, at, to, brand, askedToStop, answeredBy, answeredAt } = message;
  if (answeredBy === undefined || answeredAt === undefined) return;
  for (const its of askedToStop === 'yes' ? deps.brandsStopped(brand) : []) {
    await deps.consents.record({
      act: 'asked-to-stop',
      program: introductions,
      brand: its,
      phone,
      eventId: deps.derivedId('evt', 'asked-to-stop', referralId, messageId, ...brandParts(its)),
      // It counts from when they wrote it: a START of theirs that came after it stands (CO-14).
      at,
      ...answeredBy,
      answeredAt,
      referralId,
      messageId,
      body,
      ...(to !== undefined && { to }),
    });
    await deps.clientConsents.tellReferrals(phone, its);
  }
  await deps.openQuestions.close(introductions, phone, messageId, brand);
}
