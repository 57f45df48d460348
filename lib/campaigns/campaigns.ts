// Campaigns: texts that a team has written ahead (CP).
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as campaignsApi from '../../lambdas/campaigns/api.ts';
import { blockedEnvironment } from '../config/blocked-content.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import type { WorkQueue } from '../platform/work-queue.ts';
import type { Workflow } from '../platform/workflow.ts';
import { BulkTexts } from './bulk-texts.ts';
import { Concierge } from './concierge.ts';
import { Plans } from './plans.ts';

export class Campaigns extends Construct {
  readonly bulkTexts: WorkQueue;
  readonly sendPlanSteps: Workflow;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Campaigns');
    this.bulkTexts = new BulkTexts(this, shared, api).queue;
    const { config } = shared;
    new Concierge(this, shared, api);
    const wording = brandsEnvironment(config, 'name', 'optOutInstructions');

    const listTemplates = new ServiceFunction(this, shared, {
      name: 'campaigns/list-templates',
      impact: 'Agents find no quick replies, and leads can’t see their templates.',
      environment: wording,
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'TEMPLATES#*': ['Query'] });
    api.route(campaignsApi.listTemplates, listTemplates);

    const readTemplate = new ServiceFunction(this, shared, {
      name: 'campaigns/read-template',
      impact: 'Leads can’t open a template to change it.',
      environment: wording,
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'TEMPLATES#*': ['GetItem'] });
    api.route(campaignsApi.readTemplate, readTemplate);

    const saveTemplate = new ServiceFunction(this, shared, {
      name: 'campaigns/save-template',
      impact: 'Leads can’t write templates.',
      environment: {
        ...wording,
        ...blockedEnvironment(config),
      },
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'TEMPLATES#*': ['GetItem', 'UpdateItem'] });
    api.route(campaignsApi.saveTemplate, saveTemplate);

    const removeTemplate = new ServiceFunction(this, shared, {
      name: 'campaigns/remove-template',
      impact: 'Leads can’t remove a template that agents shouldn’t use any more.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'TEMPLATES#*': ['GetItem', 'UpdateItem'] });
    api.route(campaignsApi.removeTemplate, removeTemplate);

    const readSendingHealth = new ServiceFunction(this, shared, {
      name: 'campaigns/read-sending-health',
      impact: 'Leads can’t see how their automated texts are taken.',
      // Twelve weeks of ten thousand texts each take four seconds of a whole processor (docs/benchmarks.md).
      timeout: Duration.seconds(29),
      memorySize: 1769,
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'CAMPAIGN-TEXTS#*': ['Query'] });
    api.route(campaignsApi.readSendingHealth, readSendingHealth);
    this.sendPlanSteps = new Plans(this, shared, api).sendPlanSteps;
  }
}
