// Delivery: the functions that send texts, emails and pushes, each fed by its own outbox, and the carriers' receipts.

import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import * as deliveryApi from '../../lambdas/delivery/api.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import { paceVariable, partsPerSecondOf } from '../config/owned-numbers.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { alarmPeriod } from '../platform/alarms.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { mayUseEndpoints } from '../platform/push-endpoints.ts';
import { memoryToWaitIn, ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { WorkQueue, type WorkQueueProps } from '../platform/work-queue.ts';
import { EmailSenders } from './email-senders.ts';
import { Receipts } from './receipts.ts';
import type { TextSender } from './text-carrier.ts';

const timeout = Duration.seconds(30);

/**
 * Deliveries before a message is given up. A text that waits for its turn takes two, one for each 12 hours and few more, however long
 * the backlog (PA-3); one that waits for another text, or is throttled, comes again within a minute at most: hours, in 240.
 */
const maxReceives = 240;

/**
 * How many batches of texts are sent at once. A text is handed out a second before its turn at most, often alone, and holds its
 * batch until then: fewer than the numbers' parts a second, and texts are late for their turns.
 */
function sendersFor(config: StageConfig): number {
  const parts = Object.values(partsPerSecondOf(config)).reduce((sum, rate) => sum + rate, 0);
  return Math.min(100, Math.max(2, Math.ceil(1.5 * parts)));
}

/** A message that the carrier didn’t respond to waits ten minutes for its receipt. */
const staleAfter = Duration.minutes(15);

/** Quiet hours hold texts overnight, and what is held otherwise looks again every hour, for a week (CP-9, CO-16): within `maxReceives`. */
const untaken = Duration.minutes(30);

export class Delivery extends Construct {
  readonly outboxes: { text: WorkQueue; email: WorkQueue; push: WorkQueue };
  /** Takes `{"referralId": …, "dueAt": …}`, delayed until then. */
  readonly replyDigests: WorkQueue;
  /** Who sends emails. */
  readonly emails: EmailSenders;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi, pushKey: IKey) {
    super(scope, 'Delivery');
    const receipts = new Receipts(this, shared);
    this.emails = new EmailSenders(this, shared, receipts.emailTopic);
    this.outboxes = {
      text: this.addTexts(shared, receipts.textSender),
      email: this.addEmails(shared),
      push: this.addPushes(shared, pushKey),
    };
    this.replyDigests = this.addReplyDigests(shared);
    this.addExplanations(shared, api);
    this.addTestText(shared, api);
  }

  private outbox(
    shared: SharedResources,
    name: string,
    impact: string,
    kept: Pick<WorkQueueProps, 'staleAfter'> & { areHeld?: boolean } = { staleAfter },
  ): WorkQueue {
    return new WorkQueue(this, shared, { name, impact, consumerTimeout: timeout, maxReceives, ...kept });
  }

  private addTexts(shared: SharedResources, { environment, allow }: TextSender): WorkQueue {
    const { config } = shared;
    const impact = 'Agents get no text alerts, and clients don’t get their agents’ texts.';
    const sendTexts = new ServiceFunction(this, shared, {
      name: 'delivery/send-texts',
      impact,
      timeout,
      // It waits for turns most of its time.
      memorySize: memoryToWaitIn,
      environment: {
        ...brandsEnvironment(config, 'name', 'optOutInstructions', 'numbers'),
        PARTS_PER_SECOND: paceVariable(config),
        ...environment,
        COUNTRIES: JSON.stringify(config.countries),
        QUIET_HOURS: JSON.stringify(config.quietHours),
      },
    })
      .mayUseTable({
        'OUTBOX#*': ['UpdateItem'],
        'SCHEDULE#*': ['PutItem'],
        'CONSENT#*': ['ConditionCheckItem'],
        'CLIENT#*': ['UpdateItem', 'ConditionCheckItem'],
        'REF#*': ['Query'],
      })
      .mayReadTogether(
        'OUTBOX#*',
        'SCHEDULE#*',
        'CONSENT#*',
        'CLIENT#*',
        'REF#*',
        'PLANS#*',
        'BULK#*',
        'CONCIERGE#*',
        'ANSWERS#*',
        'TEAM#*',
      );
    allow(sendTexts);
    const outbox = this.outbox(shared, 'outbox-texts', impact, { areHeld: true, staleAfter: untaken });
    outbox.feed(sendTexts, { batchSize: 10, maxConcurrency: sendersFor(config), mayPostpone: true });
    this.alarmOnBacklog(shared, sendTexts);
    return outbox;
  }

  /** PA-1: how far ahead a number is booked. No metric tells which: the log names no number. */
  private alarmOnBacklog({ config, alarms }: SharedResources, sendTexts: ServiceFunction): void {
    const ahead = new MetricFilter(sendTexts, 'Backlog', {
      logGroup: sendTexts.logGroup,
      filterPattern: FilterPattern.stringValue('$.message.event', '=', 'text-waits-for-its-turn'),
      metricNamespace: `Dibs/${config.stage}`,
      metricName: 'seconds until the last text that waits for its number',
      metricValue: '$.message.aheadSeconds',
    });
    alarms.raise(this, 'BacklogAlarm', {
      kind: 'backlog',
      metric: ahead.metric({ period: alarmPeriod, statistic: 'Maximum' }),
      threshold: 60 * config.textBacklogMinutes,
      what: `Texts wait ${config.textBacklogMinutes} minutes for their number’s turn.`,
      impact: 'Text alerts and automated texts come late; agents’ own texts go first and don’t.',
    });
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
      'CONSENT#*': ['BatchGetItem'],
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
        ...brandsEnvironment(config, 'name', 'optOutInstructions', 'introductionNumbers'),
        COUNTRIES: JSON.stringify(config.countries),
        LINK_SHORTENERS: JSON.stringify(config.linkShorteners),
        QUIET_HOURS: JSON.stringify(config.quietHours),
      },
    }).mayUseTable({
      'REF#*': ['GetItem', 'BatchGetItem', 'Query'],
      'TEAM#*': ['GetItem'],
      'CONSENT#*': ['GetItem'],
      'CLIENT#*': ['GetItem', 'Query'],
    });
    api.route(deliveryApi.readNextText, readNextText);
  }

  /** An agent sees that texts arrive before the first client's does. */
  private addTestText(shared: SharedResources, api: HttpApi): void {
    const sendTestText = new ServiceFunction(this, shared, {
      name: 'delivery/send-test-text',
      impact: 'Agents can’t try whether texts reach them.',
      environment: {
        ...brandsEnvironment(shared.config, 'name', 'alertNumber'),
        PORTAL_URL: shared.config.portalUrl,
      },
    }).mayUseTable({
      'TEAM#*': ['GetItem', 'UpdateItem'],
      'CONSENT#*': ['GetItem'],
      'LIMIT#*': ['GetItem', 'PutItem'],
      'OUTBOX#*': ['PutItem'],
    });
    api.route(deliveryApi.sendTestText, sendTestText);
  }

  private addEmails(shared: SharedResources): WorkQueue {
    const impact = 'Agents get no emails about offers, and none of their clients’ details.';
    const sendEmails = new ServiceFunction(this, shared, {
      name: 'delivery/send-emails',
      impact,
      timeout,
      memorySize: memoryToWaitIn,
      environment: {
        ...brandsEnvironment(shared.config, 'name', 'emailFrom'),
        EMAIL_CONFIGURATION_SET: this.emails.configurationSetName,
      },
    }).mayUseTable({
      'OUTBOX#*': ['GetItem', 'PutItem', 'UpdateItem'],
      'TEAM-EMAIL#*': ['UpdateItem'],
    });
    this.emails.allow(sendEmails);
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
