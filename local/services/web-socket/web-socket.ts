// The template's WebSocket API on one machine: browsers connect to it, its functions are told, and who may posts to connections.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import type { Meter } from '../../aws/meter.ts';
import { parseInput } from '../../aws/parse-input.ts';
import { AwsError, type AwsInput, type AwsService } from '../../aws/service.ts';
import type { Functions } from '../../functions/functions.ts';
import { inMemory, type State } from '../../state/state.ts';
import { LOCAL_ACCOUNT } from '../../template/deployed-template.ts';
import type { DeployedTemplate } from '../../template/resources.ts';
import type { Clock, Timer } from '../../time/clock.ts';
import { connectEvent, disconnectEvent, messageEvent, type Told, type ToldOver } from './socket-event.ts';
import { readSocketRoutes, type SocketRoute } from './socket-routes.ts';

export type SocketApi = {
  service: AwsService;
  /** A browser asks for a connection; false when the address is not that of the API. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** How many are connected. */
  connected(): number;
  /** The function is told that what was connected before a restart is not any more. */
  resume(): void;
  /** All connections end, as those of a process that is gone. */
  close(): void;
};

/** API Gateway's quotas. */
const IDLE_MS = 10 * 60_000;
const LONGEST_MS = 2 * 3_600_000;
const MAX_MESSAGE_BYTES = 128 * 1024;
const GOING_AWAY = 1001;
/** The connection broke without a goodbye. */
const ABNORMAL = 1006;

type Connection = Told & {
  socket: WebSocket;
  lastActiveAtMs: number;
  idle: Timer;
  longest: Timer;
};

const connectionInput = z.object({ StageName: z.string(), ConnectionId: z.string() });
const postInput = connectionInput.extend({ Data: z.string() });
/** Enough to tell that it is over. */
const keptConnection = z.object({ connectedAtMs: z.number(), host: z.string(), userAgent: z.string() });
const answer = z.object({ statusCode: z.coerce.number().int().default(200), body: z.string().nullish() });

export function createSocketApi(deps: {
  template: DeployedTemplate;
  region: string;
  functions: Functions;
  clock: Clock;
  meter: Meter;
  newId(): string;
  state?: State | undefined;
}): SocketApi {
  const state = deps.state ?? inMemory;
  const kept = state.rows('connections', keptConnection);
  const keptBefore = kept.entries();
  const { functions, clock, meter, newId } = deps;
  const routes = readSocketRoutes(deps.template, deps.region);
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const connections = new Map<string, Connection>();

  async function invoke(route: SocketRoute, event: unknown): Promise<z.infer<typeof answer> | undefined> {
    const tooLate = new AbortController();
    const timeout = pause(route.integrationTimeoutMs, undefined, { signal: tooLate.signal });
    timeout.catch(() => undefined);
    const invocation = await Promise.race([functions.invoke(route.functionArn, event), timeout]);
    tooLate.abort();
    return invocation?.ok ? answer.safeParse(invocation.payload ?? {}).data : undefined;
  }

  function about<T extends ToldOver>(told: T) {
    return {
      told,
      apiId: routes?.apiId ?? '',
      stageName: routes?.stageName ?? '',
      nowMs: clock.now(),
      newId,
    };
  }

  /** What $connect answers decides: 2xx lets the browser in, anything else is its refusal. */
  async function connect(told: Told, socket: Duplex, head: Buffer): Promise<void> {
    const route = routes?.byKey('$connect');
    const connected =
      route === undefined ? { statusCode: 200 } : await invoke(route, connectEvent(about(told)));
    const status = connected?.statusCode ?? 500;
    if (status < 200 || status > 299) return refuse(socket, status);
    server.handleUpgrade(told.request, socket, head, (opened) => keep(told, opened));
  }

  function keep(told: Told, socket: WebSocket): void {
    const connection: Connection = {
      ...told,
      socket,
      lastActiveAtMs: clock.now(),
      idle: clock.at(clock.now() + IDLE_MS, () => end(connection)),
      longest: clock.at(told.connectedAtMs + LONGEST_MS, () => end(connection)),
    };
    connections.set(told.connectionId, connection);
    const { host = '', 'user-agent': userAgent = '' } = told.request.headers;
    kept.put(told.connectionId, { connectedAtMs: told.connectedAtMs, host, userAgent });
    meter.count('web-socket:connections');
    socket.on('message', (data) => {
      noteActivity(connection);
      meter.count('web-socket:messages');
      void onMessage(connection, String(data));
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      connections.delete(told.connectionId);
      connection.idle.cancel();
      connection.longest.cancel();
      void tellIsOver(told, code);
    });
  }

  async function tellIsOver(told: ToldOver, code: number): Promise<void> {
    const route = routes?.byKey('$disconnect');
    if (route !== undefined) await invoke(route, disconnectEvent(about(told), code));
    kept.delete(told.connectionId);
  }

  /** From then on it is gone, whenever the browser says goodbye. */
  function end({ connectionId, socket }: Connection): void {
    connections.delete(connectionId);
    socket.close(GOING_AWAY, 'Going away');
  }

  function noteActivity(connection: Connection): void {
    connection.idle.cancel();
    connection.idle = clock.at(clock.now() + IDLE_MS, () => end(connection));
    connection.lastActiveAtMs = clock.now();
  }

  async function onMessage(connection: Connection, body: string): Promise<void> {
    const route = routes?.ofMessage(body);
    if (route === undefined) return sendFault(connection, 'Forbidden');
    const told = await invoke(route, messageEvent({ ...about(connection), routeKey: route.routeKey }, body));
    if (told === undefined) return sendFault(connection, 'Internal server error');
    if (route.isAnswered && told.body) await send(connection, told.body);
  }

  function sendFault(connection: Connection, message: string): Promise<void> {
    const { connectionId } = connection;
    return send(connection, JSON.stringify({ message, connectionId, requestId: newId() }));
  }

  /** Resolves when it is on its way; one that is closing gets nothing. */
  function send(connection: Connection, data: string): Promise<void> {
    meter.count('web-socket:messages');
    state.commit();
    return new Promise((resolve) => connection.socket.send(data, () => resolve()));
  }

  function find({ ConnectionId }: { ConnectionId: string }): Connection {
    const found = connections.get(ConnectionId);
    if (found === undefined || found.socket.readyState !== found.socket.OPEN)
      throw new AwsError('GoneException', 'The connection is gone.', { status: 410 });
    return found;
  }

  const permissionsOf = (method: string) => (input: AwsInput) => {
    const { StageName, ConnectionId } = parseInput(connectionInput, input);
    const place = `${deps.region}:${LOCAL_ACCOUNT}:${routes?.apiId ?? ''}`;
    return [
      {
        action: 'execute-api:ManageConnections',
        resource: `arn:aws:execute-api:${place}/${StageName}/${method}/@connections/${ConnectionId}`,
      },
    ];
  };

  return {
    service: {
      signingName: 'execute-api',
      protocol: 'rest-json',
      actions: {
        PostToConnection: {
          permissions: permissionsOf('POST'),
          run: async (input) => {
            const post = parseInput(postInput, input);
            if (Buffer.byteLength(post.Data) > MAX_MESSAGE_BYTES)
              throw new AwsError('PayloadTooLargeException', 'A message has 128 KB at most.', {
                status: 413,
              });
            const connection = find(post);
            noteActivity(connection);
            await send(connection, post.Data);
            return {};
          },
        },
        DeleteConnection: {
          permissions: permissionsOf('DELETE'),
          run: async (input) => {
            end(find(parseInput(connectionInput, input)));
            return {};
          },
        },
        GetConnection: {
          permissions: permissionsOf('GET'),
          run: async (input) => {
            const { connectedAtMs, lastActiveAtMs, request } = find(parseInput(connectionInput, input));
            return {
              connectedAt: new Date(connectedAtMs).toISOString(),
              lastActiveAt: new Date(lastActiveAtMs).toISOString(),
              identity: { sourceIp: '127.0.0.1', userAgent: request.headers['user-agent'] ?? '' },
            };
          },
        },
      },
    },
    upgrade: (request, socket, head) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (routes === undefined || pathname !== `/${routes.stageName}`) return false;
      const told = { connectionId: newId(), connectedAtMs: clock.now(), request };
      connect(told, socket, head).catch((fault: unknown) => {
        console.error('local WebSocket API: a connection failed', fault);
        refuse(socket, 500);
      });
      return true;
    },
    connected: () => connections.size,
    resume() {
      for (const [connectionId, { connectedAtMs, host, userAgent }] of keptBefore) {
        const request = { headers: { host, 'user-agent': userAgent } };
        void tellIsOver({ connectionId, connectedAtMs, request }, ABNORMAL);
      }
    },
    close: () => {
      for (const { socket } of connections.values()) socket.terminate();
      server.close();
    },
  };
}

const REASONS: Readonly<Record<number, string>> = { 401: 'Unauthorized', 403: 'Forbidden' };

export function refuse(socket: Duplex, status: number): void {
  const reason = REASONS[status] ?? 'Internal Server Error';
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
