// The admin creates or replaces an agent: only in a team that exists, and in one team at a time (PE-3). The agent's devices stay.

import type { Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import type { AgentProfile, Team } from './team.ts';

type SavedAgent = Omit<AgentProfile, 'devices'>;

export type SaveAgentDeps = {
  readTeam(teamId: string): Promise<Team | undefined>;
  /** `from`: the team that they leave for it. Otherwise, and when they are in no such team, refused with where they are. */
  saveAgent(
    agent: SavedAgent,
    now: Date,
    from: string | undefined,
    changedBy: Act | undefined,
    isInvited: boolean,
  ): Promise<{ saved: true } | { saved: false; in: string | undefined }>;
};

/** Where somebody is may change while we look; seldom twice. */
const tries = 3;

/** `move`: they leave the team that they are in, as by `DELETE` there (PE-4). */
export async function saveAgent(
  agent: SavedAgent,
  {
    move = false,
    invite = true,
    changedBy,
  }: { move?: boolean | undefined; invite?: boolean | undefined; changedBy?: Act },
  now: Date,
  deps: SaveAgentDeps,
): Promise<SavedAgent | Refusal<'unknown-team' | 'in-another-team' | 'leads-team'>> {
  const { teamId, agentId } = agent;
  if ((await deps.readTeam(teamId)) === undefined) {
    return { refused: 'unknown-team', detail: `Create the team first: PUT /teams/${teamId}.` };
  }
  let from: string | undefined;
  for (let tried = 0; tried < tries; tried += 1) {
    const saving = await deps.saveAgent(agent, now, from, changedBy, invite);
    if (saving.saved) return agent;
    if (saving.in !== undefined && !move) return inAnotherTeam(agentId, saving.in);
    if (saving.in !== undefined && (await deps.readTeam(saving.in))?.leadAgentId === agentId) {
      return leadsTeam(agentId, saving.in);
    }
    from = saving.in === teamId ? undefined : saving.in;
  }
  throw new Error('An agent changes teams all the time');
}

function inAnotherTeam(agentId: string, teamId: string): Refusal<'in-another-team'> {
  return {
    refused: 'in-another-team',
    detail: `${agentId} is in the team ${teamId}. Send "move": true to move them: what they own there goes to its lead. Or take them out first: DELETE /teams/${teamId}/agents/${agentId}.`,
  };
}

/** A team is never without a lead. */
export function leadsTeam(agentId: string, teamId: string): Refusal<'leads-team'> {
  return {
    refused: 'leads-team',
    detail: `${agentId} leads the team ${teamId}. Give it another lead first: PUT /teams/${teamId} with another leadAgentId, by an administrator.`,
  };
}
