// The API as its callers have it: every route typed by the OpenAPI document, each request with a token that is renewed when it is refused.
import type { Client } from 'openapi-fetch';
import createClient from 'openapi-fetch';
import type { paths } from './schema.ts';

/** What the API needs of whoever is signed in. */
export type Bearer = {
  token(): string | Promise<string>;
  /** Tries to get a new token; false when one has to sign in again. */
  renew(): Promise<boolean>;
};

export type Connection = {
  /** Where the stage answers, without a slash at its end. */
  apiUrl: string;
  /** A text is a token that can't be renewed. */
  bearer: Bearer | string;
  /** How long one try may take. The API itself gives up after 30 s. */
  timeoutMs?: number;
  /** What carries a request; the global `fetch` unless told otherwise. */
  fetch?: (request: Request) => Promise<Response>;
};

export type Dibs = Client<paths>;

const patienceMs = 20_000;

/** Every route, by method and path. `answerOf` makes an answer or a thrown problem of each call. */
export function openDibs(connection: Connection): Dibs {
  return createClient<paths>({ baseUrl: connection.apiUrl, fetch: senderFor(connection) });
}

/** Sends any request to the API as `openDibs` does, for what the document doesn't describe. */
export function senderFor({
  bearer,
  timeoutMs = patienceMs,
  fetch: carry = (request) => fetch(request),
}: Omit<Connection, 'apiUrl'>): (request: Request) => Promise<Response> {
  const { token, renew } = typeof bearer === 'string' ? fixed(bearer) : sharing(bearer);

  async function sendAs(request: Request, using: string): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${using}`);
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
    return carry(new Request(request, { headers, signal, cache: 'no-store' }));
  }

  return async (request) => {
    const again = request.clone();
    const used = await token();
    const response = await sendAs(request, used);
    if (response.status !== 401) return response;
    // Another request may have renewed it meanwhile.
    const isRenewed = (await token()) !== used || (await renew());
    return isRenewed ? sendAs(again, await token()) : response;
  };
}

function fixed(token: string): Bearer {
  return { token: () => token, renew: async () => false };
}

/** Requests that were refused at once are renewed by one renewal. */
function sharing(bearer: Bearer): Bearer {
  let renewing: Promise<boolean> | undefined;
  return {
    token: () => bearer.token(),
    renew: () => {
      renewing ??= bearer.renew().finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
  };
}
