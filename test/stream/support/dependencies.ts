// What reactions use, for tests: the stores on a real table, all else noted; every change is told twice, as the stream may tell it.
import { beforeEach } from '@jest/globals';
import type { TaskCallback } from '../../../lambdas/calling/task-callback.ts';
import { slotName } from '../../../lambdas/campaigns/client-plans/schedule.ts';
import type { BusEvent } from '../../../lambdas/claiming/bus/bus-events.ts';
import type { StandingChange } from '../../../lambdas/claiming/leaving/follow-standing.ts';
import { executionNameOf as offerReferralNameOf } from '../../../lambdas/claiming/offers/offer-referral.ts';
import type { Details, OpenRace } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { executionNameOf as reminderNameOf } from '../../../lambdas/clients/reminders/reminder.ts';
import { executionNameOf } from '../../../lambdas/consent/requests/consent-request.ts';
import {
  contentSchema,
  type NewOutboxMessage,
  type OutboxContent,
} from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { aloneTo, type TeamEmail } from '../../../lambdas/delivery/team-email/team-email.ts';
import { teamEmailStore } from '../../../lambdas/delivery/team-email/team-email-store.ts';
import type { News } from '../../../lambdas/live/tell-portals.ts';
import type { Invited } from '../../../lambdas/people/invitations/invite.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { type Key, keys } from '../../../lambdas/platform/table/keys.ts';
import { batchCache } from '../../../lambdas/stream/batch-cache.ts';
import { type Dependencies, dispatch } from '../../../lambdas/stream/dispatch.ts';
import { handIn } from '../../../lambdas/stream/hand-in.ts';
import { anOpenRace, NOW, someDetails } from '../../claiming/support/referrals.ts';
import { savesAgentsOn } from '../../people/support/saved-agents.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { engineTable } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { followsTextsOn, settings, storesOn } from './base-dependencies.ts';

export const table = await engineTable();
/** The same names serve in the teams of all tests. */
export const people = { ...peopleStore(table), saveAgent: savesAgentsOn(table) };
export const referrals = referralStore(table);
export const stores = storesOn(table);
export const { races } = stores;
export const outbox = outboxStore(table);
export const teamEmails = teamEmailStore(table);

/** What reactions did outside the table, and which messages they put into the outbox. */
export const told: Told = nothingYet();
type Told = {
  published: BusEvent[];
  started: string[];
  completedOffers: string[];
  /** Workflows `call-me`: whose were started, and what their tasks were told. */
  called: string[];
  completedCalls: TaskCallback[];
  /** Workflows `request-consent`: which were started, by their names, and which of their tasks were told. */
  asked: string[];
  completedRequests: string[];
  /** Workflows `remind-owner`: which were started, by their names. */
  awaited: string[];
  queued: string[];
  queuedTeamEmails: string[];
  /** Whose standing changed. */
  standings: StandingChange[];
  invited: Invited[];
  /** Operations that were handed to their queue. */
  operations: string[];
  /** Digests of replies that were asked for. */
  digests: { referralId: string; dueAt: string }[];
  /** What open portals were told, how they answer, and which were disconnected. */
  posted: { connectionId: string; news: News }[];
  portalAnswers: Record<string, 'heard' | 'gone' | 'failed'>;
  disconnected: string[];
  created: Map<string, OutboxContent>;
};
beforeEach(() => {
  Object.assign(told, nothingYet());
});

function nothingYet(): Told {
  const nothing = {
    published: [],
    started: [],
    completedOffers: [],
    called: [],
    completedCalls: [],
    queued: [],
    queuedTeamEmails: [],
    standings: [],
    invited: [],
    operations: [],
    digests: [],
  };
  const portals = { posted: [], portalAnswers: {}, disconnected: [] };
  return { ...nothing, ...portals, asked: [], completedRequests: [], awaited: [], created: new Map() };
}

export const dependencies = (now = NOW): Dependencies =>
  handIn({
    ...stores,
    ...settings,
    ...batchCache({ ...stores, people, referrals, races }),
    ...followsTextsOn(table, () => now),
    outbox: {
      ...outbox,
      create: async (message: NewOutboxMessage) => {
        told.created.set(message.outboxId, contentSchema.parse(message));
        return outbox.create(message);
      },
    },
    teamEmails: {
      create: async (email: TeamEmail) => {
        for (const agentId of Object.keys(email.to)) {
          const mail = contentSchema.parse(aloneTo(agentId, email, settings.derivedId));
          told.created.set(mail.outboxId, mail);
        }
        return teamEmails.create(email);
      },
    },
    referralWords: { note: async () => {}, noteCorrected: async () => {} },
    teamWords: { note: async () => {} },
    agentWords: { note: async () => {} },
    teamSizes: { count: async () => {} },
    queueTeamEmail: async (teamEmailId) => void told.queuedTeamEmails.push(teamEmailId),
    startOfferReferral: async ({ referralId, round }) =>
      void told.started.push(offerReferralNameOf(referralId, round)),
    completeOfferReferral: async (token, outcome) => void told.completedOffers.push(`${token} ${outcome}`),
    startCallMe: async ({ referralId, agentId }) => void told.called.push(`${referralId} ${agentId}`),
    completeCallMe: async (callback) => void told.completedCalls.push(callback),
    startRequestConsent: async (request) => void told.asked.push(executionNameOf(request)),
    completeRequestConsent: async (token) => void told.completedRequests.push(token),
    startSendPlanSteps: async (slot) => void told.awaited.push(slotName(slot)),
    startRemindOwner: async (reminder) => void told.awaited.push(reminderNameOf(reminder)),
    postToPortal: async (connectionId, news) => {
      told.posted.push({ connectionId, news });
      return told.portalAnswers[connectionId] ?? 'heard';
    },
    disconnectPortal: async (connectionId) => void told.disconnected.push(connectionId),
    queueStanding: async (change) => void told.standings.push(change),
    queueInvitation: async (invited) => void told.invited.push(invited),
    queueOperation: async (operationId) => void told.operations.push(operationId),
    queueBulk: async () => {},
    publish: async (event) => void told.published.push(event),
    queue: async (channel, outboxId) => void told.queued.push(`${channel} ${outboxId}`),
    askForDigest: async (digest) => void told.digests.push(digest),
    now: () => now,
  } satisfies Partial<Dependencies>);

/** Does something to one item and tells the change, twice. */
export async function dispatched<T>(key: Key, act: () => Promise<T>, now = NOW): Promise<T> {
  const before = await table.get(key);
  const result = await act();
  const after = await table.get(key);
  for (let times = 0; times < 2; times += 1) await dispatch({ before, after }, dependencies(now));
  return result;
}

export async function aReadyTeam() {
  const teamId = anId('team');
  await people.saveTeam(aTeam({ teamId }));
  for (const name of ['ada', 'ben', 'lena']) {
    const { devices, ...agent } = anAgent(name, { teamId });
    await people.saveAgent(agent);
  }
  return teamId;
}

/** A referral that is in the table, no change of it told yet. */
export async function created(race: Partial<OpenRace> = {}, details: Partial<Details> = {}) {
  const open = anOpenRace({ teamId: await aReadyTeam(), ...race });
  await referrals.create(open, someDetails(open, details));
  return open;
}

export const offerOf = (race: OpenRace, agentId: string) => table.get(keys.offer(race.referralId, agentId));
export const outboxMessages = () => [...told.created.values()];
/** Who was told what by which channel, in words that compare. */
export const notifications = () =>
  outboxMessages()
    .map((message) =>
      message.purpose.kind === 'notification'
        ? `${message.purpose.notification} ${message.purpose.agentId} ${message.channel}`
        : '',
    )
    .toSorted();
export const eventTypes = () =>
  [...new Set(told.published.map(({ type, detail }) => `${type} ${detail.eventId}`))].map(
    (each) => each.split(' ')[0],
  );
