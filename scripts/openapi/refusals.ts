// What a route may refuse with: one shared response for each status.
import * as z from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { type ProblemCode, problemSchema, statusOf, titleOf } from '../../lambdas/platform/http/problem.ts';
import type { AnyRoute } from '../../lambdas/routes.ts';

const gatewayError = z.object({ message: z.string() }).meta({
  id: 'GatewayError',
  description: 'What API Gateway answers by itself, before or instead of a function.',
});

const ofFunctions = { 'application/problem+json': { schema: problemSchema } };
const ofGateway = (message: string) => ({
  'application/json': { schema: gatewayError, example: { message } },
});

type Refusal = { name: string } & ZodOpenApiResponseObject;

/** The local cloud answers the gateway's refusals as problem documents that also carry `message`. */
const refusals: Readonly<Record<number, Refusal>> = {
  400: {
    name: 'InvalidRequest',
    description: 'The request does not fit its description; `errors` names each place and what to do.',
    content: ofFunctions,
  },
  401: {
    name: 'Unauthorized',
    description: 'There is no token, or it has expired, or it is not one of this stage. Sign in again.',
    content: { ...ofGateway('Unauthorized'), ...ofFunctions },
  },
  403: {
    name: 'Forbidden',
    description: 'The token is good but is not for this route: it lacks the scope, or is no agent’s.',
    content: ofFunctions,
  },
  404: {
    name: 'NotFound',
    description: 'It does not exist, or it is not for the caller to see.',
    content: ofFunctions,
  },
  409: {
    name: 'Conflict',
    description: 'The request is fine, but not in the state that things are in; `code` says which.',
    content: ofFunctions,
  },
  412: {
    name: 'ChangedMeanwhile',
    description:
      'Somebody saved since the state that `If-Match` names. Read it again, and repeat the change on it.',
    content: ofFunctions,
  },
  413: {
    name: 'BodyTooLarge',
    description: 'The body has more than 32,768 bytes.',
    content: { ...ofFunctions, ...ofGateway('Request Entity Too Large') },
  },
  422: {
    name: 'Unprocessable',
    description: 'The request is well-formed but breaks a rule; `code` says which, `errors` where.',
    content: ofFunctions,
  },
  429: {
    name: 'TooManyRequests',
    description:
      'The stage’s limit of requests is reached: back off and try again. With a `code`, it is the limit that the code names, and `Retry-After` says when it ends.',
    headers: {
      'Retry-After': {
        description: 'Seconds to wait. API Gateway’s own limit comes without it.',
        schema: { type: 'integer', minimum: 1, examples: [43_200] },
      },
    },
    content: { ...ofGateway('Too Many Requests'), ...ofFunctions },
  },
  500: {
    name: 'InternalError',
    description:
      'A fault on our side, which has been reported. Requests with an Idempotency-Key can be retried.',
    content: { ...ofFunctions, ...ofGateway('Internal Server Error') },
  },
  503: {
    name: 'Unavailable',
    description: 'No function answered within API Gateway’s 30 seconds. Try again.',
    content: { ...ofGateway('Service Unavailable'), ...ofFunctions },
  },
};

export const refusalComponents = Object.fromEntries(
  Object.values(refusals).map(({ name, ...response }) => [name, response]),
);

/** The refusals of an operation, by status. */
export function refusalsOf(route: AnyRoute) {
  const statuses = [401, 403, 429, 500, 503, ...problemsOf(route).map(statusOf)];
  return Object.fromEntries(
    [...new Set(statuses)].toSorted().map((status) => {
      const name = refusals[status]?.name;
      if (name === undefined) throw new Error(`${route.path}: nothing is said of ${status}.`);
      return [status, { $ref: `#/components/responses/${name}` }];
    }),
  );
}

/** The codes that are an operation's own, as a list in Markdown. */
export function problemList(route: AnyRoute): string {
  const lines = route.problems.map((code) => `- ${statusOf(code)} \`${code}\`: ${titleOf(code)}`);
  return lines.length === 0 ? '' : `Refused with:\n${lines.sort().join('\n')}`;
}

function problemsOf(route: AnyRoute): ProblemCode[] {
  const takesBody = 'bodyWith' in route || route.body !== undefined;
  const parts = [route.parameters, route.query, route.headers];
  const takesInput = takesBody || parts.some((part) => part !== undefined);
  return [
    ...(takesInput ? (['invalid-request'] as const) : []),
    ...(takesBody ? (['body-too-large'] as const) : []),
    ...route.problems,
  ];
}
