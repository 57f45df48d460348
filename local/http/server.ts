// The one public port of the local cloud: the product's API, its portal, and the control surface under /_local.
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { listen } from '../platform/listen.ts';
import { problem } from '../platform/problem.ts';
import type { Api } from './api.ts';

export type LocalServer = { readonly url: string; close(): Promise<void> };

export async function openServer(given: {
  port: number;
  api: Api;
  control: readonly Hono[];
  portal: Hono | undefined;
}): Promise<LocalServer> {
  const control = new Hono();
  for (const routes of given.control) control.route('/', routes);
  control.all('*', (context) =>
    problem(
      context,
      404,
      'unknown-control-route',
      'No such control route',
      `Nothing answers ${context.req.path}.`,
    ),
  );
  const app = new Hono();
  app.route('/_local', control);
  if (given.portal !== undefined) app.route('/', given.portal);
  app.all('*', (context) => given.api.handle(context.req.raw));
  app.onError((fault, context) => {
    console.error(`local cloud: ${context.req.method} ${context.req.path} failed`, fault);
    return problem(context, 500, 'local-cloud-fault', 'The local cloud failed', fault.message);
  });

  const server: Server = createServer(getRequestListener(app.fetch));
  const port = await listen(server, given.port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
