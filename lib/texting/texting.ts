// Texting: the conversation between agent and client, and texts that found none (TX).
import { Construct } from 'constructs';
import { changesConsent } from '../consent/consent-access.ts';
import type { HttpApi } from '../platform/http-api.ts';
import { ServiceFunction } from '../platform/service-function.ts';
import type { House } from '../platform/shared-resources.ts';

export class Texting extends Construct {
  constructor(scope: Construct, house: House, api: HttpApi) {
    super(scope, 'Texting');
    this.addConversation(house, api);
    this.addStopTexting(house, api);
    this.addStrayTexts(house, api);
  }

  private addConversation(house: House, api: HttpApi): void {
    const sendMessage = new ServiceFunction(this, house, {
      name: 'texting/send-message',
      whoIsHurt: 'Agents can’t claim by a first text nor answer their clients.',
      environment: {
        BRAND: house.config.brand,
        LINK_SHORTENERS: JSON.stringify(house.config.linkShorteners),
        SPAM_PHRASES: JSON.stringify(house.config.spamPhrases),
      },
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'REF#*': ['UpdateItem', 'PutItem', 'ConditionCheckItem', 'GetItem'],
    });
    api.route('POST /referrals/{referralId}/messages', sendMessage);

    const listMessages = new ServiceFunction(this, house, {
      name: 'texting/list-messages',
      whoIsHurt: 'Agents and leads can’t read their conversations.',
    }).mayUseTable({ 'REF#*': ['Query', 'GetItem'], 'TEAM#*': ['GetItem'] });
    api.route('GET /referrals/{referralId}/messages', listMessages);

    const markMessagesRead = new ServiceFunction(this, house, {
      name: 'texting/mark-messages-read',
      whoIsHurt:
        'Conversations stay marked as unread, and agents get fewer alerts of replies than they should.',
    }).mayUseTable({ 'REF#*': ['GetItem', 'UpdateItem'] });
    api.route('PUT /referrals/{referralId}/messages/read', markMessagesRead);
  }

  /** TX-14. */
  private addStopTexting(house: House, api: HttpApi): void {
    const stopTexting = new ServiceFunction(this, house, {
      name: 'texting/stop-texting',
      whoIsHurt: 'Clients who asked their agent not to be texted may be texted again.',
    }).mayUseTable({
      'TEAM#*': ['GetItem'],
      'REF#*': ['BatchGetItem', 'UpdateItem'],
      'CLIENT#*': ['Query'],
      ...changesConsent,
    });
    api.route('POST /referrals/{referralId}/stop-texting', stopTexting);
  }

  private addStrayTexts(house: House, api: HttpApi): void {
    const listUnmatchedTexts = new ServiceFunction(this, house, {
      name: 'texting/list-unmatched-texts',
      whoIsHurt: 'Nobody sees what people texted to our numbers outside of any conversation.',
    }).mayUseTable({ 'CLIENT#*': ['Query'] });
    api.route('GET /numbers/{e164}/stray-texts', listUnmatchedTexts);
  }
}
