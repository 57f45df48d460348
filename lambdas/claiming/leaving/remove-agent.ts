// PE-4: an administrator or the lead takes an agent out of the team. One write decides; then what they had goes to others.

import { knownTeam } from '../../people/known-team.ts';
import { leadsTeam } from '../../people/save-agent.ts';
import { type AgentProfile, isLead, type Leaving, type Team } from '../../people/team.ts';
import type { Admin, Agent } from '../../platform/http/principal.ts';
import type { NotFound, Refusal } from '../../platform/outcome.ts';
import type { Act } from '../../platform/table/act.ts';
import { type EndStandingDeps, endStanding, type Progress, recipientOf } from './end-standing.ts';

export type RemoveAgentDeps = EndStandingDeps & {
  people: {
    readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
    /** `leads`: the lead can't go. `gone`: they have left already. */
    leave(
      teamId: string,
      agentId: string,
      leaving: Leaving,
      changedBy: Act | undefined,
    ): Promise<'left' | 'leads' | 'gone'>;
    /** The first answer is kept. */
    noteHandedOver(teamId: string, agentId: string, left: Leaving, handedOver: number): Promise<void>;
  };
};

type Asked = { teamId: string; agentId: string; handTo: string | undefined; changedBy?: Act };
type Removed = { handedOver: number } | Refusal<'leads-team' | 'unknown-agent'> | NotFound;

/** Asked again, it answers the same, and goes on with what was left undone. */
export async function removeAgent(
  caller: Agent | Admin,
  { teamId, agentId, handTo, changedBy }: Asked,
  now: Date,
  deps: RemoveAgentDeps,
): Promise<Removed> {
  const team = await deps.people.readTeamWithAgents(teamId);
  const mayRemove = caller.kind === 'admin' || isLead(caller, team?.team);
  if (team === undefined || !mayRemove) return { refused: 'not-found' };
  if (team.agents.some((agent) => agent.agentId === agentId)) {
    const leaving = { at: now.toISOString(), ...(handTo !== undefined && { handTo }) };
    const obstacle = obstacleTo(leaving, agentId, team);
    if (obstacle !== undefined) return obstacle;
    if ((await deps.people.leave(teamId, agentId, leaving, changedBy)) === 'leads')
      return leadsTeam(agentId, teamId);
  }
  return handOverAll({ teamId, agentId }, now, deps);
}

function obstacleTo(
  leaving: Leaving,
  agentId: string,
  team: { team: Team; agents: readonly AgentProfile[] },
): Refusal<'leads-team' | 'unknown-agent'> | undefined {
  const { handTo } = leaving;
  const { teamId, leadAgentId } = team.team;
  if (agentId === leadAgentId) return leadsTeam(agentId, teamId);
  const mayHave = (each: AgentProfile) =>
    each.agentId === handTo && each.licensed && each.agentId !== agentId;
  if (handTo !== undefined && !team.agents.some(mayHave)) {
    return { refused: 'unknown-agent', detail: `${handTo} is not another licensed agent of this team.` };
  }
  if (recipientOf(leaving, knownTeam(team)) !== undefined) return undefined;
  return {
    refused: 'unknown-agent',
    detail: `The lead, ${leadAgentId}, has no profile yet to hand clients over to: name another agent by ?handTo=.`,
  };
}

async function handOverAll(
  who: { teamId: string; agentId: string },
  now: Date,
  deps: RemoveAgentDeps,
): Promise<Removed> {
  const { teamId, agentId } = who;
  const agent = await deps.people.readAnyone(teamId, agentId);
  if (agent?.left === undefined) return { refused: 'not-found' };
  if (agent.left.handedOver !== undefined) return { handedOver: agent.left.handedOver };
  let progress: Progress = { handedOver: 0 };
  do progress = await endStanding(who, progress, now, deps);
  while (progress.after !== undefined);
  await deps.people.noteHandedOver(teamId, agentId, agent.left, progress.handedOver);
  const noted = await deps.people.readAnyone(teamId, agentId);
  return { handedOver: noted?.left?.handedOver ?? progress.handedOver };
}
