// Control routes for faults: the next calls of an AWS action fail, and which of them are still to come.
import { Hono } from 'hono';
import { type Faults, faultOrder } from '../aws/faults.ts';
import { readBody } from './read-body.ts';

export function faultRoutes(deps: { faults: Faults }): Hono {
  const routes = new Hono();

  routes.get('/faults', (context) => context.json({ pending: deps.faults.pending() }));

  routes.post('/faults', async (context) => {
    const body = await readBody(context, faultOrder);
    if (!body.ok) return body.problem;
    deps.faults.order(body.value);
    return context.json({ ordered: body.value });
  });

  return routes;
}
