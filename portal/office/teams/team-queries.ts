// A team with its agents, as all pages of it read it.
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Api, answerOf } from '../../api/api.ts';
import { useSignedIn } from '../../session/portal-context.tsx';

function teamQuery(api: Api, teamId: string) {
  return queryOptions({
    queryKey: ['office', 'team', teamId],
    queryFn: ({ signal }) => answerOf(api.GET('/teams/{teamId}', { params: { path: { teamId } }, signal })),
    refetchInterval: 30_000,
  });
}

export function useTeam(teamId: string) {
  return useQuery(teamQuery(useSignedIn().api, teamId));
}

/** Reads anew what a change of a team shows in: the team, the list of teams, what was changed. */
export function useReadTeamsAnew(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['office'] });
}
