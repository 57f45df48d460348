// The errors that callers see: RFC 9457 problem documents with a stable code, mapped to HTTP in this one place.
import * as z from 'zod';
import { faultCodes } from '../faults/fault-codes.ts';

const catalog = {
  'invalid-request': [400, 'The request is not valid'],
  unauthorized: [401, 'The request has no valid token'],
  forbidden: [403, 'This route is not for your role'],
  'not-found': [404, 'Not found'],
  'no-plan': [404, 'The client was never on a plan'],
  'already-claimed': [409, 'This referral has already been claimed'],
  'already-declined': [409, 'You declined this referral'],
  'referral-returned': [409, 'This referral is no longer available'],
  'offer-expired': [409, 'The offer has expired'],
  'in-another-team': [409, 'This agent is on another team'],
  'already-offered': [409, 'This referral is still offered'],
  'leads-team': [409, 'This agent leads the team'],
  'has-left': [409, 'This agent has left the team'],
  'signed-in-already': [409, 'This agent has signed in already'],
  'email-missing': [409, 'This agent has no email'],
  'license-lapsed': [409, 'This license has lapsed'],
  'owner-license-lapsed': [409, 'The client’s agent has no license'],
  'not-a-member': [409, 'You are not a member of lead routing'],
  'fallback-not-pausable': [409, 'The fallback agent can’t be paused'],
  'paused-by-lead': [409, 'Your team lead has paused you'],
  'not-claimed': [409, 'Nobody has claimed this referral yet'],
  'method-not-allowed': [405, 'This method is not allowed here'],
  'text-alerts-off': [409, 'Text alerts are off'],
  'opted-out': [409, 'This phone has opted out'],
  'texting-preferred': [409, 'The client prefers texts'],
  'use-pin': [409, 'Both calls were missed: call in with the PIN'],
  'call-not-placed': [409, 'The call could not be placed'],
  'no-more-calls': [409, 'Both calls were missed'],
  'phone-missing': [409, 'Your profile has no phone number'],
  'text-consent-missing': [409, 'The client has not consented to texts'],
  'client-opted-out': [409, 'The client has opted out of texts'],
  'no-number-free': [409, 'No number is free to text this client from'],
  'too-many-reminders': [409, 'There are too many open reminders'],
  'not-redrivable': [409, 'No queue takes these dead letters back'],
  'still-running': [409, 'The workflow is still running'],
  'too-many-plans': [409, 'The team has as many plans as it can have'],
  'another-starts-with-claim': [409, 'Another plan starts with the claim'],
  'plan-of-greetings': [409, 'The team’s greetings put clients on this plan'],
  'on-another-plan': [409, 'The client is on another plan'],
  'automated-not-covered': [409, 'The client has not agreed to automated texts'],
  'too-many-templates': [409, 'The team has as many templates as it can have'],
  'preview-expired': [409, 'The preview has expired'],
  'audience-changed': [409, 'The audience has changed since the preview'],
  'sending-paused': [409, 'Automated texts of the team are paused'],
  'route-retired': [410, 'This route no longer exists'],
  'changed-meanwhile': [412, 'Someone else changed it in the meantime'],
  'team-exists': [412, 'There is already a team with this id'],
  'body-too-large': [413, 'The body is too large'],
  'asked-too-often': [429, 'This phone was asked too many times today'],
  'daily-limit-reached': [429, 'You have reached a limit for today'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for a different request'],
  'consent-not-past': [422, 'Consent must have been given in the past'],
  'lead-routing-invalid': [422, 'These lead routing settings break a rule'],
  'link-shortener': [422, 'The text contains a shortened link'],
  'spam-phrase': [422, 'The text contains wording that carriers treat as spam'],
  'unfilled-field': [422, 'A field of the text is not filled in'],
  'unknown-field': [422, 'There is no such field'],
  'template-invalid': [422, 'The template can’t be saved as it is'],
  'plan-invalid': [422, 'The plan can’t be saved as it is'],
  'unknown-template': [422, 'There is no such template'],
  'unknown-plan': [422, 'There is no such plan'],
  'audience-too-large': [422, 'The audience is too large'],
  'audience-empty': [422, 'Nobody would get the text'],
  'unknown-team': [422, 'There is no such team'],
  'team-not-ready': [422, 'The team can’t take referrals yet'],
  'unknown-brand': [422, 'There is no such brand'],
  'unknown-queue': [422, 'There is no such queue'],
  'unknown-agent': [422, 'There is no such agent on the team'],
  'push-not-configured': [422, 'Push is not configured for this platform'],
  'device-token-refused': [422, 'The push service refused this device token'],
  'unknown-push-service': [422, 'The endpoint belongs to no known push service'],
  'internal-error': [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

/** Stable codes of all problems. A code's meaning never changes; new ones may be added. */
export type ProblemCode = keyof typeof catalog;

/** One fault of a request: where it is and what to do. */
export const faultSchema = z
  .object({
    path: z.string().meta({
      description: 'A JSON Pointer into the body, or `path/…`, `query/…` or `header/…` and the name.',
      examples: ['/client/phone'],
    }),
    detail: z
      .string()
      .meta({ examples: ['must be an E.164 phone number (for example +12025550123) of US or CA'] }),
    code: z
      .string()
      .optional()
      .meta({
        description: 'Stable: of which kind the fault is. New ones may be added.',
        examples: ['phone-extension'],
        'x-extensible-enum': faultCodes,
      }),
    limit: z.number().optional().meta({
      description: 'The most, or the least, that is taken, of `too-long` and its like.',
    }),
    value: z.string().optional().meta({
      description: 'The part of the text that it is about, where it is about one.',
    }),
  })
  .meta({ id: 'Fault' });
export type Fault = z.infer<typeof faultSchema>;

/** An error for the caller. Anything else that a handler throws is a 500 that does not reveal its cause. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly Fault[];
  /** How long to wait before another try, of what passes by itself. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, detail: string, errors: readonly Fault[] = [], retryAfterSeconds?: number) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The problem for what does not exist and for what belongs to somebody else: the same words, so that ids can't be probed. */
export function notFound(): Problem {
  return new Problem('not-found', 'It does not exist, or you do not have access to it.');
}

/** The body of a problem document. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({
      description: 'Stable: decide by it. New ones may be added.',
      'x-extensible-enum': Object.keys(catalog),
    }),
    detail: z.string().meta({ description: 'What happened and what to do, for people.' }),
    errors: z.array(faultSchema).optional(),
    retryAfterSeconds: z
      .int()
      .optional()
      .meta({ description: 'The same as the header `Retry-After`, where a wait helps.' }),
  })
  .meta({ id: 'Problem', description: 'An RFC 9457 problem document.' });

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
    ...(problem.retryAfterSeconds !== undefined && { retryAfterSeconds: problem.retryAfterSeconds }),
  };
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(problem.retryAfterSeconds !== undefined && { 'retry-after': String(problem.retryAfterSeconds) }),
    },
    body: JSON.stringify(document),
  };
}

/** HTTP status of a code, for the API's description. */
export function statusOf(code: ProblemCode): number {
  return catalog[code][0];
}

/** Title of a code, for the API's description. */
export function titleOf(code: ProblemCode): string {
  return catalog[code][1];
}
