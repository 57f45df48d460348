// The text carrier: takes texts, and publishes receipts and inbound texts. Configuration chooses it; what uses one depends on the type alone.
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stage-config.ts';
import { endUserMessaging, type Publisher } from '../platform/carrier-topic.ts';
import type { ServiceFunction } from '../platform/service-function.ts';
import { physicalName, type SharedResources } from '../platform/shared-resources.ts';

/** The function that gives texts to the carrier, so that no function holds the SDK of a carrier that is not chosen. */
export type TextSender = {
  /** `lambdas/delivery/handlers/<name>.ts` */
  name: string;
  environment: Record<string, string>;
  allow(sender: ServiceFunction): void;
};

type TextCarrier = {
  /** Who publishes receipts and inbound texts. */
  publisher: Publisher;
  /** Has receipts published to `receipts`. */
  connect(scope: Construct, shared: SharedResources, receipts: Topic): TextSender;
};

export function textCarrierOf({ texts }: StageConfig): TextCarrier {
  switch (texts.carrier) {
    case 'end-user-messaging':
      return {
        publisher: endUserMessaging,
        connect(scope, shared, receipts) {
          const { name, arn } = configurationSet(scope, shared, receipts);
          const numbers = Object.values(texts.numbers).flat();
          return {
            name: 'send-texts',
            environment: { CONFIGURATION_SET: name },
            allow: (sender) =>
              sender.may(['sms-voice:SendTextMessage'], [...numbers.map((number) => number.arn), arn]),
          };
        },
      };
  }
}

/** Texts are sent with it, so that their receipts are published. */
function configurationSet(
  scope: Construct,
  shared: SharedResources,
  receipts: Topic,
): { name: string; arn: string } {
  const name = physicalName(shared, 'texts');
  const set = new CfnConfigurationSet(scope, 'Texts', {
    configurationSetName: name,
    eventDestinations: [
      {
        eventDestinationName: 'receipts',
        enabled: true,
        matchingEventTypes: ['TEXT_ALL'],
        snsDestination: { topicArn: receipts.topicArn },
      },
    ],
  });
  return { name, arn: set.attrArn };
}
