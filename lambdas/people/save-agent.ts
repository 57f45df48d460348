// The admin creates or replaces an agent: only in a team that exists, and in one team at a time (PE-3). The agent's devices stay.

import { changedMeanwhile, isMatch } from '../platform/http/etag.ts';
import type { Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import type { AgentLanguage } from './language.ts';
import type { AgentProfile, Team } from './team.ts';

type SavedAgent = Omit<AgentProfile, 'devices'>;
type Before = { version: number };

export type SaveAgentDeps = {
  readTeam(teamId: string): Promise<Team | undefined>;
  /** Also one who has left. */
  readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  /** `from`: the team that they leave for it. `before`: only on that version. Otherwise, and when they are in no such team, refused with where they are. */
  saveAgent(
    agent: SavedAgent,
    now: Date,
    from: string | undefined,
    changedBy: Act | undefined,
    isInvited: boolean,
    before: Before | undefined,
  ): Promise<{ saved: true } | { saved: false; in: string | undefined } | { saved: false; isChanged: true }>;
};

/** Where somebody is may change while we look; seldom twice. */
const tries = 3;

/**
 * `move`: they leave the team that they are in, as by `DELETE` there (PE-4). `ifMatch`: the header, which ties the save to what the
 * administrator had read.
 */
export async function saveAgent(
  agent: SavedAgent,
  {
    move = false,
    invite = true,
    changedBy,
    ifMatch,
  }: {
    move?: boolean | undefined;
    invite?: boolean | undefined;
    changedBy?: Act;
    ifMatch?: string | undefined;
  },
  now: Date,
  deps: SaveAgentDeps,
): Promise<SavedAgent | Refusal<'unknown-team' | 'in-another-team' | 'leads-team' | 'changed-meanwhile'>> {
  const { teamId, agentId } = agent;
  if ((await deps.readTeam(teamId)) === undefined) {
    return { refused: 'unknown-team', detail: `Create the team first: PUT /teams/${teamId}.` };
  }
  const before = ifMatch === undefined ? undefined : await deps.readAnyone(teamId, agentId);
  if (ifMatch !== undefined && before === undefined) return changedMeanwhile;
  const version = before?.version ?? 0;
  if (before !== undefined && !isMatch(ifMatch, version)) {
    // The answer to the first try was lost: what it asked for is there.
    return isAsked(agent, before) ? agent : changedMeanwhile;
  }
  // `*` names no version: of two who save at once, the last one counts. An agent's item stays, also once they have left.
  const seen = ifMatch === undefined || ifMatch === '*' ? undefined : { version };
  let from: string | undefined;
  let saved = agent;
  for (let tried = 0; tried < tries; tried += 1) {
    const saving = await deps.saveAgent(saved, now, from, changedBy, invite, seen);
    if (saving.saved) return saved;
    if ('isChanged' in saving) return changedMeanwhile;
    if (saving.in !== undefined && !move) return inAnotherTeam(agentId, saving.in);
    if (saving.in !== undefined && (await deps.readTeam(saving.in))?.leadAgentId === agentId) {
      return leadsTeam(agentId, saving.in);
    }
    from = saving.in === teamId ? undefined : saving.in;
    // PE-8: their language goes with them.
    const { language = await languageIn(from, agentId, deps) } = agent;
    saved = { ...agent, ...(language !== undefined && { language }) };
  }
  throw new Error('An agent changes teams all the time');
}

async function languageIn(
  from: string | undefined,
  agentId: string,
  deps: Pick<SaveAgentDeps, 'readAnyone'>,
): Promise<AgentLanguage | undefined> {
  return from === undefined ? undefined : (await deps.readAnyone(from, agentId))?.language;
}

function isAsked(asked: SavedAgent, { name, email, phone, licensed, language, left }: AgentProfile): boolean {
  if (asked.language !== undefined && asked.language !== language) return false;
  const isSame =
    asked.name === name && asked.email === email && asked.phone === phone && asked.licensed === licensed;
  return isSame && left === undefined;
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
