// Greetings: what a team says to a new client before anyone has them (CP-8).
import { Construct } from 'constructs';
import * as campaignsApi from '../../lambdas/campaigns/api.ts';
import { blockedEnvironment } from '../config/blocked-content.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class Concierge extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Concierge');
    const { config } = shared;
    const wording = brandsEnvironment(config, 'name', 'optOutInstructions');

    const readConcierge = new ServiceFunction(this, shared, {
      name: 'campaigns/read-concierge',
      impact: 'Leads can’t see how their team greets new clients.',
      environment: wording,
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'CONCIERGE#*': ['GetItem'] });
    api.route(campaignsApi.readConcierge, readConcierge);

    const saveConcierge = new ServiceFunction(this, shared, {
      name: 'campaigns/save-concierge',
      impact: 'Leads can’t change how their team greets new clients, nor stop it.',
      environment: {
        ...wording,
        ...blockedEnvironment(config),
      },
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'CONCIERGE#*': ['GetItem', 'UpdateItem'],
      'PLANS#*': ['ConditionCheckItem'],
    });
    api.route(campaignsApi.saveConcierge, saveConcierge);
  }
}
