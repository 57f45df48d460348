// Texting: the conversation between agent and client (TX).
import { Construct } from 'constructs';
import type { House } from './platform/house.ts';
import type { HttpApi } from './platform/http-api.ts';
import { ServiceFunction } from './platform/service-function.ts';

export class Texting extends Construct {
  constructor(scope: Construct, house: House, api: HttpApi) {
    super(scope, 'Texting');

    const sendMessage = new ServiceFunction(this, house, {
      name: 'texting/send-message',
      whoIsHurt: 'Agents can’t claim by a first text nor answer their clients.',
      environment: {
        BRAND: house.config.brand,
        LINK_SHORTENERS: JSON.stringify(house.config.linkShorteners),
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
  }
}
