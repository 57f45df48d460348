// Live: how open portals learn that something changed (LI).

import { Construct } from 'constructs';
import * as liveApi from '../../lambdas/live/api.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';

export class Live extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Live');
    const readChanges = new ServiceFunction(this, shared, {
      name: 'live/read-changes',
      impact: 'The portal shows what happened up to a minute late.',
    }).mayUseTable({ 'CHANGE-TOKEN#*': ['GetItem'] });
    api.route(liveApi.readChanges, readChanges);
  }
}
