// The WebSocket API: portals connect by a ticket and ping; whoever follows the table's stream posts to them.
import { CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { Construct } from 'constructs';
import { alarmPeriod } from '../platform/alarms.ts';
import type { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

type Handlers = { connectPortal: ServiceFunction; answerPing: ServiceFunction; impact: string };

/** A word in the address, `wss://…/live`. */
const stageName = 'live';

export class LiveApi extends Construct {
  /** Where portals connect. */
  readonly url: string;
  readonly origin: string;
  private readonly api: WebSocketApi;

  constructor(scope: Construct, shared: SharedResources, handlers: Handlers) {
    super(scope, 'Api');
    const { connectPortal, answerPing, impact } = handlers;
    const { throttling } = shared.config;
    this.api = new WebSocketApi(this, 'Api', { apiName: Stack.of(this).stackName });
    const connect = this.api.addRoute('$connect', {
      integration: new WebSocketLambdaIntegration('ConnectPortal', connectPortal.function),
    });
    const other = this.api.addRoute('$default', {
      integration: new WebSocketLambdaIntegration('AnswerPing', answerPing.function),
      returnResponse: true,
    });
    const stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName,
      autoDeploy: true,
      throttle: { rateLimit: throttling.requestsPerSecond, burstLimit: throttling.burst },
    });
    const { connects } = throttling;
    const cfnStage = stage.node.defaultChild;
    if (!(cfnStage instanceof CfnStage))
      throw new Error('The stage of the API is made otherwise by this version of CDK.');
    // DE-4: strangers who try tickets use up these, and nothing of what connected portals and the other API have.
    cfnStage.routeSettings = {
      $connect: { ThrottlingRateLimit: connects.requestsPerSecond, ThrottlingBurstLimit: connects.burst },
    };
    // API Gateway takes settings only of routes that it has.
    stage.node.addDependency(connect, other);
    acknowledgeChecks(this, stage);

    for (const [id, metricName, what] of [
      ['FaultsAlarm', 'IntegrationError', 'A function behind the live channel failed.'],
      ['ExecutionAlarm', 'ExecutionError', 'API Gateway could not call a function behind the live channel.'],
    ] as const) {
      shared.alarms.raise(this, id, {
        kind: 'live-channel',
        metric: new Metric({
          namespace: 'AWS/ApiGateway',
          metricName,
          dimensionsMap: { ApiId: this.api.apiId, Stage: stageName },
          period: alarmPeriod,
          statistic: 'Sum',
        }),
        what,
        impact,
      });
    }
    this.origin = this.api.apiEndpoint;
    this.url = `${this.origin}/${stageName}`;
    new CfnOutput(this, 'Url', { value: this.url });
  }

  /** Lets `teller` post to whoever is connected, and end connections. */
  grantTell(teller: ServiceFunction): void {
    // The checks name what a role may use as its own stack's template does.
    const apiId = Stack.of(this).exportValue(this.api.apiId);
    const connections = ['POST', 'DELETE'].map((method) =>
      Stack.of(this).formatArn({
        service: 'execute-api',
        resource: apiId,
        resourceName: `${stageName}/${method}/@connections/*`,
      }),
    );
    teller.may(['execute-api:ManageConnections'], connections).function.addEnvironment('LIVE_URL', this.url);
    for (const arn of connections) {
      const resource = flattenCfnReference(Stack.of(teller).resolve(arn));
      teller.acknowledge(
        `AwsSolutions-IAM5[Resource::${resource}]`,
        'Connections come and go: those of this API are as narrow as it gets.',
      );
    }
  }
}

function acknowledgeChecks(scope: LiveApi, stage: WebSocketStage): void {
  Validations.of(stage).acknowledge({
    id: 'AwsSolutions-APIG1',
    reason:
      'API Gateway writes access logs of WebSocket APIs by a role that is set for the whole account and region, which is not this stage’s to change; connects, messages and errors are metrics, and the functions log their faults.',
  });
  Validations.of(scope).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'A browser can’t send a token while it connects: the route behind the JWT authorizer gives it a ticket for one connection, which $connect takes by a conditional write.',
  });
}
