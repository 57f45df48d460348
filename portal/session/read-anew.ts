// What is read again after a change: what is shown and may have changed. Many changes in a moment are read once.
import type { Query, QueryClient } from '@tanstack/react-query';
import { isList, mayChange } from '../api/query-client.ts';

/** A claim is several changes, which come one after the other. */
const restMs = 150;
/** While changes never end, as with a bulk text's thousands, a rest is this share of the time that they have gone on, up to the longest. */
const restShare = 0.2;
const longestRestMs = 2000;
/** The index that lists are read from follows the table by a moment: then they are read once more. */
const indexMs = 2000;

/** What changed: a kind of item, of that referral, or without one of any. */
export type Change = { changed: string; referralId?: string | undefined };

/** Without a change: whatever it was. */
export type ReadAnew = (change?: Change) => void;

export function readAnew(client: Pick<QueryClient, 'invalidateQueries' | 'getQueryCache'>): ReadAnew {
  const readAgain = readingToTheEnd(client);
  /** CP-7: a bulk text changes conversations alone, so that a claim in the midst of it is shown at once. */
  const restOfConversations = growingRest();
  const restOfOthers = growingRest();
  let lists: ReturnType<typeof setTimeout> | undefined;
  let lastReadAt = Number.NEGATIVE_INFINITY;
  let next: { at: number; timer: ReturnType<typeof setTimeout> } | undefined;
  /** What is read next; undefined is all. */
  const waiting = new Set<string | undefined>();

  function read(): void {
    clearTimeout(next?.timer);
    next = undefined;
    lastReadAt = Date.now();
    const about = [...waiting];
    waiting.clear();
    readAgain((query) => about.some((referralId) => mayChange(query, referralId)));
    clearTimeout(lists);
    lists = setTimeout(() => readAgain(isList), indexMs);
  }

  return (change) => {
    waiting.add(change?.referralId);
    const now = Date.now();
    const rest = change?.changed === 'conversation' ? restOfConversations(now) : restOfOthers(now);
    const at = lastReadAt + rest;
    if (at <= now) return read();
    if (next !== undefined && next.at <= at) return;
    clearTimeout(next?.timer);
    next = { at, timer: setTimeout(read, at - now) };
  };
}

/**
 * What is being read is let finish, and read once more then: given up for the next change, nothing would be shown while changes come faster
 * than it is read.
 */
function readingToTheEnd(client: Pick<QueryClient, 'invalidateQueries' | 'getQueryCache'>) {
  const onceMore = new Set<Query>();

  function readAgain(isMeant: (query: Query) => boolean): void {
    const underWay = client.getQueryCache().findAll({ predicate: isMeant, fetchStatus: 'fetching' });
    void client.invalidateQueries({ predicate: isMeant }, { cancelRefetch: false });
    for (const query of underWay) if (!onceMore.has(query)) void readBehind(query);
  }

  async function readBehind(query: Query): Promise<void> {
    onceMore.add(query);
    await Promise.allSettled([query.promise]);
    // The query itself notes a moment later that it was read.
    setTimeout(() => {
      onceMore.delete(query);
      readAgain((each) => each === query);
    });
  }

  return readAgain;
}

/** After each change, the rest between two readings: the shortest again for a change that comes after a rest without any. */
function growingRest(): (now: number) => number {
  let since = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let rest = restMs;
  return (now) => {
    if (now - last > rest) since = now;
    last = now;
    rest = Math.min(Math.max(restMs, restShare * (now - since)), longestRestMs);
    return rest;
  };
}
