// A team on its own pages, which stay up to date.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useStillGone } from '../../controls/still-gone.ts';
import { useSignedIn } from '../../session/portal-context.tsx';
import { teamQuery } from '../shared/team-query.ts';

const readEvery = { refetchInterval: 30_000 };

export function useTeam(teamId: string) {
  const query = teamQuery(useSignedIn().api, teamId);
  const read = useQuery({ ...query, ...readEvery, select: ({ answer }) => answer });
  return useStillGone(read, teamId);
}

export function useVersionedTeam(teamId: string) {
  return useStillGone(useQuery({ ...teamQuery(useSignedIn().api, teamId), ...readEvery }), teamId);
}

/** Reads anew what a change of a team shows in: the team, the list of teams, what was changed. */
export function useReadTeamsAnew(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['office'] });
}
