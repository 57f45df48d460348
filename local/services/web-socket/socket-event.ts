// What API Gateway hands to the function of a WebSocket's route: who connects, what was sent, that it is over.
import type { IncomingMessage } from 'node:http';

/** A connection as events tell of it. */
export type Told = { connectionId: string; connectedAtMs: number; request: IncomingMessage };

/** What is still known when it is over. */
export type ToldOver = Omit<Told, 'request'> & { request: Pick<IncomingMessage, 'headers'> };

type EventOf = {
  told: ToldOver;
  routeKey: string;
  eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  apiId: string;
  stageName: string;
  nowMs: number;
  newId(): string;
};

function contextOf({ told, routeKey, eventType, apiId, stageName, nowMs, newId }: EventOf) {
  const { request } = told;
  return {
    routeKey,
    eventType,
    messageDirection: 'IN',
    stage: stageName,
    apiId,
    connectionId: told.connectionId,
    connectedAt: told.connectedAtMs,
    domainName: request.headers.host ?? '',
    requestId: newId(),
    extendedRequestId: newId(),
    requestTime: new Date(nowMs).toUTCString(),
    requestTimeEpoch: nowMs,
    identity: { sourceIp: '127.0.0.1', userAgent: request.headers['user-agent'] ?? '' },
  };
}

export function connectEvent(
  given: Omit<EventOf, 'eventType' | 'routeKey' | 'told'> & { told: Told },
): Record<string, unknown> {
  const { request } = given.told;
  const parameters = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const names = [...new Set(parameters.keys())];
  const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string[]][] =>
    value === undefined ? [] : [[name, [value].flat()]],
  );
  return {
    headers: Object.fromEntries(headers.map(([name, values]) => [name, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(headers),
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(names.map((name) => [name, parameters.getAll(name).at(-1)])),
      multiValueQueryStringParameters: Object.fromEntries(
        names.map((name) => [name, parameters.getAll(name)]),
      ),
    }),
    requestContext: contextOf({ ...given, eventType: 'CONNECT', routeKey: '$connect' }),
    isBase64Encoded: false,
  };
}

export function messageEvent(given: Omit<EventOf, 'eventType'>, body: string): Record<string, unknown> {
  const messageId = given.newId();
  const requestContext = { ...contextOf({ ...given, eventType: 'MESSAGE' }), messageId };
  return { requestContext, body, isBase64Encoded: false };
}

export function disconnectEvent(
  given: Omit<EventOf, 'eventType' | 'routeKey'>,
  code: number,
): Record<string, unknown> {
  const context = contextOf({ ...given, eventType: 'DISCONNECT', routeKey: '$disconnect' });
  return { requestContext: { ...context, disconnectStatusCode: code }, isBase64Encoded: false };
}
