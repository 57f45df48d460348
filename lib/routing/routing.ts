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
      environment: { COUNTRIES: JSON.stringify(shared.config.countries) },
    }).mayUseTable({ 'TEAM#*': ['Query', 'UpdateItem'] });
    api.route(routingApi.saveLeadRouting, saveLeadRouting);

    const readOwnPause = new ServiceFunction(this, shared, {
      name: 'routing/read-own-pause',
      impact: 'Agents can’t see whether they are paused.',
    }).mayUseTable({ 'TEAM#*': ['Query'] });
    api.route(routingApi.readOwnPause, readOwnPause);

    const pauseSelf = new ServiceFunction(this, shared, {
      name: 'routing/pause-self',
      impact: 'Agents can’t pause themselves, and offers go to people on vacation.',
    }).mayUseTable({ 'TEAM#*': ['Query', 'UpdateItem'] });
    api.route(routingApi.pauseSelf, pauseSelf);

    const endPause = new ServiceFunction(this, shared, {
      name: 'routing/end-pause',
      impact: 'Agents who are back early are offered nothing.',
    }).mayUseTable({ 'TEAM#*': ['Query', 'UpdateItem'] });
    api.route(routingApi.endPause, endPause);
  }
}
