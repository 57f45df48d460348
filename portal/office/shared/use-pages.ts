// A list that is read page by page, as all lists of the API are: `rows` of the pages so far, and `more`.
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';

type Paged<Row> = { rows: readonly Row[]; cursor?: string | undefined };

/** Read again by itself while the page is seen: nobody tells the back office of changes. */
const againMs = 30_000;

/** `read`: one page, from a cursor on; none for the first. `More`: what a page says beside its rows. */
export function usePages<Row, More = unknown>(
  queryKey: QueryKey,
  read: (cursor: string | undefined, signal: AbortSignal) => Promise<Paged<Row> & More>,
) {
  return useInfiniteQuery({
    queryKey,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => read(pageParam === '' ? undefined : pageParam, signal),
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) > 1 ? false : againMs),
    placeholderData: (before) => before,
  });
}

export type Pages<Row> = ReturnType<typeof usePages<Row>>;
