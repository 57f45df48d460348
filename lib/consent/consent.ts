// Consent: agents enroll in text alerts and leave them, and the ledger keeps the evidence (CO).
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as consentApi from '../../lambdas/consent/api.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import { phoneEnvironment } from '../config/owned-numbers.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import type { Workflow } from '../platform/workflow.ts';
import { changesConsent } from './consent-access.ts';
import { ConsentJobs } from './consent-jobs.ts';
import { RequestConsent } from './request-consent.ts';

export class Consent extends Construct {
  readonly requestConsent: Workflow;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Consent');
    this.addTextAlerts(shared, api);
    this.addChecklist(shared, api);
    this.addEvidence(shared, api);
    this.addOptOuts(shared, api);
    this.requestConsent = new RequestConsent(this, shared).workflow;
    this.addImports(shared, api, new ConsentJobs(this, shared));
  }

  /** CO-1: an agent's own text alerts. */
  private addTextAlerts(shared: SharedResources, api: HttpApi): void {
    const saveTextAlerts = new ServiceFunction(this, shared, {
      name: 'consent/save-text-alerts',
      impact: 'Agents can’t enroll in text alerts, and hear of referrals late.',
      environment: brandsEnvironment(shared.config, 'alertNumber'),
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'LIMIT#*': ['GetItem', 'PutItem'], ...changesConsent });
    api.route(consentApi.saveTextAlerts, saveTextAlerts);

    const leaveTextAlerts = new ServiceFunction(this, shared, {
      name: 'consent/leave-text-alerts',
      impact: 'Agents who don’t want text alerts any more can’t switch them off in the portal.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], ...changesConsent });
    api.route(consentApi.leaveTextAlerts, leaveTextAlerts);

    const readTextAlerts = new ServiceFunction(this, shared, {
      name: 'consent/read-text-alerts',
      impact: 'Agents can’t see whether they get text alerts, nor that their answer is missing.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'CONSENT#*': ['GetItem'] });
    api.route(consentApi.readTextAlerts, readTextAlerts);

    const readTextAlertsHistory = new ServiceFunction(this, shared, {
      name: 'consent/read-text-alerts-history',
      impact: 'Agents can’t see what they were asked and what they answered.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'LEDGER#*': ['Query'] });
    api.route(consentApi.readTextAlertsHistory, readTextAlertsHistory);
  }

  /** What an agent does once, before the first client comes. */
  private addChecklist(shared: SharedResources, api: HttpApi): void {
    const access = { 'TEAM#*': ['GetItem', 'UpdateItem'], 'CONSENT#*': ['GetItem'] } as const;
    const readChecklist = new ServiceFunction(this, shared, {
      name: 'consent/read-checklist',
      impact: 'New agents don’t see what they have to do before clients can reach them.',
    }).mayUseTable(access);
    api.route(consentApi.readChecklist, readChecklist);

    const changeChecklist = new ServiceFunction(this, shared, {
      name: 'consent/change-checklist',
      impact: 'New agents can’t confirm their phone, nor put the checklist aside.',
    }).mayUseTable(access);
    api.route(consentApi.changeChecklist, changeChecklist);
  }

  /** CO-13: the ledger of one number. */
  private addEvidence(shared: SharedResources, api: HttpApi): void {
    const readLedger = new ServiceFunction(this, shared, {
      name: 'consent/read-ledger',
      impact: 'Administrators can’t show what the owner of a phone agreed to, to them or to a regulator.',
      environment: brandsEnvironment(shared.config),
    }).mayUseTable({ 'CONSENT#*': ['GetItem'], 'LEDGER#*': ['Query'] });
    api.route(consentApi.readLedger, readLedger);
  }

  /** CO-19: opt-outs that came in another way than by text. */
  private addOptOuts(shared: SharedResources, api: HttpApi): void {
    const bookOptOut = new ServiceFunction(this, shared, {
      name: 'consent/book-opt-out',
      impact:
        'People who asked by phone or letter for no more texts may be texted again, which is against the law.',
      environment: { ...phoneEnvironment(shared.config), ...brandsEnvironment(shared.config, 'stopCovers') },
    }).mayUseTable(changesConsent);
    api.route(consentApi.bookOptOut, bookOptOut);
  }

  /** Agents who consented elsewhere before. A job asks them to confirm. */
  private addImports(shared: SharedResources, api: HttpApi, { jobs }: ConsentJobs): void {
    const importConsent = new ServiceFunction(this, shared, {
      name: 'consent/import-consent',
      impact: 'Administrators can’t import the agents whom they texted before.',
      // A hundred lines, one after the other. The API waits one second longer.
      timeout: Duration.seconds(29),
      environment: {
        ...phoneEnvironment(shared.config),
        JOBS_QUEUE_URL: jobs.queue.queueUrl,
      },
    })
      .mayUseTable({ 'TEAM#*': ['GetItem'], 'IMPORT#*': ['GetItem', 'PutItem'], ...changesConsent })
      .may(['sqs:SendMessage'], [jobs.queue.queueArn]);
    api.route(consentApi.importConsent, importConsent);

    const readImport = new ServiceFunction(this, shared, {
      name: 'consent/read-import',
      impact: 'Administrators can’t see which lines of their list were refused.',
    }).mayUseTable({ 'IMPORT#*': ['GetItem'] });
    api.route(consentApi.readImport, readImport);
  }
}
