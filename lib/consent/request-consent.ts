// The workflow that waits for a phone's YES, sends reminders and finally opts it out (CO-2, CO-3, CO-11). The stream starts it.
import { Construct } from 'constructs';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { Workflow } from '../platform/workflow.ts';
import { changesConsent } from './consent-access.ts';

export class RequestConsent extends Construct {
  readonly workflow: Workflow;

  constructor(scope: Construct, shared: SharedResources) {
    super(scope, 'Request');
    const awaitReply = new ServiceFunction(this, shared, {
      name: 'consent/await-reply',
      impact: 'Agents who have answered may still get reminders.',
    }).mayUseTable({ 'CONSENT-REQUEST#*': ['UpdateItem'] });

    const takeNextStep = new ServiceFunction(this, shared, {
      name: 'consent/take-next-step',
      impact: 'Agents who haven’t answered get no reminder, and aren’t opted out when their time is over.',
    }).mayUseTable({ 'CONSENT-REQUEST#*': ['GetItem', 'UpdateItem'], ...changesConsent });

    this.workflow = new Workflow(this, shared, {
      name: 'request-consent',
      tasks: { AwaitReply: awaitReply, TakeNextStep: takeNextStep },
      impact: 'Agents whose consent request stalled get no reminder, and aren’t opted out.',
    });
  }
}
