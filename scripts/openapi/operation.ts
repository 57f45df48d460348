// One operation of the OpenAPI document, from its route's description.
import * as z from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { inCountries } from '../../lambdas/platform/http/in-countries.ts';
import type { Role } from '../../lambdas/platform/http/principal.ts';
import type { AnyRoute } from '../../lambdas/routes.ts';
import { exampleOf } from './examples.ts';
import { problemList, refusalsOf } from './refusals.ts';

/** A machine client with the scope, or a person in the group that may the same. */
const security: Readonly<Record<Role, readonly Record<string, string[]>[]>> = {
  agent: [{ agent: [] }],
  source: [{ machine: ['dibs/referrals'] }, { sourceOperator: [] }],
  admin: [{ machine: ['dibs/admin'] }, { administrator: [] }],
};

const etag = {
  description: 'The version of the settings: send it as `If-Match` with a change of them.',
  schema: { type: 'string' as const, examples: ['"3"'] },
};

export function operationOf(route: AnyRoute): ZodOpenApiOperationObject {
  const body = bodyOf(route);
  const { parameters: path, query, headers: header } = route;
  const description = [route.description, problemList(route)].filter(Boolean).join('\n\n');
  return {
    operationId: route.operationId,
    tags: [route.section],
    summary: route.summary,
    ...(description !== '' && { description }),
    security: route.roles.flatMap((role) => security[role]),
    requestParams: {
      ...(path instanceof z.ZodObject && { path }),
      ...(query instanceof z.ZodObject && { query }),
      ...(header instanceof z.ZodObject && { header }),
    },
    ...(body && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: { 'application/json': json(body, 'input') },
      },
    }),
    responses: {
      [route.status]: {
        description: route.outcome,
        ...(route.isVersioned && { headers: { ETag: etag } }),
        content: {
          ...(route.answer && { 'application/json': json(route.answer, 'output', route.answerExample) }),
          ...rawContent(route),
        },
      },
      ...refusalsOf(route),
    },
  };
}

/** The body's schema; any countries read the same in a description. Its examples are of fiction. */
export function bodyOf(route: AnyRoute): z.ZodType | undefined {
  return 'bodyWith' in route
    ? inCountries(route, ['US', 'CA'], { own: [], takesFiction: true }).body
    : route.body;
}

function json(schema: z.ZodType, io: 'input' | 'output', example: unknown = exampleOf(schema, io)) {
  return { schema, example };
}

function rawContent({ rawAnswers = {} }: AnyRoute) {
  return Object.fromEntries(
    Object.entries(rawAnswers).map(([type, example]) => [type, { schema: { type: 'string' }, example }]),
  );
}
