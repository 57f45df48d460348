// Whether anything changed for the agent: asked all the time, by one component alone.
import { queryOptions } from '@tanstack/react-query';
import { type Api, answerOf } from './api.ts';

export function pulseQuery(api: Api) {
  return queryOptions({
    queryKey: ['pulse'],
    queryFn: ({ signal }) => answerOf(api.GET('/me/pulse', { signal })),
  });
}
