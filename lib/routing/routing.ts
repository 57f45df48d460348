// Routing: the rules on who is offered a referral (RT).

import { Construct } from 'constructs';
import * as routingApi from '../../lambdas/routing/api.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class Routing extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Routing');

    const readLeadRouting = new ServiceFunction(this, shared, {
      name: 'routing/read-lead-routing',
      impact: 'Team leads can’t see who is offered referrals.',
    }).mayUseTable({ 'TEAM#*': ['Query'] });
    api.route(routingApi.readLeadRouting, readLeadRouting);

    const saveLeadRouting = new ServiceFunction(this, shared, {
      name: 'routing/save-lead-routing',
      impact: 'Team leads can’t change who is offered referrals, and offers go to people on vacation.',
    }).mayUseTable({ 'TEAM#*': ['Query', 'UpdateItem'] });
    api.route(routingApi.saveLeadRouting, saveLeadRouting);
  }
}
