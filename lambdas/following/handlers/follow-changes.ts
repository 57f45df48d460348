// The table's stream: what follows from each change. The one consumer of the stream.
import * as z from 'zod';
import { offerStore } from '../../claiming/offer-store.ts';
import { raceStore } from '../../claiming/race-store.ts';
import { referralStore } from '../../claiming/referral-store.ts';
import { startOfferReferral, wakeWith } from '../../claiming/workflow-client.ts';
import { workflowStore } from '../../claiming/workflow-store.ts';
import { consentStore } from '../../consent/consent-store.ts';
import { sendStore } from '../../delivery/send-store.ts';
import { jsonVariable, readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { followBatch } from '../../platform/stream-batch.ts';
import { openTable } from '../../platform/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { conversationStore } from '../../texting/conversation-store.ts';
import { publishOn } from '../bus-client.ts';
import type { Cloud } from '../cloud.ts';
import { follow } from '../follow.ts';
import { queueSend } from '../outbox-client.ts';
import { readingOnce } from '../reading-once.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  EVENT_BUS_NAME: z.string(),
  OFFER_REFERRAL_ARN: z.string(),
  OUTBOX_QUEUES: jsonVariable(z.object({ text: z.string(), email: z.string(), push: z.string() })),
  PORTAL_URL: z.string(),
  BRAND: z.string(),
});
const table = openTable(env.TABLE_NAME);
const cloud: Omit<Cloud, 'readTeam' | 'readDetails'> = {
  races: raceStore(table),
  offers: offerStore(table),
  workflows: workflowStore(table),
  consents: consentStore(table),
  sends: sendStore(table),
  conversations: conversationStore(table),
  startOfferReferral: (referralId) => startOfferReferral(env.OFFER_REFERRAL_ARN, referralId),
  wakeWith,
  publish: (event) => publishOn(env.EVENT_BUS_NAME, event),
  queue: (channel, sendId) => queueSend(env.OUTBOX_QUEUES[channel], sendId),
  derivedId,
  linkTo: (referralId) => `${env.PORTAL_URL}/referrals/${referralId}`,
  brand: env.BRAND,
  now: () => new Date(),
};
const referrals = referralStore(table);
const routing = routingStore(table);

export const handler = (event: unknown) => {
  const reading = readingOnce(routing, referrals);
  return followBatch(event, (change) => follow(change, { ...cloud, ...reading }));
};
