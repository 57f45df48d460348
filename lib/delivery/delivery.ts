// Delivery: the functions that send texts, emails and pushes, each fed by its own outbox, and the carriers' receipts.

import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import * as deliveryApi from '../../lambdas/delivery/api.ts';
import { numbersByProgram } from '../config/owned-numbers.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { mayUseEndpoints } from '../platform/push-endpoints.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue } from '../platform/work-queue.ts';
import { EmailSender } from './email-sender.ts';
import { Receipts } from './receipts.ts';
import type { TextSender } from './text-carrier.ts';

const timeout = Duration.seconds(30);

/** Deliveries before a message is given up. Postponing one for the carrier’s rate, by a minute at most, counts too. */
const maxReceives = 240;

/** A message that the carrier didn’t respond to waits ten minutes for its receipt. */
const staleAfter = Duration.minutes(15);

/** Quiet hours hold texts overnight, and a queue can hide a message for 12 hours at most. */
const overnight = Duration.hours(13);

export class Delivery extends Construct {
  readonly outboxes: { text: WorkQueue; email: WorkQueue; push: WorkQueue };
  /** Takes `{"referralId": …, "dueAt": …}`, delayed until then. */
  readonly replyDigests: WorkQueue;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi, pushKey: IKey) {
    super(scope, 'Delivery');
    const receipts = new Receipts(this, shared);
    this.outboxes = {
      text: this.addTexts(shared, receipts.textSender),
      email: this.addEmails(shared, receipts),
      push: this.addPushes(shared, pushKey),
    };
    this.replyDigests = this.addReplyDigests(shared);
    this.addExplanations(shared, api);
  }

  private outbox(shared: SharedResources, name: string, impact: string, stale = staleAfter): WorkQueue {
    return new WorkQueue(this, shared, {
      name,
      impact,
      consumerTimeout: timeout,
      maxReceives,
      staleAfter: stale,
    });
  }

  private addTexts(shared: SharedResources, { environment, allow }: TextSender): WorkQueue {
    const { config } = shared;
    const impact = 'Agents get no text alerts, and clients don’t get their agents’ texts.';
    const sendTexts = new ServiceFunction(this, shared, {
      name: 'delivery/send-texts',
      impact,
      timeout,
      environment: {
        PROGRAM_NUMBERS: JSON.stringify(numbersByProgram(config)),
        ...environment,
        COUNTRIES: JSON.stringify(config.countries),
        QUIET_HOURS: JSON.stringify(config.quietHours),
        OPT_OUT_INSTRUCTIONS: config.optOutInstructions,
      },
    }).mayUseTable({
      'OUTBOX#*': ['GetItem', 'UpdateItem'],
      'CONSENT#*': ['GetItem', 'ConditionCheckItem'],
      'CLIENT#*': ['GetItem', 'UpdateItem', 'ConditionCheckItem'],
      'REF#*': ['Query', 'GetItem'],
      'ANSWERS#*': ['GetItem'],
      'TEAM#*': ['GetItem'],
    });
    allow(sendTexts);
    const outbox = this.outbox(shared, 'outbox-texts', impact, config.quietHours ? overnight : staleAfter);
    // The carrier accepts about one text a second per number: more concurrency would only be throttled.
    outbox.feed(sendTexts, { batchSize: 10, maxConcurrency: 2, mayPostpone: true });
    return outbox;
  }

  /** TX-4: replies that come within five minutes of the last notification are told in one. */
  private addReplyDigests(shared: SharedResources): WorkQueue {
    const impact = 'Agents aren’t told of replies that follow the first within five minutes.';
    const tellReplies = new ServiceFunction(this, shared, {
      name: 'delivery/tell-replies',
      impact,
      timeout,
      environment: { PORTAL_URL: shared.config.portalUrl },
    }).mayUseTable({
      'REF#*': ['BatchGetItem', 'GetItem', 'PutItem'],
      'TEAM#*': ['Query'],
      'CONSENT#*': ['GetItem'],
      'OUTBOX#*': ['PutItem'],
    });
    const digests = new WorkQueue(this, shared, {
      name: 'reply-digests',
      impact,
      consumerTimeout: timeout,
      maxReceives: 20,
      // They wait five minutes on purpose.
      staleAfter: Duration.minutes(20),
    });
    digests.feed(tellReplies, { batchSize: 10, maxConcurrency: 5, mayPostpone: true });
    return digests;
  }

  /** What became of a text, and what would become of the next. */
  private addExplanations(shared: SharedResources, api: HttpApi): void {
    const explainMessage = new ServiceFunction(this, shared, {
      name: 'delivery/explain-message',
      impact: 'Agents can’t see why a text was held or refused.',
    }).mayUseTable({ 'REF#*': ['GetItem'], 'TEAM#*': ['GetItem'], 'OUTBOX#*': ['GetItem'] });
    api.route(deliveryApi.explainMessage, explainMessage);

    const { config } = shared;
    const readNextText = new ServiceFunction(this, shared, {
      name: 'delivery/read-next-text',
      impact: 'Agents can’t see how and when a text would go out before they send it.',
      environment: {
        BRAND: config.brand,
        COUNTRIES: JSON.stringify(config.countries),
        QUIET_HOURS: JSON.stringify(config.quietHours),
        OPT_OUT_INSTRUCTIONS: config.optOutInstructions,
        INTRODUCTION_NUMBERS: JSON.stringify(numbersByProgram(config).introductions),
      },
    }).mayUseTable({
      'REF#*': ['GetItem', 'BatchGetItem', 'Query'],
      'TEAM#*': ['GetItem'],
      'CONSENT#*': ['GetItem'],
      'CLIENT#*': ['GetItem', 'Query'],
    });
    api.route(deliveryApi.readNextText, readNextText);
  }

  private addEmails(shared: SharedResources, receipts: Receipts): WorkQueue {
    const sender = new EmailSender(this, shared, receipts.topic);
    const impact = 'Agents get no emails about offers, and none of their clients’ details.';
    const sendEmails = new ServiceFunction(this, shared, {
      name: 'delivery/send-emails',
      impact,
      timeout,
      environment: { EMAIL_FROM: sender.from, EMAIL_CONFIGURATION_SET: sender.configurationSetName },
    })
      .mayUseTable({ 'OUTBOX#*': ['GetItem', 'UpdateItem'] })
      .may(['ses:SendEmail'], sender.arns, { StringEquals: { 'ses:FromAddress': sender.from } });
    const outbox = this.outbox(shared, 'outbox-emails', impact);
    outbox.feed(sendEmails, { batchSize: 10, maxConcurrency: 5, mayPostpone: true });
    return outbox;
  }

  private addPushes(shared: SharedResources, pushKey: IKey): WorkQueue {
    const { config } = shared;
    const impact = 'Agents get no pushes about offers.';
    const sendPushes = new ServiceFunction(this, shared, {
      name: 'delivery/send-pushes',
      impact,
      timeout,
      environment: {
        PUSH_KEY_ID: pushKey.keyArn,
        PUSH_SERVICES: JSON.stringify(config.pushServices),
        PORTAL_URL: config.portalUrl,
      },
    })
      .mayUseTable({
        'OUTBOX#*': ['GetItem', 'UpdateItem'],
        'REF#*': ['GetItem'],
        'TEAM#*': ['UpdateItem'],
      })
      .may(['kms:GetPublicKey', 'kms:Sign'], [pushKey.keyArn]);
    mayUseEndpoints(sendPushes, 'sns:Publish', config.pushApplications);
    const outbox = this.outbox(shared, 'outbox-pushes', impact);
    outbox.feed(sendPushes, { batchSize: 10, maxConcurrency: 5, mayPostpone: true });
    return outbox;
  }
}
