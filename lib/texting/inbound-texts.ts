// Inbound texts: receive-texts acts on the words of each that the inbound channel holds (CO-4).
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { brandsEnvironment } from '../config/brand-facts.ts';
import { changesConsent } from '../consent/consent-access.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { type Queues, WorkQueue } from '../platform/work-queue.ts';
import { receivingTimeout } from './inbound-channel.ts';

const impact =
  'People who text STOP may be texted again, which is against the law; YES and START have no effect.';

export class InboundTexts extends Construct {
  constructor(scope: Construct, shared: SharedResources, inbound: Queues) {
    super(scope, 'InboundTexts');
    const { config } = shared;
    const receiveTexts = new ServiceFunction(this, shared, {
      name: 'texting/receive-texts',
      impact,
      timeout: receivingTimeout,
      reserved: config.reservedConcurrency?.inboundTexts,
      environment: {
        COUNTRIES: JSON.stringify(config.countries),
        ...brandsEnvironment(config, 'name', 'supportContact', 'numbers', 'stopCovers'),
        PORTAL_URL: config.portalUrl,
      },
    }).mayUseTable({
      ...changesConsent,
      'ANSWERS#*': ['GetItem', 'PutItem'],
      'CONSENT#*': ['GetItem', 'PutItem', 'UpdateItem'],
      'CLIENT#*': ['GetItem', 'UpdateItem', 'PutItem'],
      'REF#*': ['PutItem'],
      'OUTBOX#*': ['PutItem'],
    });
    const queue = new WorkQueue(this, shared, {
      name: 'inbound-texts',
      impact,
      queues: inbound,
      staleAfter: Duration.minutes(5),
    });
    // In any order: words take effect by the carrier’s timestamps (CO-14).
    queue.feed(receiveTexts, { batchSize: 10, maxConcurrency: 10 });
  }
}
