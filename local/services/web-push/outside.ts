// All of the internet that a function of the local cloud reaches: the push services of browsers. What it calls there is answered here.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Faults } from '../../aws/faults.ts';
import type { Meter } from '../../aws/meter.ts';
import { bodyOf, listen, stopListening } from '../../platform/listen.ts';
import { NO_SUCH_HOST, OUTSIDE_HEADERS } from './outside-headers.ts';
import type { WebPush } from './web-push.ts';

type OutsideParts = {
  webPush: Pick<WebPush, 'push'>;
  /** Hosts, or `*.` and what they end with. */
  hosts: readonly string[];
  faults: Faults;
  meter: Meter;
  crash(sessionToken: string): void;
  complain(message: string): void;
  /** Called before each answer: what was done is kept then. */
  commit(): void;
};

export type Outside = { readonly origin: string; serve(parts: OutsideParts): void; close(): Promise<void> };

export async function startOutside(): Promise<Outside> {
  let parts: OutsideParts | undefined;
  const server = createServer((request, response) => {
    if (parts === undefined) return response.writeHead(503).end();
    answer(parts, request, response).catch((fault: unknown) => {
      console.error('local cloud: a push failed', fault);
      response.destroy();
    });
    return undefined;
  });
  const port = await listen(server, 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    serve: (given) => {
      parts = given;
    },
    close: () => stopListening(server),
  };
}

async function answer(parts: OutsideParts, request: IncomingMessage, response: ServerResponse) {
  const body = await bodyOf(request);
  const given = (name: string) => String(request.headers[name] ?? '');
  const url = given(OUTSIDE_HEADERS.address);
  const caller = given(OUTSIDE_HEADERS.caller);
  const { hostname } = new URL(url);
  const isThere = parts.hosts.some((host) =>
    host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host,
  );
  if (!isThere) {
    parts.complain(`${caller} called ${hostname}, which is no push service of the stage.`);
    return response.writeHead(NO_SUCH_HOST).end();
  }
  parts.meter.call(caller, 'web-push', 'Push');
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  const carryOut = async () => {
    const status = await parts.webPush.push({ url, headers, body });
    parts.commit();
    return status;
  };
  const fault = parts.faults.take({ service: 'web-push', action: 'Push', caller });
  if (fault === 'throttle') return response.writeHead(429, { 'retry-after': '1' }).end();
  if (fault === 'error') return response.writeHead(500).end();
  if (fault === undefined) return response.writeHead(await carryOut()).end();
  if (fault !== 'crash-before') await carryOut();
  if (fault !== 'timeout-after-commit') parts.crash(given(OUTSIDE_HEADERS.session));
  return request.socket.destroy();
}
