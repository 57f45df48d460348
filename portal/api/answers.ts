// The names that the portal has for what the API answers.
import type { Answer } from '../../client/src/answers.ts';
import type { paths } from '../../client/src/schema.ts';

export type Referral = Answer<paths['/referrals/{referralId}']['get']>;
export type Message = Answer<paths['/referrals/{referralId}/messages']['get']>['messages'][number];
export type NextText = Answer<paths['/referrals/{referralId}/next-text']['get']>;
export type ClientsMessage = Extract<Message, { direction: 'inbound' }>;
export type CallSession = Answer<paths['/referrals/{referralId}/calls/mine']['get']>;
export type Profile = Answer<paths['/me']['get']>;
export type TeamAgent = Answer<paths['/teams/{teamId}/agents']['get']>['agents'][number];
export type LeadRouting = Answer<paths['/teams/{teamId}/lead-routing']['get']>;
export type Member = LeadRouting['members'][number];
export type RoutingPreview = Answer<paths['/teams/{teamId}/lead-routing/preview']['post']>;
export type OwnRouting = Answer<paths['/me/pause']['get']>;
export type ResponseTimes = Answer<paths['/teams/{teamId}/response-times']['get']>;
export type Devices = Answer<paths['/me/devices']['get']>;
export type TextAlerts = Answer<paths['/me/text-alerts']['get']>;
