// Dibs: a table of contents, one line per capability. Who is in a team, and the portal, are in a stack beside it.
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Calling } from '../calling/calling.ts';
import { Claiming } from '../claiming/claiming.ts';
import { numbersOf } from '../config/owned-numbers.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { Consent } from '../consent/consent.ts';
import { Delivery } from '../delivery/delivery.ts';
import { Alarms } from '../platform/alarms.ts';
import { Contract } from '../platform/contract.ts';
import { HttpApi } from '../platform/http-api.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { Following } from '../stream/stream.ts';
import { Texting } from '../texting/texting.ts';
import type { DataStack } from './data-stack.ts';

export type DibsStackProps = StackProps & { config: StageConfig; data: DataStack; bundles: string };

export class DibsStack extends Stack {
  readonly shared: SharedResources;
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { config, data, bundles, ...props }: DibsStackProps) {
    super(scope, id, props);
    const shared: SharedResources = { config, table: data.table, alarms: new Alarms(this, config), bundles };
    const api = new HttpApi(this, shared, data.signIn);
    this.shared = shared;
    this.api = api;

    const { offerReferral } = new Claiming(this, shared, api);
    new Texting(this, shared, api);
    const { outboxes } = new Delivery(this, shared, api);
    const { callMe } = new Calling(this, shared, api);
    const { requestConsent, inboundTopic } = new Consent(this, shared, api);
    new Following(this, shared, { offerReferral, callMe, requestConsent, outboxes });
    new Contract(this, shared, api);

    // Policies name ARNs and functions phone numbers: only this says which is which, and where texts to them go.
    this.addMetadata('Numbers', numbersOf(config, inboundTopic.topicArn));
  }
}
