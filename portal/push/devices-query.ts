// The agent's devices that take pushes.
import { queryOptions } from '@tanstack/react-query';
import { type Api, answerOf } from '../api/api.ts';

export const devicesKey = ['devices'] as const;

export function devicesQuery(api: Api) {
  return queryOptions({ queryKey: devicesKey, queryFn: () => answerOf(api.GET('/me/devices')) });
}
