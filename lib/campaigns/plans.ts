// CP-2 to CP-5: plans, who is on one, and the workflow that wakes when steps are due. The stream starts it.
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as campaignsApi from '../../lambdas/campaigns/api.ts';
import { blockedEnvironment } from '../config/blocked-content.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { memoryToWaitIn, ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { Workflow } from '../platform/workflow.ts';

const impactOfSteps = 'Clients don’t get the texts of the plans that they are on.';
/** A page of 50 clients takes a few seconds. */
const pageTimeout = Duration.seconds(60);

export class Plans extends Construct {
  readonly sendPlanSteps: Workflow;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Plans');
    const { config } = shared;
    const wording = {
      ...brandsEnvironment(config, 'name', 'optOutInstructions'),
      ...blockedEnvironment(config),
    };

    const listPlans = new ServiceFunction(this, shared, {
      name: 'campaigns/list-plans',
      impact: 'Agents can’t see on which plans they could put their clients.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'PLANS#*': ['Query'] });
    api.route(campaignsApi.listPlans, listPlans);

    const readPlan = new ServiceFunction(this, shared, {
      name: 'campaigns/read-plan',
      impact: 'Leads can’t open a plan to change it.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'PLANS#*': ['GetItem'] });
    api.route(campaignsApi.readPlan, readPlan);

    const savePlan = new ServiceFunction(this, shared, {
      name: 'campaigns/save-plan',
      impact: 'Leads can’t write plans.',
      environment: wording,
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'PLANS#*': ['GetItem', 'PutItem', 'UpdateItem'],
      'TEMPLATES#*': ['Query'],
    });
    api.route(campaignsApi.savePlan, savePlan);

    const removePlan = new ServiceFunction(this, shared, {
      name: 'campaigns/remove-plan',
      impact: 'Leads can’t remove a plan, and clients who are on it get more of it.',
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'PLANS#*': ['GetItem', 'PutItem', 'UpdateItem'],
      'CONCIERGE#*': ['ConditionCheckItem'],
    });
    api.route(campaignsApi.removePlan, removePlan);

    const previewPlan = new ServiceFunction(this, shared, {
      name: 'campaigns/preview-plan',
      impact: 'Nobody can see what a plan comes to before clients are on it.',
      environment: { ...wording, QUIET_HOURS: JSON.stringify(config.quietHours) },
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'PLANS#*': ['GetItem'],
      'TEMPLATES#*': ['Query'],
      'REF#*': ['BatchGetItem'],
      'CLIENT#*': ['GetItem'],
      'CONSENT#*': ['GetItem'],
    });
    api.route(campaignsApi.previewPlan, previewPlan);

    this.addClientsRoutes(shared, api);
    const sendDueSteps = new ServiceFunction(this, shared, {
      name: 'campaigns/send-due-steps',
      impact: impactOfSteps,
      timeout: pageTimeout,
      memorySize: memoryToWaitIn,
      environment: brandsEnvironment(config, 'name', 'optOutInstructions'),
    })
      .mayUseTable({
        'REF#*': ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
        'TEAM#*': ['GetItem'],
        'PLANS#*': ['GetItem'],
        'TEMPLATES#*': ['GetItem'],
        'CLIENT#*': ['GetItem'],
        'CAMPAIGN-TEXTS#*': ['PutItem'],
      })
      .mayQueryDue();
    this.sendPlanSteps = new Workflow(this, shared, {
      name: 'send-plan-steps',
      tasks: { SendDueSteps: sendDueSteps },
      impact: impactOfSteps,
    });
  }

  private addClientsRoutes(shared: SharedResources, api: HttpApi): void {
    const { config } = shared;
    /** What is to come of a plan depends on its words, and on when its client may be texted. */
    const environment = {
      ...brandsEnvironment(config, 'name', 'optOutInstructions'),
      QUIET_HOURS: JSON.stringify(config.quietHours),
    };
    const readClientPlan = new ServiceFunction(this, shared, {
      name: 'campaigns/read-client-plan',
      impact: 'Agents can’t see which plan a client is on.',
      environment,
    }).mayUseTable({
      'REF#*': ['GetItem', 'BatchGetItem'],
      'TEAM#*': ['GetItem'],
      'PLANS#*': ['GetItem'],
      'TEMPLATES#*': ['GetItem'],
      'CLIENT#*': ['GetItem'],
      'CONSENT#*': ['GetItem'],
    });
    api.route(campaignsApi.readClientPlan, readClientPlan);

    const putOnPlan = new ServiceFunction(this, shared, {
      name: 'campaigns/put-on-plan',
      impact: 'Agents can’t put clients on a plan.',
      environment,
    }).mayUseTable({
      'REF#*': ['GetItem', 'BatchGetItem', 'PutItem', 'ConditionCheckItem'],
      'TEAM#*': ['GetItem'],
      'PLANS#*': ['GetItem'],
      'TEMPLATES#*': ['GetItem'],
      'CLIENT#*': ['GetItem'],
      'CONSENT#*': ['GetItem'],
    });
    api.route(campaignsApi.putOnPlan, putOnPlan);

    const takeOffPlan = new ServiceFunction(this, shared, {
      name: 'campaigns/take-off-plan',
      impact: 'Agents can’t stop a client’s plan: they can only stop all texts to the client.',
    }).mayUseTable({
      'REF#*': ['GetItem', 'BatchGetItem', 'PutItem'],
      'TEAM#*': ['GetItem'],
      'PLANS#*': ['GetItem'],
    });
    api.route(campaignsApi.takeOffPlan, takeOffPlan);
  }
}
