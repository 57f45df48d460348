// Webhooks: for each receiver a rule on the bus, a queue in which its events wait, the function that signs and posts them, and the secret.
import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { mostAttempts } from '../../lambdas/webhooks/delivery.ts';
import type { WebhookConfig } from '../config/webhooks.ts';
import { alarmPeriod } from '../platform/alarms.ts';
import { memoryToWaitIn, ServiceFunction } from '../platform/service-function.ts';
import { pascalCase, type SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';

export class Webhooks extends Construct {
  constructor(scope: Construct, shared: SharedResources, bus: EventBus) {
    super(scope, 'Webhooks');
    for (const webhook of shared.config.webhooks) new Webhook(this, shared, bus, webhook);
  }
}

/** Base64 of 33 bytes: a receiver reads it with or without `whsec_` before it. Another length makes another key at the next deploy. */
const secretCharacters = 44;

/** A receiver that is slow, or gone, holds up no other. */
class Webhook extends Construct {
  constructor(scope: Construct, shared: SharedResources, bus: EventBus, webhook: WebhookConfig) {
    super(scope, pascalCase(webhook.name));
    const { name, url } = webhook;
    const impact = `${name} doesn’t hear what becomes of referrals and texts.`;
    const timeout = Duration.seconds(30);
    const secret = this.addSecret(name);
    const sendEvent = new ServiceFunction(this, shared, {
      name: 'webhooks/send-event',
      of: name,
      impact,
      timeout,
      memorySize: memoryToWaitIn,
      environment: { WEBHOOK_URL: url, WEBHOOK_KEY_ARN: secret.attrId },
    }).may(['secretsmanager:GetSecretValue'], [secret.attrId]);
    const queue = new WorkQueue(this, shared, {
      name: `webhook-${name}`,
      impact,
      consumerTimeout: timeout,
      maxReceives: mostAttempts,
      staleAfter: Duration.hours(1),
    });
    queue.feed(sendEvent, { batchSize: 5, maxConcurrency: 2, mayPostpone: true });
    const { ruleName } = this.addRule(queue, bus, webhook);
    shared.alarms.raise(this, 'RuleFailsAlarm', {
      kind: 'event-rule',
      // After EventBridge has retried for a day. The metric is published only when it happens.
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'FailedInvocations',
        dimensionsMap: { EventBusName: bus.eventBusName, RuleName: ruleName },
        statistic: 'Sum',
        period: alarmPeriod,
      }),
      what: `Events for ${name} did not reach its queue.`,
      impact,
    });
  }

  private addSecret(name: string): CfnSecret {
    const secret = new CfnSecret(this, 'SigningKey', {
      description: `Dibs: signs what the webhook ${name} is sent`,
      generateSecretString: { excludePunctuation: true, passwordLength: secretCharacters },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'The receiver has to know the secret: it is changed when both are ready, and the one before it signs beside the new one meanwhile.',
    });
    // By it an engineer finds the secret to hand over: the description is the webhook's name.
    new CfnOutput(this, 'SigningKeyArn', { description: name, value: secret.attrId });
    return secret;
  }

  private addRule({ queue }: WorkQueue, eventBus: EventBus, { name, events }: WebhookConfig): Rule {
    return new Rule(this, 'Rule', {
      description: `Dibs: events for the webhook ${name}`,
      eventBus,
      eventPattern: { source: ['dibs'], ...(events && { detailType: [...events] }) },
      targets: [new SqsQueue(queue)],
    });
  }
}
