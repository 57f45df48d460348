// Reads the next page of a list, while there is one.
import { type ReactNode, useState } from 'react';
import { type MoreOf, readMore } from './read-more.ts';

export function MoreButton({
  read,
  children,
  loading,
}: {
  read: MoreOf & { isFetchingNextPage: boolean };
  children: ReactNode;
  /** Said while it is read. */
  loading: string;
}) {
  const [isAsked, setAsked] = useState(false);
  if (!read.hasNextPage) return null;
  const isComing = isAsked || read.isFetchingNextPage;
  const ask = () => {
    setAsked(true);
    void readMore(read).finally(() => setAsked(false));
  };
  return (
    <button type="button" className="more" disabled={isComing} onClick={ask}>
      {isComing ? loading : children}
    </button>
  );
}
