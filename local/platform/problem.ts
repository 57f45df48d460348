// The problem documents of the control surface, in the shape that the product's API answers (RFC 9457).
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export function problem(
  context: Context,
  status: ContentfulStatusCode,
  code: string,
  title: string,
  detail: string,
): Response {
  const document = { type: `urn:dibs:problem:${code}`, title, status, code, detail };
  return context.body(JSON.stringify(document), status, { 'content-type': 'application/problem+json' });
}
