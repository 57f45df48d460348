// How often the portal asks, and how it asks again when the API fails.
import { QueryClient } from '@tanstack/react-query';
import { problemBehind } from './problem.ts';

/** For what a second makes a difference to. Nothing is asked while the page is hidden. */
const pollMs = 1000;
/** For what time alone changes: what others change is read again when the live channel tells. */
export const slowMs = 60_000;
const slowestRetryMs = 4000;

/** For queries whose answer others may change. */
export const live = { meta: { isLive: true } } as const;

/** The same, of those that are about one referral. */
export function liveAbout(referralId: string) {
  return { meta: { isLive: true, referralId } } as const;
}

/** The same, of those that are read from an index, page by page. */
export const liveList = { meta: { isLive: true, isList: true } } as const;

type Described = { meta?: Record<string, unknown> | undefined };

export const isList = ({ meta }: Described): boolean => meta?.isList === true;

/** Whether a change of that referral, or of anything, may have changed a query's answer. */
export function mayChange({ meta }: Described, referralId: string | undefined): boolean {
  if (meta?.isLive !== true) return false;
  return referralId === undefined || meta.referralId === undefined || meta.referralId === referralId;
}

/** For what is asked all the time. Stops once one has to sign in again. */
export function often(query: { state: { error: unknown } }): number | false {
  const { error } = query.state;
  return error !== null && problemBehind(error).status === 401 ? false : pollMs;
}

export function newQueryClient(): QueryClient {
  const retryDelay = (attempt: number) => Math.min(1000 * 2 ** attempt, slowestRetryMs);
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A failing API is asked until it answers; a refusal is an answer.
        retry: (_count, fault) => problemBehind(fault).isPassing,
        retryDelay,
        networkMode: 'always',
        // What was read is shown without a connection, until its reader signs out or the tab is closed.
        gcTime: Number.POSITIVE_INFINITY,
        staleTime: 1000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
