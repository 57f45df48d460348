// What a route is: declared once, in its capability's api.ts. The handler, the infrastructure, the OpenAPI document and the
// tests all take it from there.
import type * as z from 'zod';
import type { ApiSection } from './api-sections.ts';
import type { Role } from './principal.ts';
import type { ProblemCode } from './problem.ts';

type Described<
  R extends Role,
  Path extends z.ZodType,
  Query extends z.ZodType,
  Headers extends z.ZodType,
  Answer extends z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** API Gateway's spelling, for example `/referrals/{referralId}`. */
  path: string;
  /** The name under which api.ts exports the route; in kebab-case, its function's. */
  operationId: string;
  section: ApiSection;
  summary: string;
  description?: string;
  /** Whose tokens open it. */
  roles: readonly R[];
  /** The parts of the request that the route looks at; one that is left out reaches its handler as undefined. */
  parameters?: Path;
  query?: Query;
  headers?: Headers;
  status: 200 | 201 | 202;
  /** What has happened when the route answers. */
  outcome: string;
  /** Fields of the body that null or a blank text does not leave out, for example `client/email`: they reach the schema as null. */
  emptied?: readonly string[];
  /** Applied to what goes out, so that nothing leaks. Left out when no answer is JSON. */
  answer?: Answer;
  /** It answers an ETag: the state is settings that two people may edit. */
  isVersioned?: boolean;
  /** Where the example of the answer's schema does not fit the route. */
  answerExample?: z.input<Answer>;
  /** Answers that are not JSON: an example for each content type. */
  rawAnswers?: Readonly<Record<string, string>>;
  problems: readonly ProblemCode[];
};

/** What a route takes, answers and refuses. */
export type Route<
  R extends Role = Role,
  Path extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Headers extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = Described<R, Path, Query, Headers, Answer> & { body?: Body };

/** Takes a phone number as it was typed, gives E.164. */
export type PhoneSchema = z.ZodType<string, string>;
/** Takes the two letters of a state, territory or province. */
export type StateSchema = z.ZodType<string, string>;

/** A route whose body holds phone numbers or states: `inCountries` gives it those of the countries that the stage serves. */
export type RouteByCountry<
  R extends Role = Role,
  Path extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Headers extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = Described<R, Path, Query, Headers, Answer> & {
  bodyWith: (phone: PhoneSchema, state: StateSchema) => Body;
};

/** Describes a route; the identity function, there for its types. */
export function describeRoute<
  const R extends Role,
  Path extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Headers extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodNever,
>(route: Route<R, Path, Query, Headers, Body, Answer>) {
  return route;
}

/** The same for a route by country. */
export function describeRouteByCountry<
  const R extends Role,
  Path extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Headers extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Answer extends z.ZodType = z.ZodNever,
>(route: RouteByCountry<R, Path, Query, Headers, Body, Answer>) {
  return route;
}

/** The route's key at API Gateway, for example `GET /me`. */
export function keyOf({ method, path }: Pick<Route, 'method' | 'path'>): string {
  return `${method} ${path}`;
}
