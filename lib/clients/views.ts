// CT-2: the views that an agent keeps of their clients.
import { Construct } from 'constructs';
import * as clientsApi from '../../lambdas/clients/api.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class Views extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Views');

    const readViews = new ServiceFunction(this, shared, {
      name: 'clients/read-views',
      impact: 'Agents don’t find the views that they saved of their clients.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'VIEWS#*': ['GetItem'] });
    api.route(clientsApi.readViews, readViews);

    const saveViews = new ServiceFunction(this, shared, {
      name: 'clients/save-views',
      impact: 'Agents can’t save views of their clients.',
    }).mayUseTable({ 'TEAM#*': ['GetItem'], 'VIEWS#*': ['GetItem', 'UpdateItem'] });
    api.route(clientsApi.saveViews, saveViews);
  }
}
