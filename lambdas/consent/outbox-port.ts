// What consent puts into the outbox: texts that ask and answer, and emails that remind.
import type { ItemBrand } from '../people/brand.ts';
import type { Owner } from './consent.ts';
import type { Program } from './program.ts';

type Common = { outboxId: string; to: string; body: string; createdAt: string; brand: ItemBrand };

/** A text about consent. `needs`: what it takes of the receiver's consent; the answer to a STOP takes none. */
export type ConsentText = Common & {
  channel: 'text';
  program: Program;
  needs: 'on' | 'asked' | 'nothing';
  from: string;
  /** The agent whose consent it goes by (CO-18). */
  owner?: Owner | undefined;
  /** Quiet hours don't hold up who was just written to, or asked for it. */
  zones: [];
  purpose: { kind: 'answer' } | { kind: 'consent-request'; consentRequestId: string; number?: number };
  /** Not worth sending from then on. */
  staleAt?: string;
};

export type ReminderEmail = Common & {
  channel: 'email';
  subject: string;
  purpose: { kind: 'reminder'; consentRequestId: string };
};

/** Put there twice under one id, a message is there once. */
export type ConsentOutbox = { create(message: ConsentText | ReminderEmail): Promise<unknown> };
