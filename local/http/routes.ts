// The routes of the template's HTTP API and which of them a request takes, by API Gateway's order of preference.
import * as z from 'zod';
import { propertiesOf } from '../template/properties.ts';
import type { DeployedTemplate, Resource } from '../template/resources.ts';

export type Route = {
  readonly routeKey: string;
  readonly functionArn: string;
  readonly authorizerId: string | undefined;
  readonly integrationTimeoutMs: number;
};

export type RouteMatch = { route: Route; pathParameters: Readonly<Record<string, string>> };

export type Routes = { match(method: string, path: string): RouteMatch | undefined };

const ofApi = z.looseObject({ ApiId: z.string() });
const routeProperties = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).max(0, 'scopes are checked by the functions').optional(),
});
const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.coerce.number().default(30_000),
});

export function readRoutes(template: DeployedTemplate, api: Resource): Routes {
  const integrations = new Map(
    template.ofType('AWS::ApiGatewayV2::Integration').map((each) => [each.ref, each]),
  );
  const routes = template
    .ofType('AWS::ApiGatewayV2::Route')
    .filter((resource) => propertiesOf(resource, ofApi).ApiId === api.ref)
    .map((resource) => ({ resource, properties: propertiesOf(resource, routeProperties) }))
    .map(({ resource, properties }) => {
      const integration = integrations.get(properties.Target.replace('integrations/', ''));
      if (integration === undefined) throw new Error(`${resource.path} has no integration in the template.`);
      const { IntegrationUri, TimeoutInMillis } = propertiesOf(integration, integrationProperties);
      const functionArn = functionIn(IntegrationUri);
      requirePermission(template, resource, functionArn, api.ref);
      return matcherOf({
        routeKey: properties.RouteKey,
        functionArn,
        authorizerId: properties.AuthorizationType === 'JWT' ? properties.AuthorizerId : undefined,
        integrationTimeoutMs: TimeoutInMillis,
      });
    })
    .toSorted((one, other) => other.rank - one.rank);

  return {
    match: (method, path) => {
      for (const { route, matches } of routes) {
        const pathParameters = matches(method, path);
        if (pathParameters !== undefined) return { route, pathParameters };
      }
      return undefined;
    },
  };
}

type Matcher = {
  route: Route;
  rank: number;
  matches(method: string, path: string): Readonly<Record<string, string>> | undefined;
};

/** Literal segments win over parameters, these over a greedy one, a named method over ANY, and all over $default. */
function matcherOf(route: Route): Matcher {
  if (route.routeKey === '$default') return { route, rank: -1, matches: () => ({}) };
  const [wantedMethod = '', pattern = ''] = route.routeKey.split(' ');
  const segments = pattern.split('/').slice(1);
  const weights: number[] = segments.map((segment) =>
    segment.endsWith('+}') ? 1 : segment.startsWith('{') ? 2 : 3,
  );
  const rank = weights.reduce((sum, weight) => sum * 4 + weight, 0) * 2 + (wantedMethod === 'ANY' ? 0 : 1);
  return {
    route,
    rank,
    matches: (method, path) =>
      wantedMethod === 'ANY' || wantedMethod === method ? matchPath(segments, path) : undefined,
  };
}

function matchPath(segments: readonly string[], path: string): Readonly<Record<string, string>> | undefined {
  const given = path.split('/').slice(1);
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index];
    if (segment.endsWith('+}')) {
      parameters[segment.slice(1, -2)] = decodeURIComponent(given.slice(index).join('/'));
      return value === undefined ? undefined : parameters;
    }
    if (value === undefined || value === '') {
      if (segment !== '' || value === undefined) return undefined;
    } else if (segment.startsWith('{')) parameters[segment.slice(1, -1)] = decode(value);
    else if (segment !== value) return undefined;
  }
  return given.length === segments.length ? parameters : undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** An integration names its function by ARN, or by the path of the Lambda API around the ARN. */
export function functionIn(uri: string): string {
  return /functions\/(arn:[^/]+)\/invocations/.exec(uri)?.[1] ?? uri;
}

const permissionProperties = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
});

/** Without the permission to invoke its function a deployed route answers 500: better found here. */
export function requirePermission(
  template: DeployedTemplate,
  route: Resource,
  functionArn: string,
  apiId: string,
): void {
  const target = template.byArn(functionArn);
  const isPermitted = template
    .ofType('AWS::Lambda::Permission')
    .map((resource) => propertiesOf(resource, permissionProperties))
    .some(
      ({ FunctionName, Principal, SourceArn }) =>
        (FunctionName === target.arn || FunctionName === target.ref) &&
        Principal === 'apigateway.amazonaws.com' &&
        (SourceArn === undefined || SourceArn.includes(`:${apiId}/`)),
    );
  if (!isPermitted) throw new Error(`${route.path}: API Gateway has no permission to invoke ${target.path}.`);
}
