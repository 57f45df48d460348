// Control route for what the functions logged.
import { Hono } from 'hono';
import type { FunctionLogs } from '../functions/function-logs.ts';

export function logRoutes(deps: { logs: FunctionLogs }): Hono {
  return new Hono().get('/logs', (context) =>
    context.json({ lines: deps.logs.lines(context.req.query('function')) }),
  );
}
