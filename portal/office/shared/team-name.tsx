// A team's name where only its id is at hand.

import { useQuery } from '@tanstack/react-query';
import { answerOf } from '../../api/api.ts';
import { Written } from '../../controls/written.tsx';
import { useSignedIn } from '../../session/portal-context.tsx';

/** Undefined until it is known, and for no team. */
export function useTeamName(teamId: string): string | undefined {
  const { api } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['office', 'team', teamId],
    queryFn: () => answerOf(api.GET('/teams/{teamId}', { params: { path: { teamId } } })),
    enabled: teamId !== '',
    staleTime: 300_000,
  });
  return data?.name;
}

export function TeamName({ teamId }: { teamId: string }) {
  return <Written>{useTeamName(teamId) ?? teamId}</Written>;
}
