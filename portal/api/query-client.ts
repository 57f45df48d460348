// How often the portal asks, and how it asks again when the API fails.
import { QueryClient } from '@tanstack/react-query';
import { problemBehind } from './problem.ts';

/** A change shows within two seconds: this, and the way there and back. Nothing is asked while the page is hidden. */
const pollMs = 1200;
const slowestRetryMs = 8000;

/** For queries that follow what others do. Stops once one has to sign in again. */
export function live(query: { state: { error: unknown } }): number | false {
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
