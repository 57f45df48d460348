// The errors that callers see: RFC 9457 problem documents with a stable code, mapped to HTTP in this one place.
import * as z from 'zod';

const catalog = {
  'invalid-request': [400, 'The request is not valid'],
  unauthorized: [401, 'A valid access token is required'],
  forbidden: [403, 'Your role may not use this route'],
  'not-found': [404, 'Not found'],
  'already-claimed': [409, 'A teammate has claimed this referral'],
  'already-declined': [409, 'You have declined this referral'],
  'referral-returned': [409, 'This referral is no longer available'],
  'offer-expired': [409, 'The offer window has ended'],
  'not-claimed': [409, 'Nobody has claimed this referral yet'],
  'opted-out': [409, 'This phone has opted out'],
  'texting-preferred': [409, 'The client prefers texts'],
  'use-pin': [409, 'No calls left: dial in with the PIN'],
  'no-more-calls': [409, 'No calls left'],
  'phone-missing': [409, 'Your profile has no phone number'],
  'text-consent-missing': [409, 'The client has not consented to texts'],
  'client-opted-out': [409, 'The client has opted out of texts'],
  'body-too-large': [413, 'The request body is too large'],
  'asked-too-often': [429, 'Too many requests to this phone today'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for a different request'],
  'lead-routing-invalid': [422, 'These lead routing settings break a rule'],
  'link-shortener': [422, 'The text contains a public link shortener'],
  'spam-phrase': [422, 'The text contains a phrase that carriers treat as spam'],
  'unknown-team': [422, 'Unknown team'],
  'team-not-ready': [422, 'The team is not ready to receive referrals'],
  'unknown-agent': [422, 'Unknown agent'],
  'push-not-configured': [422, 'Push notifications are not configured for this platform'],
  'device-token-refused': [422, 'The push service refused this device token'],
  'internal-error': [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

/** Stable codes of all problems. A code's meaning never changes; new ones may be added. */
export type ProblemCode = keyof typeof catalog;

/** One fault of a request: where it is (JSON Pointer into body, or `path/…`, `query/…`, `header/…`) and what to do. */
export type Fault = { path: string; detail: string };

/** An error for the caller. Anything else that a handler throws is a 500 that does not reveal its cause. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly Fault[];

  constructor(code: ProblemCode, detail: string, errors: readonly Fault[] = []) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.errors = errors;
  }
}

/** The problem for what does not exist and for what belongs to somebody else: the same words, so that ids can't be probed. */
export function notFound(): Problem {
  return new Problem('not-found', 'It does not exist, or you do not have access to it.');
}

/** The body of a problem document. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), detail: z.string() })).optional(),
});

/** What API Gateway sends for a problem. */
export function problemResponse(problem: Problem) {
  const [status, title] = catalog[problem.code];
  const document: z.infer<typeof problemSchema> = {
    type: `urn:dibs:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: problem.message,
    ...(problem.errors.length > 0 && { errors: [...problem.errors] }),
  };
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    body: JSON.stringify(document),
  };
}

/** HTTP status of a code, for the API's description. */
export function statusOf(code: ProblemCode): number {
  return catalog[code][0];
}
