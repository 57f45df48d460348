// CT-3: reminders, their routes, and the workflow that waits for their time. The stream starts it, and tells the owner.
import { Construct } from 'constructs';
import * as clientsApi from '../../lambdas/clients/api.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { memoryToWaitIn, ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import { Workflow } from '../platform/workflow.ts';

export class Reminders extends Construct {
  readonly remindOwner: Workflow;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Reminders');
    this.addRoutes(shared, api);
    const remind = new ServiceFunction(this, shared, {
      name: 'clients/remind',
      impact: 'Agents aren’t reminded of what they wanted to do for their clients.',
      memorySize: memoryToWaitIn,
    }).mayUseTable({ 'REF#*': ['GetItem', 'PutItem'], 'TEAM#*': ['GetItem'] });

    this.remindOwner = new Workflow(this, shared, {
      name: 'remind-owner',
      tasks: { Remind: remind },
      impact: 'Agents aren’t reminded of what they wanted to do for their clients.',
    });
  }

  private addRoutes(shared: SharedResources, api: HttpApi): void {
    const listReminders = new ServiceFunction(this, shared, {
      name: 'clients/list-reminders',
      impact: 'Agents can’t see what they wanted to be reminded of about a client.',
    }).mayUseTable({ 'REF#*': ['GetItem', 'Query'], 'TEAM#*': ['GetItem'] });
    api.route(clientsApi.listReminders, listReminders);

    const addReminder = new ServiceFunction(this, shared, {
      name: 'clients/add-reminder',
      impact: 'Agents can’t set reminders.',
    })
      .mayUseTable({ 'REF#*': ['GetItem', 'Query', 'PutItem'], 'TEAM#*': ['GetItem'] })
      .mayQueryInbox();
    api.route(clientsApi.addReminder, addReminder);

    const changeReminder = new ServiceFunction(this, shared, {
      name: 'clients/change-reminder',
      impact: 'Agents can’t mark reminders as done, nor snooze them.',
    })
      .mayUseTable({ 'REF#*': ['GetItem', 'Query', 'PutItem'], 'TEAM#*': ['GetItem'] })
      .mayQueryInbox();
    api.route(clientsApi.changeReminder, changeReminder);

    const deleteReminder = new ServiceFunction(this, shared, {
      name: 'clients/delete-reminder',
      impact: 'Agents can’t delete reminders, and are told of what they don’t want to hear of.',
    }).mayUseTable({ 'REF#*': ['GetItem', 'PutItem'], 'TEAM#*': ['GetItem'] });
    api.route(clientsApi.deleteReminder, deleteReminder);

    const listMyReminders = new ServiceFunction(this, shared, {
      name: 'clients/list-my-reminders',
      impact: 'Agents can’t see which of their reminders are due.',
    })
      .mayUseTable({ 'REF#*': ['BatchGetItem'], 'TEAM#*': ['GetItem'] })
      .mayQueryInbox();
    api.route(clientsApi.listMyReminders, listMyReminders);
  }
}
