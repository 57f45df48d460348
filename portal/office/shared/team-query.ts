// A team with its agents, as all pages of the back office read it, with the ETag of its settings.
import { queryOptions } from '@tanstack/react-query';
import { type Api, versionedAnswerOf } from '../../api/api.ts';

export function teamQuery(api: Api, teamId: string) {
  return queryOptions({
    queryKey: ['office', 'team', teamId],
    queryFn: ({ signal }) =>
      versionedAnswerOf(api.GET('/teams/{teamId}', { params: { path: { teamId } }, signal })),
  });
}
