// The text carrier that the stage chose: has its receipts published, and gives the function that sends what it needs.
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { needsOf } from '../config/text-carriers.ts';
import type { ServiceFunction } from '../platform/service-function.ts';
import { physicalName, type SharedResources } from '../platform/shared-resources.ts';

/** What the function that gives texts to the carrier is made with. */
export type TextSender = { environment: Record<string, string>; allow(sender: ServiceFunction): void };

/**
 * Of a text, all that AWS tells but that it waits there (`QUEUED`, `PENDING`): the answer to the send has said so, and of a text whose answer
 * was lost these tell within seconds. By name: there is no "all but". A type that AWS adds is to be added here.
 * https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
 */
const told = [
  'SUCCESSFUL',
  'DELIVERED',
  'UNKNOWN',
  'BLOCKED',
  'CARRIER_BLOCKED',
  'CARRIER_UNREACHABLE',
  'UNREACHABLE',
  'INVALID',
  'INVALID_MESSAGE',
  'SPAM',
  'TTL_EXPIRED',
  'PROTECT_BLOCKED',
];

/** Has receipts published to `receipts`. */
export function textSender(scope: Construct, shared: SharedResources, receipts: Topic): TextSender {
  const [{ texts }] = shared.config.brands;
  const { environment, permissions, hasConfigurationSet } = needsOf(shared.config);
  const { actions, resources } = permissions;
  const set = hasConfigurationSet ? configurationSet(scope, shared, receipts) : undefined;
  return {
    environment: { TEXT_CARRIER: texts.carrier, ...environment, ...(set && { CONFIGURATION_SET: set.name }) },
    allow: (sender) => sender.may(actions, [...resources, ...(set ? [set.arn] : [])]),
  };
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
        matchingEventTypes: told.map((type) => `TEXT_${type}`),
        snsDestination: { topicArn: receipts.topicArn },
      },
    ],
  });
  // End User Messaging tries to publish before it takes a destination: the topic's policy has to be there.
  set.node.addDependency(receipts);
  return { name, arn: set.attrArn };
}
