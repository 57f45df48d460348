// Reads the next page of a list, while there is one.
import type { ReactNode } from 'react';

type Read = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown };

export function MoreButton({
  read,
  children,
  loading,
}: {
  read: Read;
  children: ReactNode;
  /** Said while it is read. */
  loading: string;
}) {
  if (!read.hasNextPage) return null;
  return (
    <button
      type="button"
      className="more"
      disabled={read.isFetchingNextPage}
      onClick={() => read.fetchNextPage()}
    >
      {read.isFetchingNextPage ? loading : children}
    </button>
  );
}
