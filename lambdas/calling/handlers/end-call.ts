// Queue call-ends: Amazon Connect tells that a call is over; the winner's details go out then (CA-7).
import * as z from 'zod';
import { readEnv } from '../../platform/env.ts';
import { handleBatch } from '../../platform/queue-batch.ts';
import { openTable } from '../../platform/table/table.ts';
import { callStore } from '../call-store.ts';
import { contactStore } from '../contact-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const calls = callStore(table);
const contacts = contactStore(table);

const contactEvent = z.object({ time: z.iso.datetime(), detail: z.object({ contactId: z.string() }) });

/** Calls that nobody accepted are unknown here, and end without a word. */
export const handler = (event: unknown) =>
  handleBatch(event, async (body) => {
    const { time, detail } = contactEvent.parse(JSON.parse(body));
    const contact = await contacts.find(detail.contactId);
    if (contact !== undefined) await calls.noteEnd(contact, contact.attempt, new Date(time));
    return { done: true };
  });
