// Control route for the agents of all teams: who there is to sign in as, and whose handset is whose, by team and brand.
import { Hono } from 'hono';
import type { UserPool } from '../sign-in/user-pool.ts';

export function agentRoutes({ userPool }: { userPool: Pick<UserPool, 'agents' | 'teams'> }): Hono {
  return new Hono().get('/agents', async (context) => {
    const [agents, teams] = await Promise.all([userPool.agents(), userPool.teams()]);
    return context.json({
      agents: agents.map((agent) => {
        const team = teams.get(agent.teamId);
        return { ...agent, teamName: team?.name ?? agent.teamId, ...(team?.brand && { brand: team.brand }) };
      }),
    });
  });
}
