// An API route: its description (also the source of the OpenAPI document) and the wrapper that makes it a handler.
import middy from '@middy/core';
import * as z from 'zod';
import { parseJson } from './json.ts';
import { logFault } from './log.ts';
import { type Principal, principalIn, type Role } from './principal.ts';
import { type Fault, Problem, type ProblemCode, problemResponse } from './problem.ts';

/** Largest body that is read, in bytes. Far above any honest request. */
const maxBodyBytes = 32_768;

/** A part of the request that a route does not look at. */
export const nothing = z.unknown();

/** What a route takes, answers and refuses. */
export type Route<
  R extends Role = Role,
  Path extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Headers extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** API Gateway's spelling, for example `/referrals/{referralId}`. */
  path: string;
  summary: string;
  /** Whose tokens open it. */
  roles: readonly R[];
  parameters: Path;
  query: Query;
  headers: Headers;
  body: Body;
  status: 200 | 201 | 202;
  /** Applied to what goes out, so that nothing leaks. */
  answer: Answer;
  /** Of an answer that is no JSON. */
  answerType?: string;
  problems: readonly ProblemCode[];
};

/** Describes a route; the identity function, there for its types. */
export function describeRoute<
  const R extends Role,
  Path extends z.ZodType,
  Query extends z.ZodType,
  Headers extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(route: Route<R, Path, Query, Headers, Body, Answer>) {
  return route;
}

/** An answer that is no JSON. */
export class RawAnswer {
  readonly contentType: string;
  readonly body: string;

  constructor(contentType: string, body: string) {
    this.contentType = contentType;
    this.body = body;
  }
}

const httpEvent = z.object({
  requestContext: z.object({
    authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) }).optional(),
  }),
  pathParameters: z.record(z.string(), z.string()).optional(),
  queryStringParameters: z.record(z.string(), z.string()).optional(),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

/** The Lambda handler of `route`: parse, one domain call, map. `act` answers the body; problems are thrown. */
export function handle<
  R extends Role,
  Path extends z.ZodType,
  Query extends z.ZodType,
  Headers extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  route: Route<R, Path, Query, Headers, Body, Answer>,
  act: (input: {
    caller: Extract<Principal, { kind: R }>;
    parameters: z.output<Path>;
    query: z.output<Query>;
    headers: z.output<Headers>;
    body: z.output<Body>;
    now: Date;
  }) => Promise<z.input<Answer> | RawAnswer>,
) {
  const name = `${route.method} ${route.path}`;
  return middy<unknown>()
    .onError((request) => {
      request.response = problemResponse(asProblem(request.error, name));
    })
    .handler(async (rawEvent) => {
      const event = httpEvent.parse(rawEvent);
      const caller = principalIn(route.roles, event.requestContext.authorizer?.jwt.claims);
      if (caller === undefined) {
        throw new Problem(
          'forbidden',
          `This route is for ${route.roles.join(' or ')}; sign in as one of these.`,
        );
      }
      const answer = await act({
        caller,
        parameters: parsePart(route.parameters, event.pathParameters ?? {}, 'path'),
        query: parsePart(route.query, event.queryStringParameters ?? {}, 'query'),
        headers: parsePart(route.headers, event.headers, 'header'),
        body: parsePart(route.body, Object.is(route.body, nothing) ? undefined : readJson(event), ''),
        now: new Date(),
      });
      const { contentType, body } =
        answer instanceof RawAnswer
          ? answer
          : { contentType: 'application/json', body: JSON.stringify(route.answer.parse(answer)) };
      return {
        statusCode: route.status,
        headers: { 'content-type': contentType, 'cache-control': 'no-store' },
        body,
      };
    });
}

function parsePart<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults: Fault[] = parsed.error.issues.map((issue) => ({
    path: [where, ...issue.path.map(String)].join('/'),
    detail: issue.message,
  }));
  throw new Problem('invalid-request', 'Mend the faults that `errors` lists, then send it again.', faults);
}

function readJson(event: z.infer<typeof httpEvent>): unknown {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > maxBodyBytes)
    throw new Problem('body-too-large', `Send at most ${maxBodyBytes} bytes.`);
  try {
    return parseJson(bytes.toString('utf8'));
  } catch {
    throw new Problem('invalid-request', 'The body is not JSON.', [{ path: '', detail: 'is not JSON' }]);
  }
}

/** The problem to answer. An unexpected fault is logged without the values that it may carry: only name and stack. */
function asProblem(error: unknown, route: string): Problem {
  if (error instanceof Problem) return error;
  logFault('unexpected-fault', error, { route });
  return new Problem('internal-error', 'Nothing that you can mend; try again, it has been reported.');
}
