// Routing: teams, agents, their devices, and the rules on who is offered a referral (RT).
import { Construct } from 'constructs';
import * as peopleApi from '../../lambdas/people/api.ts';
import * as routingApi from '../../lambdas/routing/api.ts';
import { numbersThatReachAgents } from '../config/owned-numbers.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class Routing extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Routing');
    const brand = { BRAND: shared.config.brand };
    const countries = { COUNTRIES: JSON.stringify(shared.config.countries) };

    const saveTeam = new ServiceFunction(this, shared, {
      name: 'people/save-team',
      impact: 'Administrators can’t set up or rename a team.',
    }).mayUseTable({ 'TEAM#*': ['UpdateItem'] });
    api.route(peopleApi.saveTeam, saveTeam);

    const saveAgent = new ServiceFunction(this, shared, {
      name: 'people/save-agent',
      impact: 'Administrators can’t add an agent to a team or correct one.',
      environment: countries,
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'] });
    api.route(peopleApi.saveAgent, saveAgent);

    const readProfile = new ServiceFunction(this, shared, {
      name: 'people/read-profile',
      impact: 'Agents see no profile, and the portal may not open for them.',
      environment: brand,
    }).mayUseTable({ 'TEAM#*': ['GetItem'] });
    api.route(peopleApi.readProfile, readProfile);

    const changeProfile = new ServiceFunction(this, shared, {
      name: 'people/change-profile',
      impact: 'Agents can’t correct their phone or email, and keep missing offers.',
      environment: { ...brand, ...countries },
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'] });
    api.route(peopleApi.changeProfile, changeProfile);

    const readContactCard = new ServiceFunction(this, shared, {
      name: 'people/read-contact-card',
      impact: 'Agents can’t save the numbers that call them, and take calls for spam.',
      environment: {
        ...brand,
        PORTAL_URL: shared.config.portalUrl,
        CONTACT_NUMBERS: JSON.stringify(numbersThatReachAgents(shared.config)),
      },
    }).mayUseTable({ 'TEAM#*': ['GetItem'] });
    api.route(peopleApi.readContactCard, readContactCard);

    this.addDevices(shared, api);
    this.addLeadRouting(shared, api);
  }

  /** Phones that get pushes. Registering one makes an endpoint of the stage's platform applications. */
  private addDevices(shared: SharedResources, api: HttpApi): void {
    const applications = shared.config.pushApplications;
    const arns = Object.values(applications).filter((arn) => arn !== undefined);
    const saveDevice = new ServiceFunction(this, shared, {
      name: 'people/save-device',
      impact: 'Agents with a new phone get no pushes.',
      environment: { PUSH_APPLICATIONS: JSON.stringify(applications) },
    }).mayUseTable({ 'TEAM#*': ['UpdateItem'] });
    if (arns.length > 0) saveDevice.may(['sns:CreatePlatformEndpoint'], arns);
    api.route(peopleApi.saveDevice, saveDevice);

    const removeDevice = new ServiceFunction(this, shared, {
      name: 'people/remove-device',
      impact: 'Agents who signed out of a phone still get pushes on it.',
    }).mayUseTable({ 'TEAM#*': ['UpdateItem'] });
    api.route(peopleApi.removeDevice, removeDevice);
  }

  private addLeadRouting(shared: SharedResources, api: HttpApi): void {
    const listAgents = new ServiceFunction(this, shared, {
      name: 'people/list-agents',
      impact: 'Agents can’t hand a referral over, and leads can’t choose who is offered referrals.',
    }).mayUseTable({ 'TEAM#*': ['Query'] });
    api.route(peopleApi.listAgents, listAgents);

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
