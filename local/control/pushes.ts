// Control routes for mobile push: what a device was shown, and a device whose app was removed.
import { Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';
import type { Sns } from '../services/sns/sns.ts';
import { readBody } from './read-body.ts';

const endpointBody = z.strictObject({ enabled: z.boolean() });

export function pushRoutes(deps: { sns: Pick<Sns, 'pushes'> }): Hono {
  const routes = new Hono();

  routes.get('/pushes/:token', (context) => {
    const pushes = deps.sns.pushes
      .pushesTo(context.req.param('token'))
      .map(({ message, atMs }) => ({ message, at: new Date(atMs).toISOString() }));
    return context.json({ pushes });
  });

  routes.post('/pushes/:token/endpoint', async (context) => {
    const body = await readBody(context, endpointBody);
    if (!body.ok) return body.problem;
    const token = context.req.param('token');
    if (!deps.sns.pushes.enable(token, body.value.enabled)) {
      return problem(context, 404, 'unknown-device', 'No such device', 'No endpoint has that token.');
    }
    return context.json({ enabled: body.value.enabled });
  });

  return routes;
}
