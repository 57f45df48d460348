// All of the internet that a function of the local cloud reaches: the push services of browsers, and the receivers of webhooks. What it calls
// there is answered here.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Faults } from '../../aws/faults.ts';
import type { Meter } from '../../aws/meter.ts';
import { bodyOf, listen, stopListening } from '../../platform/listen.ts';
import type { Receivers } from '../receivers/receivers.ts';
import { NO_SUCH_HOST, OUTSIDE_HEADERS } from './outside-headers.ts';
import type { WebPush } from './web-push.ts';

type OutsideParts = {
  webPush: Pick<WebPush, 'push'>;
  receivers: Pick<Receivers, 'webhooks' | 'post'>;
  /** Hosts of push services, or `*.` and what they end with. */
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
      console.error('local cloud: a call of the internet failed', fault);
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
  const called = whoIsAt(url, parts);
  if (called === undefined) {
    parts.complain(
      `${caller} called ${new URL(url).hostname}, which is no push service and no webhook of the stage.`,
    );
    return response.writeHead(NO_SUCH_HOST).end();
  }
  const { service, action, take } = called;
  parts.meter.call(caller, service, action);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
  const carryOut = async () => {
    const status = await take({ url, headers, body });
    parts.commit();
    return status;
  };
  const fault = parts.faults.take({ service, action, caller });
  if (fault === 'throttle') return response.writeHead(429, { 'retry-after': '1' }).end();
  if (fault === 'error') return response.writeHead(500).end();
  if (fault === undefined) {
    const status = await carryOut();
    return status === undefined ? request.socket.destroy() : response.writeHead(status).end();
  }
  if (fault !== 'crash-before') await carryOut();
  if (fault !== 'timeout-after-commit') parts.crash(given(OUTSIDE_HEADERS.session));
  return request.socket.destroy();
}

/** By what name its calls are counted and made to fail, and what it does with one. */
type Called = {
  service: string;
  action: string;
  take(request: Parameters<Receivers['post']>[0]): Promise<number | undefined>;
};

function whoIsAt(url: string, { webPush, receivers, hosts }: OutsideParts): Called | undefined {
  if (receivers.webhooks.some((webhook) => webhook.url === url))
    return { service: 'webhook', action: 'Post', take: receivers.post };
  const { hostname } = new URL(url);
  const isPushService = hosts.some((host) =>
    host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host,
  );
  return isPushService ? { service: 'web-push', action: 'Push', take: webPush.push } : undefined;
}
