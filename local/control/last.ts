// Answers a list of the control surface, all of it or with `?last=N` only its newest entries, for who asks again and again.
import type { Context } from 'hono';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';

const last = z.coerce.number().int().min(1).optional();

/** `all` is sorted oldest first. */
export function lastOf<Entry>(
  context: Context,
  all: readonly Entry[],
  view: (entries: readonly Entry[]) => object,
): Response {
  const count = last.safeParse(context.req.query('last'));
  if (!count.success) {
    return problem(context, 400, 'invalid-query', 'Not a count', '?last= takes a whole number from 1 on.');
  }
  return context.json(view(count.data === undefined ? all : all.slice(-count.data)));
}
