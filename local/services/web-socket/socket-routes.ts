// The template's WebSocket API: its stage, its routes, and which of them a message takes.
import * as z from 'zod';
import { functionIn, requirePermission } from '../../http/routes.ts';
import { propertiesOf } from '../../template/properties.ts';
import { isRecord } from '../../template/record.ts';
import type { DeployedTemplate } from '../../template/resources.ts';

export type SocketRoute = {
  readonly routeKey: string;
  readonly functionArn: string;
  readonly integrationTimeoutMs: number;
  /** What the function answers goes back to who sent the message. */
  readonly isAnswered: boolean;
};

export type SocketRoutes = {
  readonly apiId: string;
  readonly region: string;
  /** The first word of the address. */
  readonly stageName: string;
  byKey(routeKey: string): SocketRoute | undefined;
  /** The route of a message by what the selection expression finds in it; that of all others is `$default`. */
  ofMessage(body: string): SocketRoute | undefined;
};

const apiProperties = z.looseObject({
  ProtocolType: z.string(),
  RouteSelectionExpression: z
    .string()
    .regex(/^\$request\.body\.\w+$/, 'routes are selected by one field of the body alone')
    .optional(),
});
const ofApi = z.looseObject({ ApiId: z.string() });
const stageProperties = z.object({ ApiId: z.string(), StageName: z.string() });
const routeProperties = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE', 'who connects shows a ticket to the function of $connect').optional(),
  RouteResponseSelectionExpression: z.literal('$default').optional(),
});
const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  TimeoutInMillis: z.coerce.number().default(29_000),
});
const routeResponse = z.object({ RouteId: z.string(), RouteResponseKey: z.literal('$default') });

/** Undefined when the template has no WebSocket API. */
export function readSocketRoutes(template: DeployedTemplate, region: string): SocketRoutes | undefined {
  const apis = template
    .ofType('AWS::ApiGatewayV2::Api')
    .filter((each) => propertiesOf(each, apiProperties).ProtocolType === 'WEBSOCKET');
  const [api, ...others] = apis;
  if (api === undefined) return undefined;
  if (others.length > 0) throw new Error('The local cloud runs one WebSocket API at most.');
  const { RouteSelectionExpression = '$request.body.action' } = propertiesOf(api, apiProperties);
  const selector = RouteSelectionExpression.split('.').at(-1) ?? '';

  const stage = template
    .ofType('AWS::ApiGatewayV2::Stage')
    .find((each) => propertiesOf(each, ofApi).ApiId === api.ref);
  if (stage === undefined) throw new Error(`${api.path} has no stage in the template.`);
  const integrations = new Map(
    template.ofType('AWS::ApiGatewayV2::Integration').map((each) => [each.ref, each]),
  );
  const answered = new Set(
    template
      .ofType('AWS::ApiGatewayV2::RouteResponse')
      .map((each) => propertiesOf(each, routeResponse).RouteId),
  );
  const routes = template
    .ofType('AWS::ApiGatewayV2::Route')
    .filter((each) => propertiesOf(each, ofApi).ApiId === api.ref)
    .map((resource): [string, SocketRoute] => {
      const { RouteKey, Target } = propertiesOf(resource, routeProperties);
      const integration = integrations.get(Target.replace('integrations/', ''));
      if (integration === undefined) throw new Error(`${resource.path} has no integration in the template.`);
      const { IntegrationUri, TimeoutInMillis } = propertiesOf(integration, integrationProperties);
      const functionArn = functionIn(IntegrationUri);
      requirePermission(template, resource, functionArn, api.ref);
      const isAnswered = answered.has(resource.ref);
      return [
        RouteKey,
        { routeKey: RouteKey, functionArn, integrationTimeoutMs: TimeoutInMillis, isAnswered },
      ];
    });
  const byKey = new Map(routes);

  return {
    apiId: api.ref,
    region,
    stageName: propertiesOf(stage, stageProperties).StageName,
    byKey: (routeKey) => byKey.get(routeKey),
    ofMessage: (body) => byKey.get(selected(body, selector)) ?? byKey.get('$default'),
  };
}

function selected(body: string, field: string): string {
  try {
    const message: unknown = JSON.parse(body);
    return isRecord(message) && typeof message[field] === 'string' ? message[field] : '$default';
  } catch {
    return '$default';
  }
}
