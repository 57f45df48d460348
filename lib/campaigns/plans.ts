// CP-2: plans and their routes.
import { Construct } from 'constructs';
import * as campaignsApi from '../../lambdas/campaigns/api.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class Plans extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Plans');
    const { config } = shared;
    const wording = {
      ...brandsEnvironment(config, 'name', 'optOutInstructions'),
      LINK_SHORTENERS: JSON.stringify(config.linkShorteners),
      SPAM_PHRASES: JSON.stringify(config.spamPhrases),
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
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'PLANS#*': ['GetItem', 'PutItem', 'UpdateItem'] });
    api.route(campaignsApi.removePlan, removePlan);

    const previewPlan = new ServiceFunction(this, shared, {
      name: 'campaigns/preview-plan',
      impact: 'Nobody can see what a plan comes to before clients are on it.',
      environment: wording,
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'PLANS#*': ['GetItem'], 'TEMPLATES#*': ['Query'] });
    api.route(campaignsApi.previewPlan, previewPlan);
  }
}
