// A followers' cloud for tests: the stores on a real table, all else noted; every change followed twice, as the stream may tell it.
import { beforeEach } from '@jest/globals';
import { attemptIdOf, callStore } from '../../../lambdas/calling/call-store.ts';
import type { Waking } from '../../../lambdas/calling/task-callback.ts';
import type { BusEvent } from '../../../lambdas/claiming/bus-events.ts';
import { offerStore } from '../../../lambdas/claiming/offers/offer-store.ts';
import { workflowStore } from '../../../lambdas/claiming/outcome-store.ts';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import type { Details, OpenRace } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { episodeStore } from '../../../lambdas/consent/consent-request-store.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { noticeStore } from '../../../lambdas/consent/opt-out-notice-store.ts';
import { contentSchema, type SendContent } from '../../../lambdas/delivery/outbox-message.ts';
import { sendStore } from '../../../lambdas/delivery/outbox-store.ts';
import { pulseStore } from '../../../lambdas/live/change-token-store.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { type Key, keys } from '../../../lambdas/platform/keys.ts';
import { routingStore } from '../../../lambdas/routing/routing-store.ts';
import { readingOnce } from '../../../lambdas/stream/batch-cache.ts';
import type { Cloud } from '../../../lambdas/stream/cloud.ts';
import { follow } from '../../../lambdas/stream/dispatch.ts';
import { anId, anOpenRace, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { engineTable } from '../../support/engine.ts';
import { textingStores } from '../../texting/support/stores.ts';

export const table = await engineTable();
export const routing = routingStore(table);
export const referrals = referralStore(table);
export const races = raceStore(table);
export const stores = {
  races,
  offers: offerStore(table),
  workflows: workflowStore(table),
  calls: callStore(table),
  consents: consentStore(table),
  episodes: episodeStore(table),
  notices: noticeStore(table),
  pulses: pulseStore(table),
  ...textingStores(table),
};
export const sends = sendStore(table);

/** What the followers did outside the table, and which sends they put into the outbox. */
export const told: Told = nothingYet();
type Told = {
  published: BusEvent[];
  started: string[];
  woken: string[];
  /** Workflows `call-me`: whose were started, and what their tasks were told. */
  called: string[];
  wokenCalls: Waking[];
  /** Workflows `request-consent`: which were started, and which of their tasks were told. */
  asked: string[];
  wokenAskings: string[];
  queued: string[];
  created: Map<string, SendContent>;
};
beforeEach(() => {
  Object.assign(told, nothingYet());
});

function nothingYet(): Told {
  const nothing = { published: [], started: [], woken: [], called: [], wokenCalls: [], queued: [] };
  return { ...nothing, asked: [], wokenAskings: [], created: new Map() };
}

export const cloud = (now = NOW): Cloud => ({
  ...stores,
  ...readingOnce(routing, referrals),
  sends: {
    ...sends,
    create: async (send) => {
      told.created.set(send.sendId, contentSchema.parse(send));
      return sends.create(send);
    },
  },
  startOfferReferral: async (referralId) => void told.started.push(referralId),
  startCallMe: async ({ referralId, agentId }) => void told.called.push(`${referralId} ${agentId}`),
  wakeCallMe: async (waking) => void told.wokenCalls.push(waking),
  startConfirmTexting: async (episodeId) => void told.asked.push(episodeId),
  wakeConfirmTexting: async (token) => void told.wokenAskings.push(token),
  attemptIdOf,
  wakeWith: async (token, outcome) => void told.woken.push(`${token} ${outcome}`),
  publish: async (event) => void told.published.push(event),
  queue: async (channel, sendId) => void told.queued.push(`${channel} ${sendId}`),
  derivedId,
  linkTo: (referralId) => `https://portal.dibs.example/referrals/${referralId}`,
  voice: {
    leadAlertNumber: '+12065550100',
    supportContact: 'help@dibs.example',
    questionPrefix: '',
    profileLink: 'https://portal.dibs.example/me',
  },
  brand: 'Dibs',
  now: () => now,
});

/** Does something to one item and follows the change, twice. */
export async function followed<T>(key: Key, act: () => Promise<T>, now = NOW): Promise<T> {
  const before = await table.get(key);
  const result = await act();
  const after = await table.get(key);
  for (let times = 0; times < 2; times += 1) await follow({ before, after }, cloud(now));
  return result;
}

export async function aReadyTeam() {
  const teamId = anId('team');
  await routing.saveTeam(aTeam({ teamId }));
  for (const name of ['ada', 'ben', 'lena']) {
    const { devices, ...agent } = anAgent(name, { teamId });
    await routing.saveAgent(agent);
  }
  return teamId;
}

/** A referral that is in the table, nothing of it followed yet. */
export async function created(race: Partial<OpenRace> = {}, details: Partial<Details> = {}) {
  const open = anOpenRace({ teamId: await aReadyTeam(), ...race });
  await referrals.create(open, someDetails(open, details));
  return open;
}

export const offerOf = (race: OpenRace, agentId: string) => table.get(keys.offer(race.referralId, agentId));
export const outbox = () => [...told.created.values()];
/** Who was told what by which channel, in words that compare. */
export const notices = () =>
  outbox()
    .map((send) =>
      send.purpose.kind === 'notice' ? `${send.purpose.notice} ${send.purpose.agentId} ${send.channel}` : '',
    )
    .toSorted();
export const eventTypes = () =>
  [...new Set(told.published.map(({ type, detail }) => `${type} ${detail.eventId}`))].map(
    (each) => each.split(' ')[0],
  );
