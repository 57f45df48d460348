// People: teams, agents, their profiles and their devices (PE).

import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import * as peopleApi from '../../lambdas/people/api.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import { numbersThatCall, phoneEnvironment } from '../config/owned-numbers.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { mayUseEndpoints } from '../platform/push-endpoints.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class People extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi, pushKey: IKey) {
    super(scope, 'People');
    this.addTeams(shared, api);
    this.addProfile(shared, api);
    this.addDevices(shared, api, pushKey);
  }

  private addTeams(shared: SharedResources, api: HttpApi): void {
    const saveTeam = new ServiceFunction(this, shared, {
      name: 'people/save-team',
      impact: 'Administrators can’t set up or rename a team.',
      environment: brandsEnvironment(shared.config),
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem', 'ConditionCheckItem'] });
    api.route(peopleApi.saveTeam, saveTeam);

    const saveAgent = new ServiceFunction(this, shared, {
      name: 'people/save-agent',
      impact: 'Administrators can’t add an agent to a team or correct one.',
      environment: phoneEnvironment(shared.config),
    }).mayUseTable({
      'TEAM#*': ['GetItem', 'UpdateItem', 'ConditionCheckItem'],
      'MEMBERSHIP#*': ['GetItem', 'UpdateItem'],
    });
    api.route(peopleApi.saveAgent, saveAgent);

    const listAgents = new ServiceFunction(this, shared, {
      name: 'people/list-agents',
      impact: 'Agents can’t hand a referral over, and leads can’t choose who is offered referrals.',
    }).mayUseTable({ 'TEAM#*': ['Query'] });
    api.route(peopleApi.listAgents, listAgents);
  }

  /** What agents see and change about themselves, and the numbers that they are contacted from. */
  private addProfile(shared: SharedResources, api: HttpApi): void {
    const { config } = shared;
    const readProfile = new ServiceFunction(this, shared, {
      name: 'people/read-profile',
      impact: 'Agents see no profile, and the portal may not open for them.',
      environment: brandsEnvironment(config, 'name', 'alertNumber', 'accent', 'logo'),
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'] });
    api.route(peopleApi.readProfile, readProfile);

    const changeProfile = new ServiceFunction(this, shared, {
      name: 'people/change-profile',
      impact: 'Agents can’t correct their phone or email, and keep missing offers.',
      environment: {
        ...brandsEnvironment(config, 'name', 'alertNumber', 'accent', 'logo'),
        ...phoneEnvironment(config),
      },
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'] });
    api.route(peopleApi.changeProfile, changeProfile);

    const readContactCard = new ServiceFunction(this, shared, {
      name: 'people/read-contact-card',
      impact: 'Agents can’t save the numbers that call them, and take calls for spam.',
      environment: {
        ...brandsEnvironment(config, 'name', 'alertNumber'),
        PORTAL_URL: config.portalUrl,
        CALL_NUMBERS: JSON.stringify(numbersThatCall(config)),
      },
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'] });
    api.route(peopleApi.readContactCard, readContactCard);
  }

  /** Phones and browsers that get pushes. Registering an app creates an endpoint of a platform application. */
  private addDevices(shared: SharedResources, api: HttpApi, pushKey: IKey): void {
    const { pushApplications: applications, pushServices } = shared.config;
    const arns = Object.values(applications).filter((arn) => arn !== undefined);
    const saveDevice = new ServiceFunction(this, shared, {
      name: 'people/save-device',
      impact: 'Agents with a new phone get no pushes.',
      environment: {
        PUSH_APPLICATIONS: JSON.stringify(applications),
        PUSH_SERVICES: JSON.stringify(pushServices),
      },
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'] });
    if (arns.length > 0) saveDevice.may(['sns:CreatePlatformEndpoint'], arns);
    mayUseEndpoints(saveDevice, 'sns:DeleteEndpoint', applications);
    api.route(peopleApi.saveDevice, saveDevice);

    const listDevices = new ServiceFunction(this, shared, {
      name: 'people/list-devices',
      impact: 'Agents don’t see which devices get pushes, and can’t add a browser.',
      environment: { PUSH_KEY_ID: pushKey.keyArn },
    })
      .mayUseTable({ 'TEAM#*': ['GetItem'] })
      .may(['kms:GetPublicKey'], [pushKey.keyArn]);
    api.route(peopleApi.listDevices, listDevices);

    const removeDevice = new ServiceFunction(this, shared, {
      name: 'people/remove-device',
      impact: 'Agents who signed out of a phone still get pushes on it.',
    }).mayUseTable({ 'TEAM#*': ['GetItem', 'UpdateItem'] });
    mayUseEndpoints(removeDevice, 'sns:DeleteEndpoint', applications);
    api.route(peopleApi.removeDevice, removeDevice);
  }
}
