// What is read again after a change: what is shown and may have changed. Many changes in a moment are read once.
import type { QueryClient } from '@tanstack/react-query';
import { isList, mayChange } from '../api/query-client.ts';

/** A claim is several changes, which come one after the other. */
const restMs = 150;
/** The index that lists are read from follows the table by a moment: then they are read once more. */
const indexMs = 2000;

export type ReadAnew = {
  /** Without a referral: all of it. */
  after(referralId?: string): void;
  stop(): void;
};

export function readAnew(client: Pick<QueryClient, 'invalidateQueries'>): ReadAnew {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let lists: ReturnType<typeof setTimeout> | undefined;
  /** What came while it rested; undefined is all. */
  const waiting = new Set<string | undefined>();

  function read(): void {
    const about = [...waiting];
    waiting.clear();
    void client.invalidateQueries({
      predicate: (query) => about.some((referralId) => mayChange(query, referralId)),
    });
    resting = setTimeout(rested, restMs);
    clearTimeout(lists);
    lists = setTimeout(() => void client.invalidateQueries({ predicate: isList }), indexMs);
  }

  function rested(): void {
    resting = undefined;
    if (waiting.size > 0) read();
  }

  return {
    after: (referralId) => {
      waiting.add(referralId);
      if (resting === undefined) read();
    },
    stop: () => {
      clearTimeout(resting);
      clearTimeout(lists);
    },
  };
}
