// Control route that orders faults: the next calls of an AWS action fail.
import { Hono } from 'hono';
import { type Faults, faultOrder } from '../aws/faults.ts';
import { readBody } from './read-body.ts';

export function faultRoutes(deps: { faults: Faults }): Hono {
  return new Hono().post('/faults', async (context) => {
    const body = await readBody(context, faultOrder);
    if (!body.ok) return body.problem;
    deps.faults.order(body.value);
    return context.json({ ordered: body.value });
  });
}
