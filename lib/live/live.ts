// Live: how open portals hear at once that something changed (LI).

import { Construct } from 'constructs';
import * as liveApi from '../../lambdas/live/api.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { LiveApi } from './live-api.ts';

const late = 'Open portals don’t hear of changes at once: they ask every 30 seconds, and say so.';

export class Live extends Construct {
  /** Where portals connect, and what tells them. */
  readonly channels: LiveApi;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Live');
    const openLiveChannel = new ServiceFunction(this, shared, {
      name: 'live/open-live-channel',
      impact: late,
    }).mayUseTable({ 'LIVE#*': ['GetItem', 'PutItem'], 'TEAM#*': ['ConditionCheckItem'] });
    api.route(liveApi.openLiveChannel, openLiveChannel);

    const connectPortal = new ServiceFunction(this, shared, {
      name: 'live/connect-portal',
      impact: late,
    }).mayUseTable({ 'LIVE#*': ['UpdateItem'] });
    const answerPing = new ServiceFunction(this, shared, {
      name: 'live/answer-ping',
      impact: late,
    }).mayUseTable({ 'LIVE#*': ['GetItem'] });
    this.channels = new LiveApi(this, shared, { connectPortal, answerPing, impact: late });
  }
}
