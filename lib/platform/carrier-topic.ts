// A topic that a carrier publishes to: receipts, call events, inbound texts. Encrypted, for it carries phones and clients' words.
import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Publisher } from '../config/text-carriers.ts';

export function carrierTopic(scope: Construct, id: string, publisher: Publisher, key: IKey): Topic {
  const topic = new Topic(scope, id, { enforceSSL: true, masterKey: key });
  topic.addToResourcePolicy(
    PolicyStatement.fromJson({
      Effect: 'Allow',
      Principal: publisher,
      Action: 'sns:Publish',
      Resource: topic.topicArn,
      // A service publishes on behalf of any account: only this one is allowed.
      ...('Service' in publisher && { Condition: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }),
    }),
  );
  return topic;
}
