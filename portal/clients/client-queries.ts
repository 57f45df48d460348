// The lists of clients, page by page, live, and what is known of them beside the one that is open.
import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../client/src/answers.ts';
import type { paths } from '../../client/src/schema.ts';
import type { Referral } from '../api/answers.ts';
import { type Api, answerOf } from '../api/api.ts';
import { liveList } from '../api/query-client.ts';
import { usePortal } from '../session/portal-context.tsx';
import type { ClientQuery } from './list/filters.ts';

type ClientPage = Answer<paths['/me/clients']['get']>;
export type ListedClient = ClientPage['clients'][number];

const clientsKey = ['clients'] as const;
/** Each word that was typed on the way to another is a list of its own. */
const foundMs = 300_000;

/** `teamId`: of the team whose lead asks for all of its clients; without it one's own. */
function readClients(api: Api, teamId: string | undefined, query: ClientQuery, signal: AbortSignal) {
  if (teamId === undefined) {
    const { owner: _, ...own } = query;
    return answerOf(api.GET('/me/clients', { params: { query: own }, signal }));
  }
  return answerOf(api.GET('/teams/{teamId}/clients', { params: { path: { teamId }, query }, signal }));
}

export function useClients(teamId: string | undefined, query: ClientQuery) {
  const { api } = usePortal();
  return useInfiniteQuery({
    queryKey: [...clientsKey, teamId, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      readClients(api, teamId, pageParam === '' ? query : { ...query, cursor: pageParam }, signal),
    getNextPageParam: (page) => page.cursor,
    placeholderData: (before) => before,
    ...liveList,
  });
}

/** Those that some words find: the first page. */
export function useFoundClients(words: string, teamId: string | undefined) {
  const { api } = usePortal();
  return useQuery({
    queryKey: ['found-clients', teamId, words],
    queryFn: ({ signal }) => readClients(api, teamId, words === '' ? {} : { q: words }, signal),
    placeholderData: (before) => before,
    gcTime: foundMs,
  });
}

export function refreshClients(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: clientsKey });
}

/** Tags that clients have who were looked at or listed, to choose from. */
export function knownTags(client: QueryClient): string[] {
  const opened = client.getQueriesData<Referral>({ queryKey: ['referral'] });
  const lists = client.getQueriesData<InfiniteData<ClientPage>>({ queryKey: clientsKey });
  const tags = [
    ...opened.flatMap(([, referral]) => referral?.tags ?? []),
    ...lists
      .flatMap(([, list]) => list?.pages ?? [])
      .flatMap((page) => page.clients.flatMap((each) => each.tags)),
  ];
  return [...new Set(tags)].toSorted((one, other) => one.localeCompare(other));
}
