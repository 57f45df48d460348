// Texting: conversations between agents and clients, and every inbound text (TX).
import { Construct } from 'constructs';
import * as textingApi from '../../lambdas/texting/api.ts';
import { blockedEnvironment } from '../config/blocked-content.ts';
import { brandsEnvironment } from '../config/brand-facts.ts';
import { changesConsent } from '../consent/consent-access.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { SharedResources } from '../platform/shared-resources.ts';
import type { Queues } from '../platform/work-queue.ts';
import { InboundTexts } from './inbound-texts.ts';

export class Texting extends Construct {
  constructor(scope: Construct, shared: SharedResources, api: HttpApi, inbound: Queues) {
    super(scope, 'Texting');
    this.addConversation(shared, api);
    this.addStopTexting(shared, api);
    this.addAskedToStop(shared, api);
    this.addUnmatchedTexts(shared, api);
    new InboundTexts(this, shared, inbound);
  }

  private addConversation(shared: SharedResources, api: HttpApi): void {
    const sendMessage = new ServiceFunction(this, shared, {
      name: 'texting/send-message',
      impact: 'Agents can’t claim by a first text, nor answer their clients.',
      reserved: shared.config.reservedConcurrency?.claims,
      environment: {
        ...brandsEnvironment(shared.config, 'name', 'optOutInstructions', 'introductionNumbers'),
        ...blockedEnvironment(shared.config),
      },
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'REF#*': ['UpdateItem', 'PutItem', 'ConditionCheckItem', 'GetItem', 'BatchGetItem', 'Query'],
      'CLIENT#*': ['Query', 'PutItem', 'UpdateItem', 'GetItem'],
    });
    api.route(textingApi.sendMessage, sendMessage);

    const listMessages = new ServiceFunction(this, shared, {
      name: 'texting/list-messages',
      impact: 'Agents and leads can’t read their conversations.',
      environment: brandsEnvironment(shared.config, 'name', 'optOutInstructions'),
    }).mayUseTable({
      'REF#*': ['Query', 'GetItem', 'BatchGetItem'],
      'TEAM#*': ['GetItem'],
      'CLIENT#*': ['Query', 'GetItem'],
    });
    api.route(textingApi.listMessages, listMessages);

    const markMessagesRead = new ServiceFunction(this, shared, {
      name: 'texting/mark-messages-read',
      impact: 'Conversations stay unread, and agents get fewer alerts about replies than they should.',
    }).mayUseTable({ 'REF#*': ['GetItem', 'UpdateItem'], 'TEAM#*': ['GetItem'] });
    api.route(textingApi.markMessagesRead, markMessagesRead);
  }

  /** TX-14: the owner or the lead marks a client as one who can't be texted. */
  private addStopTexting(shared: SharedResources, api: HttpApi): void {
    const stopTexting = new ServiceFunction(this, shared, {
      name: 'texting/stop-texting',
      impact: 'Clients who asked their agent not to be texted may be texted again.',
      environment: brandsEnvironment(shared.config, 'stopCovers'),
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'REF#*': ['BatchGetItem', 'UpdateItem'],
      'CLIENT#*': ['Query'],
      ...changesConsent,
    });
    api.route(textingApi.stopTexting, stopTexting);
  }

  /** CO-16: the owner or the lead says whether a message asked for no more texts. */
  private addAskedToStop(shared: SharedResources, api: HttpApi): void {
    const answerAskedToStop = new ServiceFunction(this, shared, {
      name: 'texting/answer-asked-to-stop',
      impact: 'Clients who may have asked for no more texts stay in doubt, and may be texted again.',
      environment: brandsEnvironment(shared.config, 'stopCovers'),
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'REF#*': ['BatchGetItem', 'GetItem', 'UpdateItem'],
      'CLIENT#*': ['Query'],
      ...changesConsent,
      'CONSENT#*': ['GetItem', 'PutItem', 'UpdateItem'],
    });
    api.route(textingApi.answerAskedToStop, answerAskedToStop);
  }

  private addUnmatchedTexts(shared: SharedResources, api: HttpApi): void {
    const listUnmatchedTexts = new ServiceFunction(this, shared, {
      name: 'texting/list-unmatched-texts',
      impact: 'Administrators can’t see texts that belong to no conversation.',
    }).mayUseTable({ 'CLIENT#*': ['Query'] });
    api.route(textingApi.listUnmatchedTexts, listUnmatchedTexts);
  }
}
