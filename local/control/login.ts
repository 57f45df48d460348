// Control route that signs in: a token for any agent of the table, for one of the machine clients, or for a person of the back office.
import { Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';
import type { UserPool } from '../sign-in/user-pool.ts';
import { readBody } from './read-body.ts';

const login = z.union([
  z.strictObject({ agentId: z.string().min(1) }),
  z.strictObject({ client: z.enum(['source', 'admin']) }),
  z.strictObject({ person: z.enum(['source', 'admin']) }),
]);

export function loginRoutes({ userPool }: { userPool: UserPool }): Hono {
  return new Hono().post('/login', async (context) => {
    const body = await readBody(context, login);
    if (!body.ok) return body.problem;
    if ('client' in body.value)
      return context.json({ token: await userPool.accessTokenOf(body.value.client) });
    if ('person' in body.value)
      return context.json({ token: await userPool.idTokenOfOperator(body.value.person) });
    const { agentId } = body.value;
    const agent = await userPool.agent(agentId);
    if (agent === undefined) {
      return problem(context, 404, 'unknown-agent', 'No such agent', `No team has an agent ${agentId}.`);
    }
    return context.json({ token: await userPool.idTokenOf(agent) });
  });
}
