// A team's name where only its id is at hand.

import { useQuery } from '@tanstack/react-query';
import { Written } from '../../controls/written.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';
import { teamQuery } from './team-query.ts';

/** Undefined until it is known, and for no team. */
export function useTeamName(teamId: string): string | undefined {
  return useNamedTeam(teamId).data?.name;
}

function useNamedTeam(teamId: string) {
  const { api } = useSignedIn();
  return useQuery({
    ...teamQuery(api, teamId),
    select: ({ answer }) => answer,
    enabled: teamId !== '',
    staleTime: 300_000,
  });
}

/** Names the agents of a team by their ids, as far as they are known. */
export function useAgentNames(teamId: string | undefined): (agentId: string) => string {
  const { data } = useNamedTeam(teamId ?? '');
  return (agentId) => data?.agents.find((agent) => agent.agentId === agentId)?.name ?? agentId;
}

export function TeamName({ teamId }: { teamId: string }) {
  return <Written>{useTeamName(teamId) ?? teamId}</Written>;
}
