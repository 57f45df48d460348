// Agents whom a search of teams finds by their own words, by the team that they are in.
import { agentPartsIn, wordsOfAgent } from '../people/search/agent-words.ts';
import type { AgentProfile } from '../people/team.ts';
import type { Admin, Source } from '../platform/http/principal.ts';
import { hasParts } from '../platform/table/search-text.ts';
import type { AgentOfTeam } from './list-referrals.ts';
import { type Having, havingRarest } from './rarest-word.ts';

export type MatchingAgentsDeps = {
  agentWords: { having: Having };
  lists: { readAgents(agents: readonly AgentOfTeam[]): Promise<AgentProfile[]> };
};

export type MatchingAgents = {
  byTeam: ReadonlyMap<string, { agentId: string; name: string }[]>;
  isTooMany: boolean;
};

/** A word that more have is not read: another word of the name finds them. */
const rare = 1000;
/** Each is read, and so is their team. */
const mostAgents = 50;

export const nobody: MatchingAgents = { byTeam: new Map(), isTooMany: false };

/** None when there are too many. Only administrators find them by how to reach them, since only they read it. */
export async function matchingAgents(
  caller: Admin | Source,
  query: string,
  deps: MatchingAgentsDeps,
): Promise<MatchingAgents> {
  const parts = agentPartsIn(query, caller.kind === 'admin');
  if (parts.length === 0) return nobody;
  const rarest = await havingRarest(parts, deps.agentWords.having, rare);
  const found = rarest?.filter(({ text }) => hasParts(text.split(' '), parts));
  if (found === undefined || found.length > mostAgents) return { ...nobody, isTooMany: true };
  const agents = await deps.lists.readAgents(found.map(({ place }) => agentAt(place)));
  // By a name that they had a moment ago they are found no more, and neither is who has left since (PE-4).
  const matching = agents.filter((agent) => hasParts(wordsOfAgent(agent), parts));
  const byName = matching.toSorted((one, other) => one.name.localeCompare(other.name));
  const byTeam = Map.groupBy(byName, ({ teamId }) => teamId);
  return {
    byTeam: new Map(
      [...byTeam].map(([teamId, its]) => [teamId, its.map(({ agentId, name }) => ({ agentId, name }))]),
    ),
    isTooMany: false,
  };
}

function agentAt(place: string): AgentOfTeam {
  const [teamId = '', agentId = ''] = place.split('#');
  return { teamId, agentId };
}
