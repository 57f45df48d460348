// Where machines get their tokens, as at Cognito’s /oauth2/token: by the id and the secret of their app client.
import { Hono } from 'hono';
import * as z from 'zod';
import { VALID_SECONDS } from '../http/identity.ts';
import { OPEN_ID_PATH } from './open-id.ts';
import { clientSecretOf, type UserPool } from './user-pool.ts';

const machineRequest = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string(),
  client_secret: z.string(),
});

export function machineTokenRoutes({ userPool }: { userPool: UserPool }): Hono {
  return new Hono().basePath(OPEN_ID_PATH).post('/oauth2/token', async (context) => {
    context.header('cache-control', 'no-store');
    const parsed = machineRequest.safeParse(await context.req.parseBody());
    if (!parsed.success) return context.json({ error: 'invalid_request' }, 400);
    const { client_id: clientId, client_secret: secret } = parsed.data;
    const machine = userPool.machineOf(clientId);
    if (machine === undefined || secret !== clientSecretOf(clientId))
      return context.json({ error: 'invalid_client' }, 400);
    const accessToken = await userPool.accessTokenOf(machine);
    return context.json({ access_token: accessToken, token_type: 'Bearer', expires_in: VALID_SECONDS });
  });
}
