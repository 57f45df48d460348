// CP-6, CP-7: bulk texts: their routes, and the queue by which they are handed out. The stream fills it.
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as campaignsApi from '../../lambdas/campaigns/api.ts';
import { blockedEnvironment } from '../config/blocked-content.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';

/** API Gateway waits 30 seconds. */
const surveyTimeout = Duration.seconds(29);
/** In MB: the items of ten thousand clients are parsed by one whole processor. */
const surveyMemory = 1769;
/** A page is 50 texts; the figures of those before it are read first. */
const pageTimeout = Duration.seconds(60);

export class BulkTexts extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'BulkTexts');
    this.addSurveys(shared, api);
    this.addSteering(shared, api);
    this.queue = this.addHandingOut(shared);
  }

  private addSurveys(shared: SharedResources, api: HttpApi): void {
    const { config } = shared;
    const environment = {
      ...brandsEnvironment(config, 'name', 'optOutInstructions'),
      QUIET_HOURS: JSON.stringify(config.quietHours),
      TEXT_PART_USD: String(config.textPartUsd),
    };
    const reads = {
      'TEAM#*': ['Query'],
      'CLIENT-LIST#*': ['Query'],
      'CLIENT-WORDS#*': ['Query'],
      'REF#*': ['BatchGetItem'],
      'CONSENT#*': ['BatchGetItem'],
      'CLIENT#*': ['BatchGetItem'],
    } as const;
    const previewBulkText = new ServiceFunction(this, shared, {
      name: 'campaigns/preview-bulk-text',
      impact: 'Leads and agents can’t see what a bulk text would do, and so can’t send one.',
      timeout: surveyTimeout,
      memorySize: surveyMemory,
      environment: {
        ...environment,
        ...blockedEnvironment(config),
      },
    }).mayUseTable({
      ...reads,
      'TEMPLATES#*': ['GetItem'],
      'BULK-PREVIEW#*': ['PutItem'],
      'LIMIT#*': ['GetItem', 'PutItem'],
    });
    api.route(campaignsApi.previewBulkText, previewBulkText);

    const sendBulkText = new ServiceFunction(this, shared, {
      name: 'campaigns/send-bulk-text',
      impact: 'Leads and agents can’t send bulk texts.',
      timeout: surveyTimeout,
      memorySize: surveyMemory,
      environment,
    }).mayUseTable({
      ...reads,
      'BULK-PREVIEW#*': ['GetItem', 'UpdateItem'],
      'BULK#*': ['GetItem', 'PutItem', 'UpdateItem'],
      'BULK-PAGES#*': ['PutItem'],
      'CAMPAIGN-TEXTS#*': ['Query'],
    });
    api.route(campaignsApi.sendBulkText, sendBulkText);
  }

  private addSteering(shared: SharedResources, api: HttpApi): void {
    const listBulkTexts = new ServiceFunction(this, shared, {
      name: 'campaigns/list-bulk-texts',
      impact: 'Leads and agents can’t find the bulk texts that were sent.',
    })
      .mayUseTable({ 'TEAM#*': ['Query'], 'BULK#*': ['BatchGetItem'] })
      .mayQueryInbox();
    api.route(campaignsApi.listBulkTexts, listBulkTexts);

    const readBulkText = new ServiceFunction(this, shared, {
      name: 'campaigns/read-bulk-text',
      impact: 'Leads and agents can’t see what became of a bulk text.',
    }).mayUseTable({
      'TEAM#*': ['Query'],
      'BULK#*': ['GetItem'],
      'CAMPAIGN-TEXTS#*': ['Query'],
      'REF#*': ['BatchGetItem'],
    });
    api.route(campaignsApi.readBulkText, readBulkText);

    const cancelBulkText = new ServiceFunction(this, shared, {
      name: 'campaigns/cancel-bulk-text',
      impact: 'A bulk text that should not go out can’t be stopped.',
    }).mayUseTable({
      'TEAM#*': ['Query'],
      'BULK#*': ['GetItem', 'UpdateItem'],
      'CAMPAIGN-TEXTS#*': ['Query'],
    });
    api.route(campaignsApi.cancelBulkText, cancelBulkText);

    const resumeBulkText = new ServiceFunction(this, shared, {
      name: 'campaigns/resume-bulk-text',
      impact: 'Leads can’t have a paused bulk text go on.',
    }).mayUseTable({
      'TEAM#*': ['Query'],
      'BULK#*': ['GetItem', 'UpdateItem'],
      'CAMPAIGN-TEXTS#*': ['Query'],
    });
    api.route(campaignsApi.resumeBulkText, resumeBulkText);
  }

  private addHandingOut(shared: SharedResources): WorkQueue {
    const { config } = shared;
    const impact = 'Bulk texts stop in the middle: clients don’t get them, and nobody looks at opt-outs.';
    const handOut = new ServiceFunction(this, shared, {
      name: 'campaigns/hand-out-bulk-texts',
      impact,
      timeout: pageTimeout,
      environment: {
        ...brandsEnvironment(config, 'name', 'optOutInstructions'),
        QUIET_HOURS: JSON.stringify(config.quietHours),
      },
    }).mayUseTable({
      'TEAM#*': ['Query'],
      'BULK#*': ['GetItem', 'UpdateItem'],
      'BULK-PAGES#*': ['GetItem'],
      'REF#*': ['BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      'CONSENT#*': ['BatchGetItem'],
      'CLIENT#*': ['BatchGetItem'],
      'CAMPAIGN-TEXTS#*': ['Query', 'PutItem'],
    });
    const queue = new WorkQueue(this, shared, {
      name: 'bulk-texts',
      impact,
      consumerTimeout: pageTimeout,
      maxReceives: 5,
      // A look is due after 15 minutes at most.
      staleAfter: Duration.minutes(30),
    });
    queue.feed(handOut, { batchSize: 1, maxConcurrency: 5 });
    return queue;
  }
}
