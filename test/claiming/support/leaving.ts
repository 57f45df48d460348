// A team on a real table whose agents leave or lose their license: everyone with an id of their own, all that follows carried out.
import { endStanding } from '../../../lambdas/claiming/leaving/end-standing.ts';
import {
  type FollowStandingDeps,
  followStanding,
} from '../../../lambdas/claiming/leaving/follow-standing.ts';
import { removeAgent } from '../../../lambdas/claiming/leaving/remove-agent.ts';
import { inboxStore } from '../../../lambdas/claiming/offers/inbox-store.ts';
import { offeredReferral } from '../../../lambdas/claiming/offers/offer.ts';
import { openingsOf } from '../../../lambdas/claiming/offers/offer-store.ts';
import type { OpenRace } from '../../../lambdas/claiming/referral.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { routingStore } from '../../../lambdas/routing/routing-store.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { races, referrals, table } from '../../stream/support/dependencies.ts';
import { inboxIndex } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from './referrals.ts';

export const people = peopleStore(table);
export const routing = routingStore(table);
export const inbox = inboxStore(table, inboxIndex);
export const LATER = minutesLater(5);

/** Everyone with a membership, as the administrator saves them; the first leads. */
export async function aTeamOf(size: number) {
  const teamId = anId('team');
  const agentIds = Array.from({ length: size }, () => anId('agt'));
  const [lead = ''] = agentIds;
  await people.saveTeam(aTeam({ teamId, leadAgentId: lead }));
  for (const agentId of agentIds) await saveAgent(teamId, agentId);
  return { teamId, lead, agentIds };
}

export async function saveAgent(teamId: string, agentId: string, licensed = true, now = NOW, from?: string) {
  const { devices, ...agent } = anAgent(agentId, { teamId, licensed, phone: phoneOf(agentId) });
  return people.saveAgent(agent, now, from);
}

export const phoneOf = (agentId: string) => `+1206555${agentId.replace(/\D/g, '').padStart(4, '0')}`;

/** `createdAt` minutes after NOW: its place in inboxes. */
export async function offeredTo(teamId: string, offered: string[], createdAt = 0): Promise<OpenRace> {
  const race = anOpenRace({ teamId, offered });
  const details = someDetails(race, { createdAt: minutesLater(createdAt).toISOString() });
  const offers = openingsOf(offeredReferral({ race, createdAt: details.createdAt }), offered, NOW);
  await referrals.create(
    race,
    details,
    offers.map((update) => ({ update })),
  );
  return race;
}

export async function ownedBy(teamId: string, agentId: string, createdAt = 0): Promise<OpenRace> {
  const race = await offeredTo(teamId, [agentId], createdAt);
  await races.claim(anAttempt(race, { agentId }));
  return race;
}

export const endDeps = { people, inbox, referrals, races, derivedId };

/** All pages. Answers how many were handed over. */
export async function ended(teamId: string, agentId: string, deps = endDeps, now = LATER): Promise<number> {
  let progress = await endStanding({ teamId, agentId }, { handedOver: 0 }, now, deps);
  while (progress.after !== undefined) progress = await endStanding({ teamId, agentId }, progress, now, deps);
  return progress.handedOver;
}

/** What the queue carries out, message by message, each of them twice. */
export async function followed(teamId: string, agentId: string): Promise<string[]> {
  const done: string[] = [];
  const note = (act: string) => async (username: string) => void done.push(`${act} ${username}`);
  const deps: FollowStandingDeps = {
    ...endDeps,
    accounts: {
      find: async () => [{ username: agentId, isEnabled: true, teamId }],
      disable: note('disable'),
      enable: note('enable'),
      setTeam: async (username, team) => void done.push(`set ${username} ${team}`),
      signOut: note('sign out'),
    },
    routing,
    deleteEndpoint: note('delete'),
    queueNext: async (change) => {
      await followStanding(change, LATER, { ...deps, queueNext: async () => {} });
      await followStanding(change, LATER, deps);
    },
  };
  await followStanding({ teamId, agentId }, LATER, deps);
  return done;
}

export const removed = (
  teamId: string,
  agentId: string,
  { handTo, by, now = LATER }: { handTo?: string; by?: string; now?: Date } = {},
) =>
  removeAgent(
    by === undefined ? { kind: 'admin', clientId: 'admin' } : { kind: 'agent', agentId: by, teamId },
    { teamId, agentId, handTo },
    now,
    endDeps,
  );
