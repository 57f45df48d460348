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
import type { House } from '../platform/shared-resources.ts';
import { Following } from '../stream/stream.ts';
import { Texting } from '../texting/texting.ts';
import type { DataStack } from './data-stack.ts';

export type DibsStackProps = StackProps & { config: StageConfig; data: DataStack; bundles: string };

export class DibsStack extends Stack {
  readonly house: House;
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { config, data, bundles, ...props }: DibsStackProps) {
    super(scope, id, props);
    const house: House = { config, table: data.table, alarms: new Alarms(this, config), bundles };
    const api = new HttpApi(this, house, data.signIn);
    this.house = house;
    this.api = api;

    const { offerReferral } = new Claiming(this, house, api);
    new Texting(this, house, api);
    const { outboxes } = new Delivery(this, house, api);
    const { callMe } = new Calling(this, house, api);
    const { requestConsent, inboundTopic } = new Consent(this, house, api);
    new Following(this, house, { offerReferral, callMe, requestConsent, outboxes });
    new Contract(this, house, api);

    // Policies name ARNs and functions phone numbers: only this says which is which, and where texts to them go.
    this.addMetadata('Numbers', numbersOf(config, inboundTopic.topicArn));
  }
}
