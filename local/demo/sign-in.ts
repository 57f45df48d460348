// A client of the local cloud's API for one of its people or machines.
import * as z from 'zod';
import { type Dibs, openDibs } from '../../client/src/dibs.ts';

const login = z.object({ token: z.string() });

export type Who = { agentId: string } | { client: 'source' | 'admin' } | { person: 'source' | 'admin' };

export async function signIn(apiUrl: string, who: Who): Promise<Dibs> {
  const response = await fetch(`${apiUrl}/_local/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  });
  return openDibs({ apiUrl, bearer: login.parse(await response.json()).token });
}
