// The template's HTTP API on one machine: route, authorizer, function, answer.
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Functions } from '../functions/functions.ts';
import { LOCAL_ACCOUNT } from '../template/deployed-template.ts';
import { propertiesOf } from '../template/properties.ts';
import type { DeployedTemplate } from '../template/resources.ts';
import type { Clock } from '../time/clock.ts';
import { createAuthorizers } from './authorizer.ts';
import { type ApiRequest, toEvent, toResponse } from './event.ts';
import type { Identity } from './identity.ts';
import { gatewayProblem } from './problem.ts';
import { type RouteMatch, readRoutes } from './routes.ts';

export type Api = { handle(request: Request): Promise<Response> };

const MAX_BODY_BYTES = 10 * 1024 * 1024;

const apiProperties = z.object({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: z
    .object({
      AllowOrigins: z.array(z.string()).default([]),
      AllowMethods: z.array(z.string()).default([]),
      AllowHeaders: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      MaxAge: z.coerce.number().optional(),
    })
    .optional(),
});
type Cors = NonNullable<z.infer<typeof apiProperties>['CorsConfiguration']>;

export function createApi(deps: {
  template: DeployedTemplate;
  functions: Functions;
  identity: Identity;
  clock: Clock;
  /** Told the status of each answer. */
  onAnswered?(status: number): void;
}): Api {
  const { template, clock } = deps;
  const [api, ...others] = template
    .ofType('AWS::ApiGatewayV2::Api')
    .filter((each) => each.properties.ProtocolType === 'HTTP');
  if (api === undefined || others.length > 0) throw new Error('The local cloud runs exactly one HTTP API.');
  const apiId = api.ref;
  const { CorsConfiguration: cors } = propertiesOf(api, apiProperties);
  const routes = readRoutes(template, api);
  const authorizers = createAuthorizers(template, deps.identity, clock);

  async function answer(request: Request): Promise<Response> {
    const response = await answerTo(request);
    deps.onAnswered?.(response.status);
    return response;
  }

  async function answerTo(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const match = routes.match(request.method, url.pathname);
    if (match === undefined) return gatewayProblem(404);
    const { authorizerId } = match.route;
    const claims =
      authorizerId === undefined ? undefined : await authorizers.authorize(authorizerId, request.headers);
    if (authorizerId !== undefined && claims === undefined) return gatewayProblem(401);
    const body = await readBody(request);
    if (body === undefined) return gatewayProblem(413);
    const read = { method: request.method, url, headers: request.headers, body };
    return invoke(match, read, claims);
  }

  async function invoke(
    match: RouteMatch,
    request: ApiRequest,
    claims: Readonly<Record<string, string>> | undefined,
  ) {
    const accountId = LOCAL_ACCOUNT;
    const event = toEvent({ request, match, claims, apiId, accountId, nowMs: clock.now() });
    const tooLate = new AbortController();
    const timeout = pause(match.route.integrationTimeoutMs, undefined, { signal: tooLate.signal });
    const invocation = await Promise.race([deps.functions.invoke(match.route.functionArn, event), timeout]);
    timeout.catch(() => undefined);
    tooLate.abort();
    if (invocation === undefined) return gatewayProblem(503);
    return (invocation.ok ? toResponse(invocation.payload) : undefined) ?? gatewayProblem(500);
  }

  return {
    handle: async (request) => {
      const origin = request.headers.get('origin');
      if (cors === undefined || origin === null) return dated(await answer(request), clock);
      const isPreflight =
        request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
      const response = isPreflight ? new Response(null, { status: 204 }) : await answer(request);
      return withCors(dated(response, clock), cors, origin, isPreflight);
    },
  };
}

/** Every answer of API Gateway bears the time; here it is the virtual one. */
function dated(response: Response, clock: Clock): Response {
  response.headers.set('date', new Date(clock.now()).toUTCString());
  return response;
}

async function readBody(request: Request): Promise<Buffer | undefined> {
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) return undefined;
  const body = Buffer.from(await request.arrayBuffer());
  return body.length > MAX_BODY_BYTES ? undefined : body;
}

function withCors(response: Response, cors: Cors, origin: string, isPreflight: boolean): Response {
  if (!cors.AllowOrigins.includes('*') && !cors.AllowOrigins.includes(origin)) return response;
  const { headers } = response;
  headers.set('access-control-allow-origin', cors.AllowOrigins.includes('*') ? '*' : origin);
  if (cors.ExposeHeaders.length > 0)
    headers.set('access-control-expose-headers', cors.ExposeHeaders.join(','));
  if (!isPreflight) return response;
  headers.set('access-control-allow-methods', cors.AllowMethods.join(','));
  headers.set('access-control-allow-headers', cors.AllowHeaders.join(','));
  if (cors.MaxAge !== undefined) headers.set('access-control-max-age', String(cors.MaxAge));
  return response;
}
