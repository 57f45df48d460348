// The functions that Dibs deploys and what starts each: the list that the stacks are checked against.

/** Functions behind a route of the HTTP API, by the route's key. */
export const routes: Readonly<Record<string, string>> = {
  'PUT /teams/{teamId}': 'routing/save-team',
  'PUT /teams/{teamId}/agents/{agentId}': 'routing/save-agent',
  'GET /me': 'routing/read-profile',
  'PATCH /me': 'routing/change-profile',
  'PUT /me/devices/{deviceId}': 'routing/save-device',
  'DELETE /me/devices/{deviceId}': 'routing/remove-device',
  'GET /teams/{teamId}/lead-routing': 'routing/read-lead-routing',
  'PUT /teams/{teamId}/lead-routing': 'routing/save-lead-routing',
  'GET /teams/{teamId}/response-times': 'claiming/read-response-times',
  'POST /referrals': 'claiming/create-referral',
  'GET /referrals/{referralId}': 'claiming/read-referral',
  'GET /me/referrals': 'claiming/list-my-referrals',
  'GET /teams/{teamId}/referrals': 'claiming/list-team-referrals',
  'POST /referrals/{referralId}/decline': 'claiming/decline-referral',
  'POST /referrals/{referralId}/reassign': 'claiming/reassign-referral',
  'POST /referrals/{referralId}/messages': 'texting/send-message',
  'GET /referrals/{referralId}/messages': 'texting/list-messages',
  'GET /openapi.json': 'contract/read-openapi',
  $default: 'contract/answer-unknown-route',
};

/** Routes that need no token. */
export const publicRoutes = ['GET /openapi.json', '$default'];

/** Functions that a queue feeds, by the queue. */
export const queues: Readonly<Record<string, string>> = {
  OutboxTexts: 'delivery/send-texts',
  OutboxEmails: 'delivery/send-emails',
  OutboxPushes: 'delivery/send-pushes',
  CarrierEvents: 'delivery/settle-sends',
};

/** Tasks of each workflow. */
export const workflows: Readonly<Record<string, readonly string[]>> = {
  'offer-referral': ['claiming/open-offers', 'claiming/await-outcome', 'claiming/close-offer'],
};

export const streamFollower = 'following/follow-changes';

/** Functions that operators invoke. */
const byHand = ['following/follow-again'];

export const deployedFunctions = [
  ...Object.values(routes),
  ...Object.values(queues),
  ...Object.values(workflows).flat(),
  streamFollower,
  ...byHand,
].sort();
