// Which call a contact of Amazon Connect is: its last event names the contact alone.
import * as z from 'zod';
import { type ItemOf, itemSchema } from '../platform/lazily.ts';
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { attemptSchema } from './call.ts';

const contactSchema = itemSchema(() =>
  z.object({
    referralId: z.string(),
    agentId: z.string(),
    round: z.int().optional(),
    attempt: attemptSchema,
  }),
);
type Contact = ItemOf<typeof contactSchema>;

/** Longer than any call. */
const keptSeconds = 7 * 86_400;

export function contactStore(table: Table) {
  return {
    async remember(contactId: string, contact: Contact, now: Date): Promise<void> {
      const expiresAt = Math.floor(now.getTime() / 1000) + keptSeconds;
      await table.put({ ...keys.contact(contactId), type: 'contact', ...contact, expiresAt });
    },

    async find(contactId: string): Promise<Contact | undefined> {
      const item = await table.get(keys.contact(contactId));
      return item && contactSchema.parse(item);
    },
  };
}
