// The team's settings as they were saved last, with the ETag that a change of them begins with.
import { queryOptions } from '@tanstack/react-query';
import { type Api, versionedAnswerOf } from '../api/api.ts';

export function leadRoutingQuery(api: Api, teamId: string) {
  return queryOptions({
    queryKey: ['lead-routing', teamId],
    queryFn: () =>
      versionedAnswerOf(api.GET('/teams/{teamId}/lead-routing', { params: { path: { teamId } } })),
    // What is being changed here must not change under one's hands.
    refetchOnWindowFocus: false,
  });
}
