// Dibs: a table of contents, one line per capability.
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Calling } from './calling.ts';
import { Claiming } from './claiming.ts';
import type { StageConfig } from './config.ts';
import { Consent } from './consent.ts';
import { Contract } from './contract.ts';
import type { DataStack } from './data-stack.ts';
import { Delivery } from './delivery.ts';
import { Following } from './following.ts';
import { numbersOf } from './owned-numbers.ts';
import { Alarms } from './platform/alarms.ts';
import type { House } from './platform/house.ts';
import { HttpApi } from './platform/http-api.ts';
import { Portal } from './portal.ts';
import { Routing } from './routing.ts';
import { Texting } from './texting.ts';

export type DibsStackProps = StackProps & {
  config: StageConfig;
  data: DataStack;
  bundles: string;
  portal: string;
};

export class DibsStack extends Stack {
  constructor(scope: Construct, id: string, { config, data, bundles, portal, ...props }: DibsStackProps) {
    super(scope, id, props);
    const house: House = { config, table: data.table, alarms: new Alarms(this, config), bundles };
    const api = new HttpApi(this, house, data.signIn);

    new Routing(this, house, api);
    const { offerReferral } = new Claiming(this, house, api);
    new Texting(this, house, api);
    const { outboxes } = new Delivery(this, house, api);
    const { callMe } = new Calling(this, house, api);
    const { confirmTexting, inboundTopic } = new Consent(this, house, api);
    new Following(this, house, { offerReferral, callMe, confirmTexting, outboxes });
    new Contract(this, house, api);
    new Portal(this, config, { api, signIn: data.signIn, files: portal });

    // Policies name ARNs and functions phone numbers: only this says which is which, and where texts to them go.
    this.addMetadata('Numbers', numbersOf(config, inboundTopic.topicArn));
  }
}
