// The one public port of the local cloud: the product's APIs, its portal, the API's page, and the control surface under /_local.
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { apiPageRoutes } from '../api-page/routes.ts';
import { listen, stopListening } from '../platform/listen.ts';
import { problem } from '../platform/problem.ts';
import { refuse, type SocketApi } from '../services/web-socket/web-socket.ts';
import type { Api } from './api.ts';

type Served = {
  api: Api;
  sockets: Pick<SocketApi, 'upgrade' | 'close'>;
  control: readonly Hono[];
  portal: Hono | undefined;
  /** Called before each answer: what was done is kept then. */
  commit(): void;
};

export type LocalServer = {
  readonly port: number;
  readonly url: string;
  /** Until then every request is answered 503. */
  serve(given: Served): void;
  close(): Promise<void>;
};

/** Listens at once: what is served names the port. */
export async function openServer(wantedPort: number): Promise<LocalServer> {
  let answer: (request: Request) => Response | Promise<Response> = () =>
    new Response(undefined, { status: 503, headers: { 'retry-after': '1' } });
  let sockets: Served['sockets'] = { upgrade: () => false, close: () => undefined };
  // Node's own `Response` is also that of functions which run in this thread.
  const listener = getRequestListener((request) => answer(request), { overrideGlobalObjects: false });
  const server: Server = createServer(listener);
  // Node closes a quiet connection after 5 s, just when a busy browser may be about to use it again: the request would be lost.
  server.keepAliveTimeout = 60_000;
  server.on('upgrade', (request, socket, head) => {
    if (!sockets.upgrade(request, socket, head)) refuse(socket, 403);
  });
  const port = await listen(server, wantedPort);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    serve: (given) => {
      const app = appOf(given);
      answer = async (request) => {
        const response = await app.fetch(request);
        given.commit();
        return response;
      };
      sockets = given.sockets;
    },
    close: () => {
      const stopped = stopListening(server);
      // The server no longer counts those as its own, and waits for them all the same.
      sockets.close();
      return stopped;
    },
  };
}

function appOf(given: Served): Hono {
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
  app.route('/docs', apiPageRoutes());
  if (given.portal !== undefined) app.route('/', given.portal);
  app.all('*', (context) => given.api.handle(context.req.raw));
  app.onError((fault, context) => {
    console.error(`local cloud: ${context.req.method} ${context.req.path} failed`, fault);
    return problem(context, 500, 'local-cloud-fault', 'The local cloud failed', fault.message);
  });
  return app;
}
