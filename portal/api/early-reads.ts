// What a page will read at once is asked for while its code still loads: on a slow phone the two take as long as one.
import { timedFetch } from './timed-fetch.ts';

/** What was begun and nobody took by then is out of date. */
const freshMs = 10_000;

type Begun = { answer: Promise<Response>; at: number };
const begun = new Map<string, Begun>();

/** What an agent's page at `path` reads first, by the API's paths. */
export function firstReads(path: string): string[] {
  const [, referralId] = /^\/referrals\/([\w-]+)$/.exec(path) ?? [];
  if (referralId !== undefined)
    return ['/me', `/referrals/${referralId}`, `/referrals/${referralId}/next-text`];
  return path === '/' ? ['/me', '/me/referrals'] : ['/me'];
}

export function beginReads(apiUrl: string, token: string, paths: readonly string[]): void {
  for (const path of paths) {
    const url = apiUrl + path;
    const headers = { authorization: `Bearer ${token}` };
    const answer = timedFetch(new Request(url, { headers, cache: 'no-store' }));
    // Whoever takes it hears of a fault.
    answer.catch(() => undefined);
    begun.set(url, { answer, at: Date.now() });
  }
}

/** The answer to a request that was begun already: for one taker, who asks again by a request of their own. */
export function begunRead({ method, url }: Pick<Request, 'method' | 'url'>): Promise<Response> | undefined {
  if (method !== 'GET') return undefined;
  const read = begun.get(url);
  begun.delete(url);
  return read !== undefined && Date.now() - read.at < freshMs ? read.answer : undefined;
}
