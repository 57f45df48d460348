// Whether anything changed for the agent: asked all the time, by one component alone.
import { queryOptions } from '@tanstack/react-query';
import { type Api, answerOf } from './api.ts';

export function changeTokenQuery(api: Api) {
  return queryOptions({
    queryKey: ['change-token'],
    queryFn: ({ signal }) => answerOf(api.GET('/me/changes', { signal })),
  });
}
