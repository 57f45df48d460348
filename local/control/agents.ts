// Control route for the agents of all teams: who there is to sign in as, and whose handset is whose.
import { Hono } from 'hono';
import type { UserPool } from '../sign-in/user-pool.ts';

export function agentRoutes({ userPool }: { userPool: Pick<UserPool, 'agents'> }): Hono {
  return new Hono().get('/agents', async (context) => context.json({ agents: await userPool.agents() }));
}
