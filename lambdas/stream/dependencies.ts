// What reactions use, opened from the environment: stores, workflows, the bus and the outbox queues. The only file that imports all of them.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { callMeClient } from '../calling/call-me-client.ts';
import { attemptIdOf, callStore } from '../calling/call-store.ts';
import { queueBulk } from '../campaigns/bulk/bulk-queue-client.ts';
import { campaignStores } from '../campaigns/campaign-stores.ts';
import { sendPlanStepsClient } from '../campaigns/client-plans/send-plan-steps-client.ts';
import { followTexts } from '../campaigns/figures/follow-texts.ts';
import { publishOn } from '../claiming/bus/bus-client.ts';
import { conversationEvents } from '../claiming/bus/bus-events.ts';
import { claimingStores } from '../claiming/claiming-stores.ts';
import { queueStandingChange } from '../claiming/leaving/standing-queue-client.ts';
import { offerReferralClient } from '../claiming/offers/offer-referral-client.ts';
import { returningClientsSchema } from '../claiming/placing/returning.ts';
import { referralWordStore } from '../claiming/search/word-store.ts';
import { clientStores } from '../clients/client-stores.ts';
import { remindOwnerClient } from '../clients/reminders/remind-owner-client.ts';
import { consentStores } from '../consent/consent-stores.ts';
import { leadAlerts, programNumbersSchema } from '../consent/program.ts';
import { requestConsentClient } from '../consent/requests/request-consent-client.ts';
import { requestTexts } from '../consent/requests/request-texts.ts';
import { brandsStopped, stopFacts } from '../consent/words/stop-coverage.ts';
import { askForDigest } from '../delivery/digest-queue-client.ts';
import { outboxQueues } from '../delivery/outbox/outbox-queue-client.ts';
import { outboxStore } from '../delivery/outbox/outbox-store.ts';
import { teamEmailStore } from '../delivery/team-email/team-email-store.ts';
import { channelStore } from '../live/channel-store.ts';
import { portalsClient } from '../live/portals-client.ts';
import { auditStore } from '../office/audit/audit-store.ts';
import { queueOperation } from '../office/operations/aws/operations-queue-client.ts';
import { brandOf, type ItemBrand } from '../people/brand.ts';
import { queueInvitation } from '../people/invitations/invitation-queue-client.ts';
import { peopleStores } from '../people/people-stores.ts';
import { brandsVariable } from '../platform/brands-variable.ts';
import { jsonVariable, readEnv } from '../platform/env.ts';
import { derivedId } from '../platform/ids.ts';
import { withGatheredReads } from '../platform/table/gathered-reads.ts';
import { keys } from '../platform/table/keys.ts';
import { putAndRemoveIn } from '../platform/table/put-and-remove.ts';
import { openTable } from '../platform/table/table.ts';
import { routingStore } from '../routing/routing-store.ts';
import { capStore } from '../texting/automated/cap-store.ts';
import { textingStores } from '../texting/texting-stores.ts';
import { type WordingOf, wordingFacts, wordingOf } from '../texting/wording/brand-wording.ts';
import { batchCache } from './batch-cache.ts';
import type { Dependencies } from './dispatch.ts';
import { handIn } from './hand-in.ts';
import { type ReplayDependencies, restoringLosses } from './replay.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  INBOX_INDEX: z.string(),
  EVENT_BUS_NAME: z.string(),
  EVENTS: jsonVariable(z.array(z.enum(conversationEvents))),
  OFFER_REFERRAL_ARN: z.string(),
  CALL_ME_ARN: z.string(),
  REQUEST_CONSENT_ARN: z.string(),
  REMIND_OWNER_ARN: z.string(),
  SEND_PLAN_STEPS_ARN: z.string(),
  REPLY_DIGESTS_QUEUE_URL: z.string(),
  OUTBOX_QUEUES: jsonVariable(z.object({ text: z.string(), email: z.string(), push: z.string() })),
  PORTAL_URL: z.string(),
  LIVE_URL: z.string(),
  BRANDS: brandsVariable({
    ...wordingFacts,
    ...stopFacts,
    consentRequestPrefix: z.string(),
    numbers: programNumbersSchema,
  }),
  STANDING_QUEUE: z.string(),
  INVITATIONS_QUEUE: z.string(),
  RETURNING_CLIENTS: returningClientsSchema,
  OPERATIONS_QUEUE: z.string(),
  BULK_TEXTS_QUEUE: z.string(),
});
const poolOf = (brand: ItemBrand) => brandOf(env.BRANDS, brand).numbers.introductions;
const client = new DynamoDBClient({});
// What the changes of a batch need is read together.
const table = withGatheredReads(openTable(env.TABLE_NAME, client));
const putAndRemove = putAndRemoveIn(env.TABLE_NAME, client);

const claiming = claimingStores(table, poolOf);
const consent = consentStores(table);
const campaigns = campaignStores(table);
export const { consents } = consent;
export const { referrals } = claiming;
export const teamItem = (teamId: string) => table.get(keys.team(teamId));

const outbox = outboxStore(table);
const now = () => new Date();

const lasting = {
  ...claiming,
  ...textingStores(table),
  ...consent,
  ...clientStores(table, env.INBOX_INDEX),
  ...campaigns,
  calls: callStore(table),
  referralWords: referralWordStore(table, putAndRemove),
  ...peopleStores(table, putAndRemove),
  alertsOn: consents.alertsReader(leadAlerts),
  outbox,
  ...followTexts({ campaignTexts: campaigns.campaignTexts, cap: capStore(table), outbox, now }),
  teamEmails: teamEmailStore(table),
  liveChannels: channelStore(table),
  ...portalsClient(env.LIVE_URL),
  routing: routingStore(table),
  audit: auditStore(table),
  attemptIdOf,
  derivedId,
  ...offerReferralClient(env.OFFER_REFERRAL_ARN),
  ...callMeClient(env.CALL_ME_ARN),
  ...requestConsentClient(env.REQUEST_CONSENT_ARN),
  ...remindOwnerClient(env.REMIND_OWNER_ARN),
  ...sendPlanStepsClient(env.SEND_PLAN_STEPS_ARN),
  publish: (event) => publishOn(env.EVENT_BUS_NAME, env.EVENTS, event),
  ...outboxQueues(env.OUTBOX_QUEUES),
  queueStanding: (change) => queueStandingChange(env.STANDING_QUEUE, change),
  queueInvitation: (invited) => queueInvitation(env.INVITATIONS_QUEUE, invited),
  queueOperation: (operationId) => queueOperation(env.OPERATIONS_QUEUE, operationId),
  queueBulk: (look, delaySeconds) => queueBulk(env.BULK_TEXTS_QUEUE, look, delaySeconds),
  portalLink: env.PORTAL_URL,
  askForDigest: (digest) => askForDigest(env.REPLY_DIGESTS_QUEUE_URL, digest, new Date()),
  linkTo: (referralId) => `${env.PORTAL_URL}/referrals/${referralId}`,
  consentTexts: requestTexts(env.BRANDS, env.PORTAL_URL),
  poolOf,
  brandOf: wordingOf(env.BRANDS),
  brandsStopped: (brand) => brandsStopped(brand, env.BRANDS),
  returningClients: env.RETURNING_CLIENTS,
  random: Math.random,
  now,
} satisfies Partial<Dependencies> & { brandOf: WordingOf };

/** For one batch: what it reads is kept that long, then forgotten. */
export function openDependencies(): Dependencies {
  return handIn({ ...lasting, ...batchCache(lasting) });
}

/** For a replay: what queues or workflows may have lost is restored as well. */
export function openReplayDependencies(): ReplayDependencies {
  return handIn(restoringLosses({ ...lasting, ...batchCache(lasting) }));
}
