// The team's templates, and one of them with the ETag that a change of it begins with.
import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../client/src/answers.ts';
import type { paths } from '../../client/src/schema.ts';
import { type Api, answerOf, versionedAnswerOf } from '../api/api.ts';

export type Templates = Answer<paths['/teams/{teamId}/templates']['get']>;

export const templatesQuery = (api: Api, teamId: string) =>
  queryOptions({
    queryKey: ['templates', teamId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/teams/{teamId}/templates', { params: { path: { teamId } }, signal })),
    staleTime: 60_000,
  });

export const templateQuery = (api: Api, teamId: string, templateId: string) =>
  queryOptions({
    queryKey: ['templates', teamId, templateId],
    queryFn: () =>
      versionedAnswerOf(
        api.GET('/teams/{teamId}/templates/{templateId}', { params: { path: { teamId, templateId } } }),
      ),
    // What is being changed here must not change under one's hands.
    refetchOnWindowFocus: false,
  });
