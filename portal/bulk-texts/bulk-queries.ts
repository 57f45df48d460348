// Bulk texts as the API has them: the list, and one of them while it is sent and after.
import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../client/src/answers.ts';
import type { paths } from '../../client/src/schema.ts';
import { answerOf } from '../api/api.ts';
import { live, liveList, slowMs } from '../api/query-client.ts';
import { useStillGone } from '../controls/still-gone.ts';
import { usePortal } from '../session/portal-context.tsx';

export type BulkPreview = Answer<paths['/teams/{teamId}/bulk-texts/preview']['post']>;
export type Bulk = Answer<paths['/teams/{teamId}/bulk-texts/{bulkId}']['get']>;
export type BulkStatus = Bulk['status'];
export type ListedBulk = Answer<paths['/teams/{teamId}/bulk-texts']['get']>['bulkTexts'][number];

const bulkKey = ['bulk-texts'] as const;
/** What becomes of single texts is not told by the live channel. */
const whileSendingMs = 3000;

export function useBulks() {
  const { api, agent } = usePortal();
  const path = { teamId: agent.teamId };
  return useInfiniteQuery({
    queryKey: [...bulkKey, 'list', agent.teamId],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam === '' ? {} : { cursor: pageParam };
      return answerOf(api.GET('/teams/{teamId}/bulk-texts', { params: { path, query }, signal }));
    },
    getNextPageParam: ({ cursor }) => cursor,
    ...liveList,
  });
}

export function useBulk(bulkId: string) {
  const { api, agent } = usePortal();
  const path = { teamId: agent.teamId, bulkId };
  const read = useQuery({
    queryKey: [...bulkKey, 'one', agent.teamId, bulkId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/teams/{teamId}/bulk-texts/{bulkId}', { params: { path }, signal })),
    refetchInterval: ({ state }) => (state.data?.status === 'sending' ? whileSendingMs : slowMs),
    ...live,
  });
  return useStillGone(read, bulkId);
}

export function refreshBulks(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: bulkKey });
}
