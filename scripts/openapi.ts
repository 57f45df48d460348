// The OpenAPI document of the whole API, made from the same route descriptions that the handlers obey.
import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import * as calling from '../lambdas/calling/api.ts';
import * as claiming from '../lambdas/claiming/api.ts';
import * as consent from '../lambdas/consent/api.ts';
import * as delivery from '../lambdas/delivery/api.ts';
import * as people from '../lambdas/people/api.ts';
import { type ProblemCode, problemSchema, statusOf } from '../lambdas/platform/problem.ts';
import { nothing, type Route } from '../lambdas/platform/route.ts';
import * as routing from '../lambdas/routing/api.ts';
import * as texting from '../lambdas/texting/api.ts';

/** Any country's numbers read the same in a description. */
const countries = ['US'] as const;

/** Every route that takes a token, in the order of the contract. */
export const routes: readonly Route[] = [
  people.saveTeam,
  people.saveAgent(countries),
  claiming.createReferral(countries),
  claiming.readReferral,
  people.readProfile,
  people.changeProfile(countries),
  consent.saveTextAlerts,
  consent.leaveTextAlerts,
  consent.readTextAlerts,
  consent.readTextAlertsHistory,
  people.saveDevice,
  people.removeDevice,
  people.readContactCard,
  claiming.listMyReferrals,
  claiming.readChanges,
  texting.sendMessage,
  texting.listMessages,
  texting.markMessagesRead,
  delivery.explainMessage,
  texting.stopTexting,
  calling.requestCall,
  calling.readMyCall,
  claiming.declineReferral,
  claiming.reassignReferral,
  people.listAgents,
  routing.readLeadRouting,
  routing.saveLeadRouting,
  claiming.readResponseTimes,
  claiming.listTeamReferrals,
  consent.importConsent,
  consent.readLedger,
  texting.listUnmatchedTexts,
];

export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Dibs',
      version: '1',
      description:
        'Offers a new client to a team of agents at once; the first to answer, text or enter a PIN has it. ' +
        'Errors are RFC 9457 problem documents with a stable `code`.',
    },
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
    security: [{ token: [] }],
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const codes = Map.groupBy([...alwaysPossible(route), ...route.problems], statusOf);
  const refusals = [...codes].map(([status, names]) => [
    String(status),
    {
      description: names.join(', '),
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  ]);
  return {
    summary: route.summary,
    description: `For ${route.roles.join(' and ')}.`,
    requestParams: {
      ...(route.parameters instanceof z.ZodObject && { path: route.parameters }),
      ...(route.query instanceof z.ZodObject && { query: route.query }),
      ...(route.headers instanceof z.ZodObject && { header: route.headers }),
    },
    ...(Object.is(route.body, nothing)
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: {
      [route.status]: {
        description: 'Done.',
        content: { [route.answerType ?? 'application/json']: { schema: route.answer } },
      },
      ...Object.fromEntries(refusals),
    },
  };
}

function alwaysPossible(route: Route): ProblemCode[] {
  const parts = [route.parameters, route.query, route.headers, route.body];
  const takesInput = parts.some((part) => !Object.is(part, nothing));
  const takesBody = !Object.is(route.body, nothing);
  return [
    'unauthorized',
    'forbidden',
    ...(takesInput ? (['invalid-request'] as const) : []),
    ...(takesBody ? (['body-too-large'] as const) : []),
    'internal-error',
  ];
}
