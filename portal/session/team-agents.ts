// The agents of a team, to choose from.
import { queryOptions } from '@tanstack/react-query';
import { type Api, answerOf } from '../api/api.ts';

export function teamAgentsQuery(api: Api, teamId: string) {
  return queryOptions({
    queryKey: ['team-agents', teamId],
    queryFn: () => answerOf(api.GET('/teams/{teamId}/agents', { params: { path: { teamId } } })),
    staleTime: 60_000,
  });
}
