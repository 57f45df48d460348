// The header that makes a repeated request one request.
import * as z from 'zod';

/** Retries of one request carry the same key and are carried out once. */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .meta({
      description: 'Send the same key with every retry of one request: it is carried out once.',
      examples: ['crm-lead-48213'],
    }),
});
