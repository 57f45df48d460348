// What is read again after a change: what is shown and may have changed. Many changes in a moment are read once.
import type { QueryClient } from '@tanstack/react-query';
import { isList, mayChange } from '../api/query-client.ts';

/** A claim is several changes, which come one after the other. */
const restMs = 150;
/** While changes never end, as with a bulk text's thousands, a rest is this share of the time that they have gone on, up to the longest. */
const restShare = 0.2;
const longestRestMs = 2000;
/** The index that lists are read from follows the table by a moment: then they are read once more. */
const indexMs = 2000;

/** After a change: of that referral, or without one of anything. */
export type ReadAnew = (referralId?: string) => void;

export function readAnew(client: Pick<QueryClient, 'invalidateQueries'>): ReadAnew {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let lists: ReturnType<typeof setTimeout> | undefined;
  /** Since when changes have come without a rest that had none. */
  let since = 0;
  /** What came while it rested; undefined is all. */
  const waiting = new Set<string | undefined>();

  function read(): void {
    const about = [...waiting];
    waiting.clear();
    void client.invalidateQueries({
      predicate: (query) => about.some((referralId) => mayChange(query, referralId)),
    });
    const rest = restShare * (Date.now() - since);
    resting = setTimeout(rested, Math.min(Math.max(restMs, rest), longestRestMs));
    clearTimeout(lists);
    lists = setTimeout(() => void client.invalidateQueries({ predicate: isList }), indexMs);
  }

  function rested(): void {
    resting = undefined;
    if (waiting.size > 0) read();
  }

  return (referralId) => {
    waiting.add(referralId);
    if (resting !== undefined) return;
    since = Date.now();
    read();
  };
}
