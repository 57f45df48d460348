// Consent: agents enrol in text alerts and leave them, and whatever was agreed to can be shown (CO).
import { Duration } from 'aws-cdk-lib';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { House } from '../platform/shared-resources.ts';
import type { Workflow } from '../platform/workflow.ts';
import { InboundTexts } from '../texting/inbound-texts.ts';
import { changesConsent } from './consent-access.ts';
import { ConsentJobs } from './consent-jobs.ts';
import { RequestConsent } from './request-consent.ts';

export class Consent extends Construct {
  readonly requestConsent: Workflow;
  /** Where the carrier hands over texts that come in. */
  readonly inboundTopic: Topic;

  constructor(scope: Construct, house: House, api: HttpApi) {
    super(scope, 'Consent');
    this.addTextAlerts(house, api);
    this.addEvidence(house, api);
    this.inboundTopic = new InboundTexts(this, house).topic;
    this.requestConsent = new RequestConsent(this, house).workflow;
    this.addImports(house, api, new ConsentJobs(this, house));
  }

  /** CO-1: an agent's own text alerts. */
  private addTextAlerts(house: House, api: HttpApi): void {
    const saveTextAlerts = new ServiceFunction(this, house, {
      name: 'consent/save-text-alerts',
      whoIsHurt: 'Agents can’t enrol in text alerts, and hear of referrals late.',
      environment: { LEAD_ALERT_NUMBER: house.config.leadAlertNumber.e164 },
    }).mayUseTable({ 'TEAM#*': ['GetItem'], ...changesConsent });
    api.route('PUT /me/text-alerts', saveTextAlerts);

    const leaveTextAlerts = new ServiceFunction(this, house, {
      name: 'consent/leave-text-alerts',
      whoIsHurt: 'Agents who don’t want text alerts any more can’t switch them off in the portal.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], ...changesConsent });
    api.route('DELETE /me/text-alerts', leaveTextAlerts);

    const readTextAlerts = new ServiceFunction(this, house, {
      name: 'consent/read-text-alerts',
      whoIsHurt: 'Agents can’t see whether they get text alerts, nor that an answer is missing.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'CONSENT#*': ['GetItem'] });
    api.route('GET /me/text-alerts', readTextAlerts);

    const readTextAlertsHistory = new ServiceFunction(this, house, {
      name: 'consent/read-text-alerts-history',
      whoIsHurt: 'Agents can’t see what they were asked and what they answered.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'LEDGER#*': ['Query'] });
    api.route('GET /me/text-alerts/history', readTextAlertsHistory);
  }

  /** CO-13: what the ledger holds of one number. */
  private addEvidence(house: House, api: HttpApi): void {
    const readLedger = new ServiceFunction(this, house, {
      name: 'consent/read-ledger',
      whoIsHurt: 'Nobody can show what a phone’s owner agreed to, to them or to a regulator.',
    }).mayUseTable({ 'CONSENT#*': ['GetItem'], 'LEDGER#*': ['Query'] });
    api.route('GET /numbers/{e164}/consent', readLedger);
  }

  /** Agents who come from elsewhere; a job asks them. */
  private addImports(house: House, api: HttpApi, { jobs }: ConsentJobs): void {
    const importConsent = new ServiceFunction(this, house, {
      name: 'consent/import-consent',
      whoIsHurt: 'Administrators can’t bring along whom they texted before.',
      // A hundred lines, one after the other; the API waits a second longer.
      timeout: Duration.seconds(29),
      environment: {
        COUNTRIES: JSON.stringify(house.config.countries),
        JOBS_QUEUE_URL: jobs.queue.queueUrl,
      },
    })
      .mayUseTable({ 'TEAM#*': ['GetItem'], ...changesConsent })
      .may(['sqs:SendMessage'], [jobs.queue.queueArn]);
    api.route('POST /text-alerts/imports', importConsent);
  }
}
