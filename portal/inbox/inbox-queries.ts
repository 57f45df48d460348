// The lists of the inbox, page by page, live.
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf } from '../api/api.ts';
import { liveList } from '../api/query-client.ts';
import { usePortal } from '../session/portal-context.tsx';
import type { List } from './inbox-order.ts';

const statuses = {
  all: undefined,
  open: 'offered',
  mine: 'claimed',
  closed: 'returned',
  team: undefined,
} as const;

export const inboxKey = ['inbox'] as const;

export function useInbox(list: List) {
  const { api, agent } = usePortal();
  return useInfiniteQuery({
    queryKey: [...inboxKey, list],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const status = statuses[list];
      const query = { ...(status && { status }), ...(pageParam !== '' && { cursor: pageParam }) };
      if (list !== 'team') {
        const mine = { ...query, ...(list === 'open' && { claimable: 'true' as const }) };
        return answerOf(api.GET('/me/referrals', { params: { query: mine }, signal }));
      }
      const path = { teamId: agent.teamId };
      return answerOf(api.GET('/teams/{teamId}/referrals', { params: { path, query }, signal }));
    },
    getNextPageParam: (page) => page.cursor,
    ...liveList,
  });
}
