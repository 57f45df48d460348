// After an agent's profile changed: what follows when they left or their license lapsed begins, the bus hears, and who gets their clients is
// told once for all of them.

import type { KnownTeam } from '../../people/known-team.ts';
import { type AgentProfile, agentSchema, standingOf } from '../../people/team.ts';
import type { BusEvent } from '../bus/bus-events.ts';
import {
  clientsHandedOver,
  type LapsedFor,
  licenseBackNews,
  licenseLapsedNews,
  type TeamNews,
} from '../notifications.ts';
import { recipientOf } from './end-standing.ts';
import type { StandingChange } from './follow-standing.ts';

export type OnStandingChangedDeps = {
  queueStanding(change: StandingChange): Promise<void>;
  publish(event: BusEvent): Promise<void>;
  readTeam(teamId: string): Promise<KnownTeam>;
  tellAgent(news: TeamNews): Promise<void>;
  derivedId(prefix: 'evt', ...parts: string[]): string;
  portalLink: string;
};

export async function onStandingChanged(
  before: unknown,
  after: unknown,
  deps: OnStandingChangedDeps,
): Promise<void> {
  // A new profile has had nothing to lose.
  if (before === undefined) return;
  const was = agentSchema.parse(before);
  const agent = agentSchema.parse(after);
  const standing = standingOf(agent);
  if (standing !== standingOf(was)) await follow(agent, deps);
  if (standing === 'unlicensed' && standingOf(was) === 'active') await tellOfLapse(agent, deps);
  if (standing === 'active' && standingOf(was) === 'unlicensed')
    await tellOfLicense(agent, was.lapsedAt, deps);
  if (agent.left?.handedOver && was.left?.handedOver === undefined) await tellOfHandOver(agent, deps);
}

async function follow(agent: AgentProfile, deps: OnStandingChangedDeps): Promise<void> {
  const { teamId, agentId, left } = agent;
  await deps.queueStanding({ teamId, agentId });
  if (left === undefined) return;
  const eventId = deps.derivedId('evt', teamId, agentId, 'left', left.at);
  await deps.publish({ type: 'AgentLeft', detail: { eventId, teamId, agentId, at: left.at } });
}

/** PE-5: the agent is told what it ends, and the lead, who can hand the clients over. */
async function tellOfLapse(
  { teamId, agentId, name, lapsedAt = '' }: AgentProfile,
  deps: OnStandingChangedDeps,
): Promise<void> {
  const { team } = await deps.readTeam(teamId);
  const { leadAgentId } = team;
  const about = { teamId, occasion: `${agentId} ${lapsedAt}`, isForUnlicensed: true };
  const newsFor = (reader: LapsedFor) => licenseLapsedNews(name, reader, deps.portalLink);
  if (leadAgentId === agentId) return deps.tellAgent({ agentId, ...about, ...newsFor('lead') });
  await Promise.all([
    deps.tellAgent({ agentId, ...about, ...newsFor('agent') }),
    deps.tellAgent({ agentId: leadAgentId, ...about, ...newsFor('lead-of-agent') }),
  ]);
}

/** PE-5: `lapsedAt`: since when there was none. Whoever heard of the lapse hears that it is over. */
async function tellOfLicense(
  { teamId, agentId, name }: AgentProfile,
  lapsedAt: string | undefined,
  deps: OnStandingChangedDeps,
): Promise<void> {
  const { team } = await deps.readTeam(teamId);
  const about = { teamId, occasion: `${agentId} ${lapsedAt ?? ''}` };
  const told = [...new Set([agentId, team.leadAgentId])];
  await Promise.all(
    told.map((reader) =>
      deps.tellAgent({
        agentId: reader,
        ...about,
        ...licenseBackNews(name, reader === agentId, deps.portalLink),
        ...(reader !== agentId && { isForUnlicensed: true }),
      }),
    ),
  );
}

/** PE-4: one message, however many there are. */
async function tellOfHandOver(
  { teamId, agentId, name, left }: AgentProfile,
  deps: OnStandingChangedDeps,
): Promise<void> {
  if (left?.handedOver === undefined) return;
  const to = recipientOf(left, await deps.readTeam(teamId));
  if (to === undefined) return;
  const occasion = `${agentId} ${left.at}`;
  await deps.tellAgent({
    teamId,
    agentId: to,
    occasion,
    ...clientsHandedOver(name, left.handedOver, deps.portalLink),
  });
}
