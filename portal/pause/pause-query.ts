// How the agent stands in lead routing: whether they are paused, until when, and by whom (RT-7).
import { queryOptions } from '@tanstack/react-query';
import { type Api, answerOf } from '../api/api.ts';
import { slowMs } from '../api/query-client.ts';

export function pauseQuery(api: Api) {
  return queryOptions({
    queryKey: ['own-pause'],
    queryFn: () => answerOf(api.GET('/me/pause')),
    staleTime: slowMs,
  });
}
