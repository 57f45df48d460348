// What stands in an outbox queue: the id of a send, nothing else; the send itself is the table's.
import * as z from 'zod';

export const outboxMessage = z.object({ sendId: z.string() });
