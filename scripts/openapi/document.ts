// The OpenAPI document of the whole API, made from the same route descriptions that the handlers obey.
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { apiSections } from '../../lambdas/platform/http/api-sections.ts';
import { type AnyRoute, routes } from '../../lambdas/routes.ts';
import { operationOf } from './operation.ts';
import { refusalComponents } from './refusals.ts';
import { nothing, readable } from './schemas.ts';

const description = `Dibs offers a new client (a *referral*) to a team of real-estate agents at once. The first agent to answer a call, send the first text or enter a PIN gets the client.

Times are ISO 8601 in UTC, phone numbers E.164. Lists come in pages: send \`cursor\` for the next one. Whatever the caller may not see answers 404, like whatever does not exist.

Texts in a body are trimmed; a field that may be left out may also be empty or null, which means the same. So may query parameters be empty; one that a route doesn’t know is refused with 400 (\`unknown-key\`), so that none is misspelled in silence. Names and places have one line: line breaks in them become spaces.

Refusals are RFC 9457 problem documents. Decide by their \`code\`; titles and details are for people and may change.`;

const sections = Object.keys(apiSections);

export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes.toSorted(inReadingOrder)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Dibs',
        version: '1',
        summary: 'Offers a new client to a team of agents at once. First to claim it gets it.',
        description,
        license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
      },
      servers: [
        { url: '/', description: 'The stage that serves this document at /openapi.json.' },
        { url: 'http://127.0.0.1:3000', description: 'The local cloud: `npm start`.' },
      ],
      tags: Object.entries(apiSections).map(([name, text]) => ({ name, description: text })),
      paths,
      components: {
        schemas: { Nothing: nothing },
        responses: refusalComponents,
        securitySchemes: {
          agent: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'The ID token of an agent who signed in to the stage’s user pool.',
          },
          sourceOperator: person('sources', 'One of the source’s people'),
          administrator: person('admins', 'An administrator'),
          machine: {
            type: 'oauth2',
            description: 'The access token of a machine client, a JWT.',
            flows: {
              clientCredentials: {
                tokenUrl: 'https://dibs-example.auth.us-east-1.amazoncognito.com/oauth2/token',
                scopes: {
                  'dibs/referrals': 'The source of referrals: creates them and sees what became of them.',
                  'dibs/admin': 'Sets up teams and agents, and exports and imports consent.',
                },
              },
            },
          },
        },
      },
    },
    { override: readable },
  );
}

/** Somebody who signed in and is in a group of the user pool. */
function person(group: string, who: string) {
  return {
    type: 'http' as const,
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: `${who}: the ID token of an account in the group \`${group}\` of the stage’s user pool.`,
  };
}

function inReadingOrder(one: AnyRoute, other: AnyRoute): number {
  const bySection = sections.indexOf(one.section) - sections.indexOf(other.section);
  if (bySection !== 0) return bySection;
  return one.path === other.path ? one.method.localeCompare(other.method) : one.path < other.path ? -1 : 1;
}
