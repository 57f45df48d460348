// How often the portal asks, and how it asks again when the API fails.
import { QueryClient } from '@tanstack/react-query';
import { problemBehind } from './problem.ts';

/** A change shows within two seconds: this, and the way there and back. Nothing is asked while the page is hidden. */
const pollMs = 1000;
/** What others change is reloaded when the change token changes; this is for what time alone changes. */
const slowMs = 60_000;
const slowestRetryMs = 4000;

/** For queries whose answer others may change. */
export const live = { meta: { isLive: true }, refetchInterval: slowMs } as const;

export function isLive({ meta }: { meta?: Record<string, unknown> | undefined }): boolean {
  return meta?.isLive === true;
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
        staleTime: 1000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
