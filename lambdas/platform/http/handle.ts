// Makes a route a Lambda handler: parse, one domain call, map.
import middy from '@middy/core';
import * as z from 'zod';
import { check } from '../faults/faults.ts';
import { parseForm } from '../json.ts';
import { logFault } from '../log.ts';
import { isBlank } from '../text.ts';
import { etagOf, VersionedAnswer } from './etag.ts';
import { type Principal, principalIn, type Role } from './principal.ts';
import { type Fault, Problem, problemResponse } from './problem.ts';
import { keyOf, type Route } from './route.ts';

/** Largest body that is read, in bytes. Far above any honest request. */
const maxBodyBytes = 32_768;

/** An answer that is not JSON. */
export class RawAnswer {
  readonly contentType: string;
  readonly body: string;

  constructor(contentType: string, body: string) {
    this.contentType = contentType;
    this.body = body;
  }
}

/**
 * The parts of a request as API Gateway sends them; what is in them is parsed by who looks at it. What is absent may also be null:
 * API Gateway's consoles and test events spell it so.
 */
const httpEvent = z.object({
  requestContext: z.object({
    authorizer: z.object({ jwt: z.object({ claims: z.unknown() }) }).nullish(),
  }),
  pathParameters: z.unknown().optional(),
  /** As pairs: a record of zod's has no `__proto__`, which somebody may have sent. */
  queryStringParameters: z.preprocess(
    (sent) => Object.entries(sent ?? {}),
    z.array(z.tuple([z.string(), z.string()])),
  ),
  headers: z.unknown().optional(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** The Lambda handler of `route`. `act` answers the body; problems are thrown. */
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
  }) => Promise<z.input<Answer> | RawAnswer | VersionedAnswer<z.input<Answer>>>,
) {
  return middy<unknown>()
    .onError((request) => {
      request.response = problemResponse(asProblem(request.error, keyOf(route)));
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
      const outcome = await act({
        caller,
        parameters: parsePart(route.parameters, event.pathParameters ?? {}, 'path'),
        query: parseQuery(route.query, event.queryStringParameters),
        headers: parsePart(route.headers, event.headers, 'header'),
        body: parsePart(
          route.body,
          route.body && !isLeftOut(event, route.body) ? readJson(event, route.emptied) : undefined,
          '',
        ),
        now: new Date(),
      });
      const answer = outcome instanceof VersionedAnswer ? outcome.value : outcome;
      const { contentType, body } = answer instanceof RawAnswer ? answer : asJson(route.answer, answer);
      return {
        statusCode: route.status,
        headers: {
          'content-type': contentType,
          'cache-control': 'no-store',
          ...(outcome instanceof VersionedAnswer && { etag: etagOf(outcome.version) }),
        },
        body,
      };
    });
}

/** A part that the route does not look at is not parsed. */
function parsePart<S extends z.ZodType>(schema: S | undefined, value: unknown, where: string): z.output<S>;
function parsePart(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return undefined;
  const checked = check(schema, value);
  if (checked.faults === undefined) return checked.data;
  throw invalid(placed(checked.faults, where));
}

type SentParameters = z.infer<typeof httpEvent>['queryStringParameters'];

/** What a route doesn't know is refused, by name: passed over in silence, a misspelled filter shows too much, and a misspelled `dryRun` acts. */
function parseQuery<S extends z.ZodType>(schema: S | undefined, sent: SentParameters): z.output<S>;
function parseQuery(schema: z.ZodType | undefined, sent: SentParameters): unknown {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const unknown = sent.map(([name]) => name).filter((name) => !known.includes(name));
  const parameters = filledIn(sent);
  if (unknown.length === 0) return parsePart(schema, parameters, 'query');
  const faults = unknown.map((name) => ({
    path: [name],
    code: 'unknown-key',
    detail:
      known.length === 0
        ? 'can’t be sent here: this route takes no query parameters'
        : `is not known here: leave it out, or send what was meant: ${known.join(', ')}`,
  }));
  const others = schema === undefined ? [] : (check(schema, parameters).faults ?? []);
  throw invalid(placed([...others, ...faults], 'query'));
}

type PlacedFault = Omit<Fault, 'path'> & { path: readonly string[] };

function placed(faults: readonly PlacedFault[], where: string): Fault[] {
  return faults.map((fault) => ({ ...fault, path: [where, ...fault.path].join('/') }));
}

function invalid(faults: readonly Fault[]): Problem {
  return new Problem('invalid-request', 'Fix what `errors` lists and send the request again.', faults);
}

/** Parameters with an empty value say nothing, as empty fields of a body don't: `?status=&q=` of a form that is sent as it is. */
function filledIn(sent: SentParameters): Readonly<Record<string, string>> {
  return Object.fromEntries(sent.filter(([, value]) => !isBlank(value)));
}

/** A body that need not be sent, and was not. */
function isLeftOut(event: z.infer<typeof httpEvent>, body: z.ZodType): boolean {
  return !event.body && body.safeParse(undefined).success;
}

function readJson(event: z.infer<typeof httpEvent>, emptied?: readonly string[]): unknown {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > maxBodyBytes)
    throw new Problem('body-too-large', `Send at most ${maxBodyBytes} bytes.`);
  try {
    return parseForm(bytes.toString('utf8'), emptied);
  } catch {
    throw new Problem('invalid-request', 'The body is not JSON.', [
      { path: '', detail: 'is not JSON', code: 'wrong-format' },
    ]);
  }
}

function asJson(schema: z.ZodType | undefined, answer: unknown) {
  return { contentType: 'application/json', body: JSON.stringify(schema?.parse(answer)) };
}

/** The problem to answer. An unexpected fault is logged without the values that it may carry: only name and stack. */
function asProblem(error: unknown, route: string): Problem {
  if (error instanceof Problem) return error;
  logFault('unexpected-fault', error, { route });
  return new Problem('internal-error', 'This is not your fault, and it has been reported. Try again.');
}
