// The functions that Dibs deploys and what starts each: the list that the stacks are checked against.
import { keyOf } from '../../../lambdas/platform/http/route.ts';
import { routesByCapability } from '../../../lambdas/routes.ts';

/** A route's function bears its operation's id: `createReferral` is carried out by `claiming/create-referral`. */
const behindTokens = Object.entries(routesByCapability).flatMap(([capability, declared]) =>
  Object.values(declared).map((route) => [keyOf(route), `${capability}/${kebabCase(route.operationId)}`]),
);

/** Functions behind a route of the HTTP API, by the route's key. */
export const routes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(behindTokens),
  'GET /openapi.json': 'platform/read-openapi',
  $default: 'platform/answer-unknown-route',
};

/** Routes that need no token. */
export const publicRoutes = ['GET /openapi.json', '$default'];

/** Functions behind a route of the WebSocket API, by the route's key. */
export const socketRoutes: Readonly<Record<string, string>> = {
  $connect: 'live/connect-portal',
  $default: 'live/answer-ping',
};

/** Functions that a queue feeds, by the queue. */
export const queues: Readonly<Record<string, string>> = {
  OutboxTexts: 'delivery/send-texts',
  OutboxEmails: 'delivery/send-emails',
  OutboxPushes: 'delivery/send-pushes',
  ReplyDigests: 'delivery/tell-replies',
  Receipts: 'delivery/apply-receipts',
  EmailReceipts: 'delivery/apply-receipts',
  VoiceEvents: 'calling/settle-calls',
  InboundTexts: 'texting/receive-texts',
  Invitations: 'people/send-invitations',
  Jobs: 'consent/run-job',
  Standing: 'claiming/follow-standing',
  BulkTexts: 'campaigns/hand-out-bulk-texts',
  WebhookExampleCrm: 'webhooks/send-event',
  Operations: 'stream/run-replay',
};

/** Functions that know the URL of the queue that feeds them: to put a message off, or to leave one for the next run. */
export const knowingTheirQueue = [
  'delivery/send-texts',
  'delivery/send-emails',
  'delivery/send-pushes',
  'delivery/tell-replies',
  'consent/run-job',
  'claiming/follow-standing',
  'people/send-invitations',
  'webhooks/send-event',
  'stream/run-replay',
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
  'remind-owner': ['clients/remind'],
  'send-plan-steps': ['campaigns/send-due-steps'],
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
  ...Object.values(socketRoutes),
  ...new Set(Object.values(queues)),
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

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
}
