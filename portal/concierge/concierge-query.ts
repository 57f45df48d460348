// How the team greets its new clients, as it was saved last, with the ETag that a change of it begins with.
import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/src/answers.ts';
import type { paths } from '../../client/src/schema.ts';
import { type Api, versionedAnswerOf } from '../api/api.ts';

export type Concierge = Answer<paths['/teams/{teamId}/concierge']['get']>;

export const conciergeQuery = (api: Api, teamId: string) =>
  queryOptions({
    queryKey: ['concierge', teamId],
    queryFn: () => versionedAnswerOf(api.GET('/teams/{teamId}/concierge', { params: { path: { teamId } } })),
    // What is being changed here must not change under one's hands.
    refetchOnWindowFocus: false,
  });
