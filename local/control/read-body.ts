// Reads the JSON body of a control request by a schema; what does not fit becomes a problem document.
import type { Context } from 'hono';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';

export type ReadBody<Body> = { ok: true; value: Body } | { ok: false; problem: Response };

export async function readBody<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<ReadBody<z.infer<Schema>>> {
  const parsed = schema.safeParse(await context.req.json().catch(() => undefined));
  if (parsed.success) return { ok: true, value: parsed.data };
  const detail = z.prettifyError(parsed.error);
  return { ok: false, problem: problem(context, 400, 'invalid-body', 'The body does not fit', detail) };
}
