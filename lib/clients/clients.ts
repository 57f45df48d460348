// Clients: what an owner makes of a claimed referral (CT).
import { Construct } from 'constructs';
import * as clientsApi from '../../lambdas/clients/api.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import type { KeyedActions } from '../platform/table-access.ts';
import type { Workflow } from '../platform/workflow.ts';
import { Reminders } from './reminders.ts';
import { Views } from './views.ts';

export class Clients extends Construct {
  readonly remindOwner: Workflow;

  constructor(scope: Construct, shared: SharedResources, api: HttpApi) {
    super(scope, 'Clients');

    const addNote = new ServiceFunction(this, shared, {
      name: 'clients/add-note',
      impact: 'Agents can’t note anything about their clients.',
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'REF#*': ['BatchGetItem', 'GetItem', 'PutItem', 'ConditionCheckItem'],
    });
    api.route(clientsApi.addNote, addNote);

    const listNotes = new ServiceFunction(this, shared, {
      name: 'clients/list-notes',
      impact: 'Agents can’t read what they noted about their clients.',
    }).mayUseTable({ 'TEAM#*': ['Query'], 'REF#*': ['BatchGetItem', 'Query'] });
    api.route(clientsApi.listNotes, listNotes);
    new Views(this, shared, api);
    this.remindOwner = new Reminders(this, shared, api).remindOwner;

    const lists: KeyedActions = {
      'TEAM#*': ['Query'],
      'REF#*': ['BatchGetItem'],
      'CLIENT-LIST#*': ['Query'],
      'CLIENT-WORDS#*': ['Query'],
    };
    const listMyClients = new ServiceFunction(this, shared, {
      name: 'clients/list-my-clients',
      impact: 'Agents can’t find their clients.',
    }).mayUseTable(lists);
    api.route(clientsApi.listMyClients, listMyClients);

    const listTeamClients = new ServiceFunction(this, shared, {
      name: 'clients/list-team-clients',
      impact: 'Team leads can’t find their team’s clients.',
    }).mayUseTable(lists);
    api.route(clientsApi.listTeamClients, listTeamClients);
  }
}
