// The HTTP API: JWT authorizer, throttling, access logs without personal data. Capabilities add their routes to it.
import { CfnOutput, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi as GatewayApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { keyOf } from '../../lambdas/platform/http/route.ts';
import type { StageConfig } from '../config/stage-config.ts';
import type { SignIn } from '../people/sign-in.ts';
import { alarmPeriod } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';
import type { SharedResources } from './shared-resources.ts';

/** The route key instead of the path, which carries ids and phone numbers. No IP address, no user. */
const accessLog = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  functionLatencyMs: '$context.integrationLatency',
  functionError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
};

export class HttpApi extends Construct {
  readonly url: string;
  private readonly api: GatewayApi;
  private readonly stage: HttpStage;
  private readonly config: StageConfig;
  private readonly publicRouteSettings: Record<
    string,
    { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }
  > = {};
  private readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, shared: SharedResources, signIn: SignIn) {
    super(scope, 'HttpApi');
    const { config } = shared;
    this.authorizer = new HttpJwtAuthorizer('SignIn', signIn.issuer, {
      jwtAudience: [signIn.portal, signIn.source, signIn.admin].map((client) => client.userPoolClientId),
    });
    this.api = new GatewayApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      defaultAuthorizer: this.authorizer,
      corsPreflight: {
        allowOrigins: [new URL(config.portalUrl).origin],
        allowMethods: [CorsHttpMethod.ANY],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
        // The portal's countdowns use the API's clock, not the phone's.
        exposeHeaders: ['date', 'etag'],
        maxAge: Duration.hours(1),
      },
    });
    const logGroup = new LogGroup(this, 'AccessLogs', {
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.config = config;
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: config.throttling.requestsPerSecond, burstLimit: config.throttling.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    shared.alarms.raise(this, 'FaultsAlarm', {
      kind: 'api',
      metric: this.stage.metricServerError({ period: alarmPeriod, statistic: 'sum' }),
      what: 'The API answered with 5xx.',
      impact: 'Agents can’t claim, answer or see their referrals; the source can’t create any.',
    });
    this.url = this.api.apiEndpoint;
    new CfnOutput(this, 'Url', { value: this.url });
  }

  /** Adds a route that requires a token, as its capability's api.ts describes it. */
  route(described: Parameters<typeof keyOf>[0], handler: ServiceFunction): void {
    this.add(keyOf(described), handler);
  }

  /** Adds a route that anyone may call, for `reason`. */
  publicRoute(key: string, handler: ServiceFunction, reason: string): void {
    const route = this.add(key, handler, new HttpNoneAuthorizer());
    Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason });
    this.throttle(key, route);
  }

  /** DE-4: whoever has no token may use up what is left for those, and nothing of the others. */
  private throttle(key: string, route: HttpRoute): void {
    const { requestsPerSecond, burst } = this.config.throttling.withoutToken;
    this.publicRouteSettings[key] = { ThrottlingRateLimit: requestsPerSecond, ThrottlingBurstLimit: burst };
    const stage = this.stage.node.defaultChild;
    if (!(stage instanceof CfnStage))
      throw new Error('The stage of the API is made otherwise by this version of CDK.');
    stage.routeSettings = this.publicRouteSettings;
    // API Gateway takes settings only of routes that it has.
    this.stage.node.addDependency(route);
  }

  private add(key: string, handler: ServiceFunction, authorizer?: HttpNoneAuthorizer): HttpRoute {
    // In the function's scope, so that the route is in the stack of its capability and not in the API's.
    return new HttpRoute(handler, key, {
      httpApi: this.api,
      routeKey: routeKey(key),
      integration: new HttpLambdaIntegration(handler.node.id, handler.function),
      authorizer: authorizer ?? this.authorizer,
    });
  }
}

function routeKey(key: string): HttpRouteKey {
  if (key === '$default') return HttpRouteKey.DEFAULT;
  const [verb, path] = key.split(' ');
  const method = Object.values(HttpMethod).find((known) => known === verb);
  if (method === undefined || path === undefined) throw new Error(`"${key}" is not "<METHOD> <path>".`);
  return HttpRouteKey.with(path, method);
}
