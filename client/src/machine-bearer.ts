// The tokens of a machine client, by client credentials (RFC 6749, 4.4): one is used until shortly before it ends.
import * as z from 'zod/mini';
import type { Bearer } from './dibs.ts';
import { ApiProblem } from './problem.ts';

export type MachineClient = {
  /** The stage's sign-in address and `/oauth2/token`. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** All scopes that the client has, unless it asks for less. */
  scope?: string;
  fetch?: (request: Request) => Promise<Response>;
  now?: () => number;
};

const answer = z.object({ access_token: z.string(), expires_in: z.number() });
const marginMs = 60_000;
const patienceMs = 20_000;

export function machineBearer(client: MachineClient) {
  const { now = Date.now } = client;
  type Token = { text: string; until: number };
  let token: Promise<Token> | undefined;

  function ask(): Promise<Token> {
    token = tokenOf(client, now);
    // A refusal is not kept: the next request asks again.
    token.catch(() => {
      token = undefined;
    });
    return token;
  }

  return {
    async token() {
      const known = await (token ?? ask());
      return known.until > now() ? known.text : (await ask()).text;
    },
    renew: async () => {
      await ask();
      return true;
    },
  } satisfies Bearer;
}

async function tokenOf(
  { tokenUrl, clientId, clientSecret, scope, fetch: carry = (request) => fetch(request) }: MachineClient,
  now: () => number,
) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    ...(scope !== undefined && { scope }),
  });
  const askedAt = now();
  const signal = AbortSignal.timeout(patienceMs);
  const response = await carry(new Request(tokenUrl, { method: 'POST', body, signal })).catch(() => {
    throw new ApiProblem(
      0,
      'unreachable',
      `${tokenUrl} can’t be reached: check the address, or the network.`,
    );
  });
  const read = answer.safeParse(await response.json().catch(() => undefined));
  if (!response.ok || !read.success)
    throw new ApiProblem(
      response.status,
      'no-token',
      `${tokenUrl} gave no token: it answered ${response.status}. Check the client’s id and secret.`,
    );
  const { access_token: text, expires_in: seconds } = read.data;
  return { text, until: askedAt + seconds * 1000 - marginMs };
}
