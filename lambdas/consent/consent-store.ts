// Consent in the table: one item per programme and phone, and every change in the ledger with it.
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { isNew, type Write } from '../platform/table-requests.ts';
import { type Consent, consentSchema, type Programme } from './consent.ts';
import type { LedgerEvent } from './ledger.ts';

export function consentStore(table: Table) {
  return {
    async read(programme: Programme, phone: string): Promise<Consent | undefined> {
      const item = await table.get(keys.consent(programme, phone));
      return item && consentSchema.parse(item);
    },

    /**
     * Records consent that a client gave to the source: its evidence in any case, then the consent itself. What the phone
     * has said stands: a referral never lifts a STOP.
     */
    async recordGiven(event: LedgerEvent): Promise<void> {
      const { programme, phone, at, eventId } = event;
      await table.put({ ...keys.ledgerEvent(phone, at, eventId), type: 'ledger-event', ...event }, isNew);
      const consent = { type: 'consent', programme, phone, status: 'on', since: at };
      await table.put({ ...keys.consent(programme, phone), ...consent }, isNew);
    },
  };
}

/** A part of a transaction that holds only while `phone` is on: a STOP that commits first prevents the rest. */
export function isStillOn(programme: Programme, phone: string): Write {
  return {
    check: {
      key: keys.consent(programme, phone),
      condition: '#status = :on',
      names: { '#status': 'status' },
      values: { ':on': 'on' },
    },
  };
}
