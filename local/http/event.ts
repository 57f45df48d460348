// A request as API Gateway hands it to a function (payload format 2.0), and the function's answer as an HTTP response.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { RouteMatch } from './routes.ts';

export type ApiRequest = {
  method: string;
  url: URL;
  headers: Headers;
  body: Buffer;
};

export function toEvent(given: {
  request: ApiRequest;
  match: RouteMatch;
  claims: Readonly<Record<string, string>> | undefined;
  apiId: string;
  accountId: string;
  nowMs: number;
}): Record<string, unknown> {
  const { request, match, claims, nowMs } = given;
  const { url, headers } = request;
  const { cookie, ...plainHeaders } = Object.fromEntries(headers);
  const isText = hasTextBody(headers);
  const domainName = url.host;
  return {
    version: '2.0',
    routeKey: match.route.routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: plainHeaders,
    ...(url.search !== '' && { queryStringParameters: joinedParameters(url.searchParams) }),
    ...(Object.keys(match.pathParameters).length > 0 && { pathParameters: match.pathParameters }),
    requestContext: {
      accountId: given.accountId,
      apiId: given.apiId,
      ...(claims !== undefined && { authorizer: { jwt: { claims, scopes: null } } }),
      domainName,
      domainPrefix: domainName.split('.')[0],
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers.get('user-agent') ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.routeKey,
      stage: '$default',
      time: new Date(nowMs).toUTCString(),
      timeEpoch: nowMs,
    },
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

/** API Gateway passes these as text and everything else, forms included, in base64. */
function hasTextBody(headers: Headers): boolean {
  if (headers.has('content-encoding')) return false;
  const type = headers.get('content-type');
  return type === null || /^(text\/|application\/(json|javascript|xml|[\w.-]+\+json)\b)/.test(type);
}

function joinedParameters(parameters: URLSearchParams): Record<string, string> {
  const names = new Set(parameters.keys());
  return Object.fromEntries([...names].map((name) => [name, parameters.getAll(name).join(',')]));
}

const structuredAnswer = z.object({
  statusCode: z.coerce.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** An answer without a status code is itself the body, as JSON. */
export function toResponse(payload: unknown): Response | undefined {
  const hasStatus = typeof payload === 'object' && payload !== null && 'statusCode' in payload;
  if (!hasStatus) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return new Response(body, { status: 200, headers: { 'content-type': 'application/json' } });
  }
  const answer = structuredAnswer.safeParse(payload);
  if (!answer.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer.data;
  const sent = new Headers({ 'content-type': 'text/plain;charset=UTF-8', ...lowerCased(headers ?? {}) });
  for (const cookie of cookies ?? []) sent.append('set-cookie', cookie);
  const mayHaveBody = statusCode !== 204 && statusCode !== 304 && body !== undefined && body !== null;
  const content = isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? '');
  return new Response(mayHaveBody ? content : null, { status: statusCode, headers: sent });
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
