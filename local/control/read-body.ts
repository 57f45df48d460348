// Reads the JSON body of a control request by a schema; what does not fit becomes a problem document.
import type { Context } from 'hono';
import type * as z from 'zod';
import { check } from '../../lambdas/platform/faults/faults.ts';
import { problem } from '../platform/problem.ts';

export type ReadBody<Body> = { ok: true; value: Body } | { ok: false; problem: Response };

export async function readBody<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<ReadBody<z.infer<Schema>>> {
  const sent: unknown = await context.req.json().catch(() => undefined);
  const checked = check(schema, sent);
  if (checked.faults === undefined) return { ok: true, value: checked.data };
  const detail =
    sent === undefined
      ? 'Send a JSON object.'
      : checked.faults.map(({ path, detail }) => `${path.join('/') || 'The body'} ${detail}.`).join(' ');
  return { ok: false, problem: problem(context, 400, 'invalid-body', 'The body does not fit', detail) };
}
