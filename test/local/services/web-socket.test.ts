// WebSocket APIs on the laptop: who may connect, where messages go, what may be posted, and when a connection ends.
import { createServer, type Server } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createMeter } from '../../../local/aws/meter.ts';
import { AwsError } from '../../../local/aws/service.ts';
import { listen } from '../../../local/platform/listen.ts';
import { createSocketApi, type SocketApi } from '../../../local/services/web-socket/web-socket.ts';
import {
  aFunction,
  aKeptState,
  aTemplate,
  aTimeline,
  call,
  countedIds,
  functionArn,
  functionsOf,
  HOUR_MS,
  type Sketch,
} from './support/small-cloud.ts';

const minuteMs = 60_000;
const api = { type: 'AWS::ApiGatewayV2::Api', name: 'api', ref: 'api1' };
const ofApi = { ApiId: 'api1' };
const uriOf = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`;

/** A route with its integration and the permission that it needs. */
function aRoute(RouteKey: string, name: string): Sketch[] {
  const ref = `${name}-integration`;
  return [
    {
      type: 'AWS::ApiGatewayV2::Integration',
      name: ref,
      ref,
      properties: { ...ofApi, IntegrationType: 'AWS_PROXY', IntegrationUri: uriOf(name) },
    },
    {
      type: 'AWS::ApiGatewayV2::Route',
      name: `${name}-route`,
      ref: `${name}-route`,
      properties: { ...ofApi, RouteKey, Target: `integrations/${ref}`, AuthorizationType: 'NONE' },
    },
    {
      type: 'AWS::Lambda::Permission',
      name: `${name}-permission`,
      properties: {
        FunctionName: functionArn(name),
        Principal: 'apigateway.amazonaws.com',
        SourceArn: `arn:aws:execute-api:us-east-1:000000000000:api1/*${RouteKey}`,
      },
    },
    aFunction(name),
  ];
}

const template = aTemplate(
  { ...api, properties: { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' } },
  { type: 'AWS::ApiGatewayV2::Stage', name: 'stage', properties: { ...ofApi, StageName: 'live' } },
  ...aRoute('$connect', 'connect'),
  ...aRoute('$disconnect', 'disconnect'),
  ...aRoute('$default', 'other'),
  ...aRoute('tell', 'tell'),
  {
    type: 'AWS::ApiGatewayV2::RouteResponse',
    name: 'response',
    properties: { ...ofApi, RouteId: 'other-route', RouteResponseKey: '$default' },
  },
);

let server: Server;
let sockets: SocketApi;
let url: string;
let time: ReturnType<typeof aTimeline>;
let invoked: ReturnType<typeof functionsOf>;
let goodbye: Promise<void>;
let makeSockets: () => SocketApi;

beforeEach(async () => {
  time = aTimeline();
  let noteGoodbye = () => {};
  goodbye = new Promise((resolve) => {
    noteGoodbye = resolve;
  });
  invoked = functionsOf({
    connect: (event) => ({ statusCode: JSON.stringify(event).includes('"ticket":"good"') ? 200 : 401 }),
    disconnect: () => {
      noteGoodbye();
      return { statusCode: 200 };
    },
    other: (event) => {
      if (JSON.stringify(event).includes('break')) throw new Error('broken');
      return { statusCode: 200, body: 'pong' };
    },
    tell: () => ({ statusCode: 200, body: 'not answered' }),
  });
  const state = aKeptState();
  makeSockets = () =>
    createSocketApi({
      template,
      region: 'us-east-1',
      functions: invoked.functions,
      clock: time.clock,
      meter: createMeter(),
      newId: countedIds('conn'),
      state,
    });
  sockets = makeSockets();
  server = createServer();
  server.on('upgrade', (request, socket, head) => {
    if (!sockets.upgrade(request, socket, head)) socket.destroy();
  });
  url = `ws://127.0.0.1:${await listen(server, 0)}`;
});
afterEach(async () => {
  sockets.close();
  time.clock.close();
  await new Promise((resolve) => server.close(resolve));
});

type Browser = { heard(): Promise<string>; send(data: string): void; closed: Promise<number> };

async function connect(path = '/live?ticket=good'): Promise<Browser | undefined> {
  const socket = new WebSocket(url + path);
  const messages: string[] = [];
  const waiting: ((message: string) => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    const next = waiting.shift();
    if (next === undefined) messages.push(String(data));
    else next(String(data));
  });
  const closed = new Promise<number>((resolve) =>
    socket.addEventListener('close', ({ code }) => resolve(code)),
  );
  const opened = new Promise<true>((resolve) => socket.addEventListener('open', () => resolve(true)));
  if ((await Promise.race([opened, closed])) !== true) return undefined;
  return {
    closed,
    send: (data) => socket.send(data),
    heard: () => {
      const message = messages.shift();
      return message === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(message);
    },
  };
}

async function connected(): Promise<Browser & { id: string }> {
  const browser = await connect();
  if (browser === undefined) throw new Error('It was refused');
  const { event } = invoked.events.findLast(({ name }) => name === 'connect') ?? {};
  const id = /"connectionId":"([^"]+)"/.exec(JSON.stringify(event))?.[1] ?? '';
  return { ...browser, id };
}

const post = (ConnectionId: string, Data: string) =>
  call(sockets.service, 'PostToConnection', { StageName: 'live', ConnectionId, Data });

describe('a WebSocket', () => {
  test('connects when the function of $connect answers 2xx, and is refused otherwise, or elsewhere', async () => {
    expect(await connect()).toBeDefined();
    expect(await connect('/live?ticket=bad')).toBeUndefined();
    expect(await connect('/elsewhere?ticket=good')).toBeUndefined();
    const tickets = invoked.events.map(({ event }) => /"ticket":"(\w+)"/.exec(JSON.stringify(event))?.[1]);
    expect([...new Set(tickets)]).toEqual(['good', 'bad']);
    expect(invoked.events[0]?.event).toMatchObject({
      queryStringParameters: { ticket: 'good' },
      requestContext: { eventType: 'CONNECT', routeKey: '$connect', stage: 'live', apiId: 'api1' },
    });
  });

  test('hands messages to the route that they name, or to $default, and answers where the route has a response', async () => {
    const browser = await connected();
    browser.send('{"action":"tell"}');
    browser.send('{"action":"anything"}');
    expect(await browser.heard()).toBe('pong');
    browser.send('no JSON');
    expect(await browser.heard()).toBe('pong');
    expect(invoked.events.slice(1).map(({ name }) => name)).toEqual(['tell', 'other', 'other']);
    expect(invoked.events[1]?.event).toMatchObject({
      body: '{"action":"tell"}',
      requestContext: { eventType: 'MESSAGE', routeKey: 'tell', connectionId: browser.id },
    });
  });

  test('is told when its function fails', async () => {
    const browser = await connected();
    browser.send('break');
    expect(JSON.parse(await browser.heard())).toMatchObject({
      message: 'Internal server error',
      connectionId: browser.id,
    });
  });

  test('gets what is posted to it, as it is', async () => {
    const browser = await connected();
    await post(browser.id, '{"changed":"call"}');
    expect(await browser.heard()).toBe('{"changed":"call"}');
    const told = await call(sockets.service, 'GetConnection', {
      StageName: 'live',
      ConnectionId: browser.id,
    });
    expect(told).toMatchObject({ connectedAt: new Date(time.clock.now()).toISOString() });
  });

  test('that is gone, or never was, takes no posts: 410', async () => {
    const browser = await connected();
    await call(sockets.service, 'DeleteConnection', { StageName: 'live', ConnectionId: browser.id });
    expect(await browser.closed).toBe(1001);
    for (const id of [browser.id, 'never']) {
      const refused = await post(id, 'x').catch((fault: unknown) => fault);
      expect(refused).toBeInstanceOf(AwsError);
      expect(refused).toMatchObject({ code: 'GoneException', status: 410 });
    }
    await goodbye;
    expect(invoked.events.at(-1)).toMatchObject({
      name: 'disconnect',
      event: { requestContext: { eventType: 'DISCONNECT', connectionId: browser.id } },
    });
  });

  test('ends after ten idle minutes of virtual time, which messages both ways begin anew', async () => {
    const browser = await connected();
    await time.clock.advance(9 * minuteMs);
    browser.send('ping');
    expect(await browser.heard()).toBe('pong');
    await time.clock.advance(9 * minuteMs);
    await post(browser.id, 'news');
    expect(await browser.heard()).toBe('news');
    await time.clock.advance(9 * minuteMs);
    expect(sockets.connected()).toBe(1);
    await time.clock.advance(minuteMs);
    expect(await browser.closed).toBe(1001);
    expect(sockets.connected()).toBe(0);
  });

  test('ends after two hours however busy it is', async () => {
    const browser = await connected();
    for (let minutes = 0; minutes < 2 * 60; minutes += 5) {
      browser.send('ping');
      expect(await browser.heard()).toBe('pong');
      await time.clock.advance(5 * minuteMs);
    }
    expect(time.clock.now() % HOUR_MS).toBe(0);
    expect(await browser.closed).toBe(1001);
  });

  test('needs the right to post to that connection of that stage', () => {
    const input = { StageName: 'live', ConnectionId: 'c1', Data: 'x' };
    expect(sockets.service.actions.PostToConnection?.permissions(input)).toEqual([
      {
        action: 'execute-api:ManageConnections',
        resource: 'arn:aws:execute-api:us-east-1:000000000000:api1/live/POST/@connections/c1',
      },
    ]);
  });

  test('takes no message larger than 128 KB', async () => {
    const browser = await connected();
    await expect(post(browser.id, 'x'.repeat(128 * 1024 + 1))).rejects.toMatchObject({ status: 413 });
    browser.send('x'.repeat(128 * 1024 + 1));
    expect(await browser.closed).toBe(1009);
  });

  test('that a restart has cut off is told to its function, once', async () => {
    const browser = await connected();
    invoked.events.length = 0;
    const after = makeSockets();
    after.resume();
    await goodbye;
    const requestContext = { connectionId: browser.id, eventType: 'DISCONNECT', disconnectStatusCode: 1006 };
    expect(invoked.events).toMatchObject([{ name: 'disconnect', event: { requestContext } }]);
    await nextTurn();
    makeSockets().resume();
    await nextTurn();
    expect(invoked.events).toHaveLength(1);
  });
});
