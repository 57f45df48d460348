// `fetch` as a function of the local cloud has it: what it calls on the internet is answered on this machine.
import { NO_SUCH_HOST, OUTSIDE_HEADERS } from '../services/web-push/outside-headers.ts';

export function outsideFetch(
  origin: string,
  as: { caller: string; session: string },
  real: typeof fetch = fetch,
): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const headers = new Headers(init?.headers);
    headers.set(OUTSIDE_HEADERS.address, url);
    headers.set(OUTSIDE_HEADERS.caller, as.caller);
    headers.set(OUTSIDE_HEADERS.session, as.session);
    const response = await real(origin, { ...init, headers });
    if (response.status !== NO_SUCH_HOST) return response;
    const cause = Object.assign(new Error(`getaddrinfo ENOTFOUND ${new URL(url).hostname}`), {
      code: 'ENOTFOUND',
    });
    throw new TypeError('fetch failed', { cause });
  };
}
