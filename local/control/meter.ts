// Control routes of the meter: what the functions did since it was last reset.
import { Hono } from 'hono';
import type { Meter } from '../aws/meter.ts';

export function meterRoutes(deps: { meter: Meter }): Hono {
  const routes = new Hono();
  routes.get('/meter', (context) => context.json(deps.meter.read()));
  routes.delete('/meter', (context) => {
    deps.meter.reset();
    return context.json(deps.meter.read());
  });
  return routes;
}
