// The functions that Dibs deploys and what starts each: the list that the stacks are checked against.

/** Functions behind a route of the HTTP API, by the route's key. */
export const routes: Readonly<Record<string, string>> = {
  'PUT /teams/{teamId}': 'people/save-team',
  'PUT /teams/{teamId}/agents/{agentId}': 'people/save-agent',
  'GET /me': 'people/read-profile',
  'PATCH /me': 'people/change-profile',
  'GET /contact-card': 'people/read-contact-card',
  'GET /teams/{teamId}/agents': 'people/list-agents',
  'PUT /me/devices/{deviceId}': 'people/save-device',
  'DELETE /me/devices/{deviceId}': 'people/remove-device',
  'GET /teams/{teamId}/lead-routing': 'routing/read-lead-routing',
  'PUT /teams/{teamId}/lead-routing': 'routing/save-lead-routing',
  'GET /teams/{teamId}/response-times': 'claiming/read-response-times',
  'POST /referrals': 'claiming/create-referral',
  'GET /referrals/{referralId}': 'claiming/read-referral',
  'GET /me/referrals': 'claiming/list-my-referrals',
  'GET /me/changes': 'live/read-changes',
  'GET /teams/{teamId}/referrals': 'claiming/list-team-referrals',
  'POST /referrals/{referralId}/decline': 'claiming/decline-referral',
  'POST /referrals/{referralId}/reassign': 'claiming/reassign-referral',
  'POST /referrals/{referralId}/messages': 'texting/send-message',
  'GET /referrals/{referralId}/messages': 'texting/list-messages',
  'PUT /referrals/{referralId}/messages/read': 'texting/mark-messages-read',
  'GET /referrals/{referralId}/messages/{messageId}/explain': 'delivery/explain-message',
  'POST /referrals/{referralId}/stop-texting': 'texting/stop-texting',
  'GET /numbers/{e164}/unmatched-texts': 'texting/list-unmatched-texts',
  'POST /referrals/{referralId}/calls': 'calling/request-call',
  'GET /referrals/{referralId}/calls/mine': 'calling/read-my-call',
  'PUT /me/text-alerts': 'consent/save-text-alerts',
  'DELETE /me/text-alerts': 'consent/leave-text-alerts',
  'GET /me/text-alerts': 'consent/read-text-alerts',
  'GET /me/text-alerts/history': 'consent/read-text-alerts-history',
  'GET /numbers/{e164}/consent': 'consent/read-ledger',
  'POST /text-alerts/imports': 'consent/import-consent',
  'GET /openapi.json': 'platform/read-openapi',
  $default: 'platform/answer-unknown-route',
};

/** Routes that need no token. */
export const publicRoutes = ['GET /openapi.json', '$default'];

/** Functions that a queue feeds, by the queue. */
export const queues: Readonly<Record<string, string>> = {
  OutboxTexts: 'delivery/send-texts',
  OutboxEmails: 'delivery/send-emails',
  OutboxPushes: 'delivery/send-pushes',
  Receipts: 'delivery/apply-receipts',
  VoiceEvents: 'calling/settle-calls',
  InboundTexts: 'texting/receive-texts',
  Jobs: 'consent/run-job',
};

/** Functions that know the URL of the queue that feeds them: to put a message off, or to leave one for the next run. */
export const knowingTheirQueue = [
  'delivery/send-texts',
  'delivery/send-emails',
  'delivery/send-pushes',
  'consent/run-job',
];

/** What is put into a queue once a day: the messages by the queue. */
export const daily: Readonly<Record<string, readonly unknown[]>> = {
  Jobs: [{ job: 'reconfirm' }, { job: 'notice' }, { job: 'ask' }],
};

/** Functions that a contact flow invokes, by the flow. */
const contactFlows: Readonly<Record<string, string>> = { 'pin-line': 'calling/enter-pin' };

/** Tasks of each workflow. */
export const workflows: Readonly<Record<string, readonly string[]>> = {
  'offer-referral': ['claiming/open-offers', 'claiming/await-outcome', 'claiming/expire-offer'],
  'call-me': ['calling/dial', 'calling/await-call-again', 'calling/issue-pin'],
  'request-consent': ['consent/await-reply', 'consent/take-next-step'],
};

export const streamConsumer = 'stream/dispatch-changes';

/** Functions that operators invoke. */
const byHand = ['stream/replay'];

/** Functions of the voice carriers, of which a stage has one. */
export const voiceCarriers = {
  'end-user-messaging': ['calling/dial', 'calling/settle-calls'],
  connect: ['calling/dial-by-connect', 'calling/accept-call', 'calling/end-call'],
} as const;

/** Of a stage that calls by End User Messaging. */
export const deployedFunctions: readonly string[] = [
  ...Object.values(routes),
  ...Object.values(queues),
  ...Object.values(contactFlows),
  ...Object.values(workflows).flat(),
  streamConsumer,
  ...byHand,
].sort();

const ofEndUserMessaging: readonly string[] = voiceCarriers['end-user-messaging'];

/** Of a stage that calls by Amazon Connect. */
export const deployedWithConnect: readonly string[] = [
  ...deployedFunctions.filter((name) => !ofEndUserMessaging.includes(name)),
  ...voiceCarriers.connect,
].sort();
