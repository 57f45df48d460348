// The cloud that followers reach, opened from the environment: once a process, its readings once a batch.
import * as z from 'zod';
import { callMeInput, executionNameOf } from '../calling/call-me.ts';
import { attemptIdOf, callStore } from '../calling/call-store.ts';
import { offerStore } from '../claiming/offers/offer-store.ts';
import { workflowStore } from '../claiming/outcome-store.ts';
import { raceStore } from '../claiming/race-store.ts';
import { referralStore } from '../claiming/referral-store.ts';
import { askingOf, consentSchema, programmeSchema } from '../consent/consent.ts';
import { firstWaitSeconds } from '../consent/consent-request.ts';
import { episodeStore } from '../consent/consent-request-store.ts';
import { consentStore } from '../consent/consent-store.ts';
import { noticeStore } from '../consent/opt-out-notice-store.ts';
import { queueSend } from '../delivery/outbox-client.ts';
import { sendStore } from '../delivery/outbox-store.ts';
import { pulseStore } from '../live/change-token-store.ts';
import { jsonVariable, readEnv } from '../platform/env.ts';
import { derivedId } from '../platform/ids.ts';
import { keys } from '../platform/keys.ts';
import { openTable } from '../platform/table.ts';
import type { Item } from '../platform/table-requests.ts';
import { startWorkflow, wakeWith, wakeWithError } from '../platform/workflow-client.ts';
import { routingStore } from '../routing/routing-store.ts';
import { clientConsentStore } from '../texting/client-consent-store.ts';
import { conversationStore } from '../texting/conversation-store.ts';
import { footerStore } from '../texting/footer-store.ts';
import { lineStore } from '../texting/number-lease-store.ts';
import { strayStore } from '../texting/unmatched-store.ts';
import { readingOnce } from './batch-cache.ts';
import { publishOn } from './bus-client.ts';
import type { Cloud } from './cloud.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  EVENT_BUS_NAME: z.string(),
  OFFER_REFERRAL_ARN: z.string(),
  CALL_ME_ARN: z.string(),
  REQUEST_CONSENT_ARN: z.string(),
  OUTBOX_QUEUES: jsonVariable(z.object({ text: z.string(), email: z.string(), push: z.string() })),
  PORTAL_URL: z.string(),
  BRAND: z.string(),
  LEAD_ALERT_NUMBER: z.string(),
  SUPPORT_CONTACT: z.string(),
  QUESTION_PREFIX: z.string(),
  INTRODUCTION_NUMBERS: jsonVariable(z.array(z.string()).min(1)),
});
const table = openTable(env.TABLE_NAME);
const lasting: Omit<Cloud, 'readTeam' | 'leadOf' | 'readDetails'> = {
  races: raceStore(table),
  offers: offerStore(table),
  workflows: workflowStore(table),
  consents: consentStore(table),
  episodes: episodeStore(table),
  notices: noticeStore(table),
  sends: sendStore(table),
  pulses: pulseStore(table),
  conversations: conversationStore(table),
  lines: lineStore(table),
  footers: footerStore(table),
  strays: strayStore(table),
  clientConsents: clientConsentStore(table),
  calls: callStore(table),
  startOfferReferral: (referralId) => startWorkflow(env.OFFER_REFERRAL_ARN, referralId, { referralId }),
  startCallMe: (call) => startWorkflow(env.CALL_ME_ARN, executionNameOf(call, derivedId), callMeInput(call)),
  startConfirmTexting: (episodeId) =>
    startWorkflow(env.REQUEST_CONSENT_ARN, episodeId, {
      episodeId,
      next: { waitSeconds: firstWaitSeconds },
    }),
  wakeConfirmTexting: (taskToken) => wakeWith(taskToken, { isOver: true }),
  wakeWith: (taskToken, status) => wakeWith(taskToken, { status }),
  wakeCallMe: (waking) =>
    'error' in waking
      ? wakeWithError(waking.taskToken, waking.error)
      : wakeWith(waking.taskToken, waking.result),
  attemptIdOf,
  publish: (event) => publishOn(env.EVENT_BUS_NAME, event),
  queue: (channel, sendId) => queueSend(env.OUTBOX_QUEUES[channel], sendId),
  derivedId,
  linkTo: (referralId) => `${env.PORTAL_URL}/referrals/${referralId}`,
  voice: {
    leadAlertNumber: env.LEAD_ALERT_NUMBER,
    supportContact: env.SUPPORT_CONTACT,
    questionPrefix: env.QUESTION_PREFIX,
    profileLink: `${env.PORTAL_URL}/me`,
  },
  introductionNumbers: env.INTRODUCTION_NUMBERS,
  brand: env.BRAND,
  now: () => new Date(),
};
const referrals = referralStore(table);
const routing = routingStore(table);

/** The cloud for one batch: teams and details are read at most once, then forgotten. */
export function openCloud(): Cloud {
  return { ...lasting, ...readingOnce(routing, referrals) };
}

/** All items of a referral, as they are now. */
export function itemsOf(referralId: string): Promise<Item[]> {
  return table.queryAll({ pk: keys.race(referralId).pk });
}

/** A text that came in. */
export async function itemsOfText(carrierId: string): Promise<Item[]> {
  const item = await table.get(keys.inboundText(carrierId));
  return item === undefined ? [] : [item];
}

/** A phone's consent in each programme, as its ledger has it, and the asking that waits for its answer. */
export async function itemsOfPhone(phone: string): Promise<Item[]> {
  for (const programme of programmeSchema.options) await lasting.consents.refresh(programme, phone);
  const consents = await table.getAll(
    programmeSchema.options.map((programme) => keys.consent(programme, phone)),
  );
  const askings = consents.flatMap((item) => askingOf(consentSchema.parse(item)) ?? []);
  return [...consents, ...(await table.getAll(askings.map(({ episodeId }) => keys.episode(episodeId))))];
}
