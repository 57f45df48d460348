// Reads a list to its end, page after page, without being asked for it.
import { useEffect } from 'react';

type Paged = { hasNextPage: boolean; isFetching: boolean; isError: boolean; fetchNextPage(): unknown };

/** What is being read anew comes first: a next page would end it. */
export function useAllPages({ hasNextPage, isFetching, isError, fetchNextPage }: Paged): void {
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
}
