// The restJson protocol, spoken by SES v2, Connect, Lambda and the connections of a WebSocket API: the action is told by method and path, labels of the path are input.

import type { AwsInput } from '../service.ts';
import { parseJsonObject } from './json.ts';
import type { Wire } from './wire.ts';

/** The actions that mean something locally; any other path is an unknown action, told by method and path. */
type Route = { method: string; path: string; action: string; isPayload?: boolean; rawBody?: string };
const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v2/email/outbound-emails', action: 'SendEmail' },
  { method: 'POST', path: '/v2/email/outbound-bulk-emails', action: 'SendBulkEmail' },
  { method: 'GET', path: '/v2/email/account', action: 'GetAccount' },
  { method: 'GET', path: '/v2/email/identities/{EmailIdentity}', action: 'GetEmailIdentity' },
  {
    method: 'GET',
    path: '/v2/email/suppression/addresses/{EmailAddress}',
    action: 'GetSuppressedDestination',
  },
  { method: 'PUT', path: '/v2/email/suppression/addresses', action: 'PutSuppressedDestination' },
  {
    method: 'DELETE',
    path: '/v2/email/suppression/addresses/{EmailAddress}',
    action: 'DeleteSuppressedDestination',
  },
  { method: 'PUT', path: '/contact/outbound-voice', action: 'StartOutboundVoiceContact' },
  { method: 'GET', path: '/instance/{InstanceId}', action: 'DescribeInstance' },
  { method: 'POST', path: '/phone-number/list', action: 'ListPhoneNumbersV2' },
  { method: 'GET', path: '/2016-08-19/account-settings', action: 'GetAccountSettings' },
  // Its body is the event, and that of the answer what the function answered.
  {
    method: 'POST',
    path: '/2015-03-31/functions/{FunctionName}/invocations',
    action: 'Invoke',
    isPayload: true,
  },
  // Its body is what the connection gets, as it is.
  {
    method: 'POST',
    path: '/{StageName}/@connections/{ConnectionId}',
    action: 'PostToConnection',
    rawBody: 'Data',
  },
  { method: 'DELETE', path: '/{StageName}/@connections/{ConnectionId}', action: 'DeleteConnection' },
  { method: 'GET', path: '/{StageName}/@connections/{ConnectionId}', action: 'GetConnection' },
];

export const restJsonProtocol: Wire = {
  read: ({ method, path, body }) => {
    const [pathname = path] = path.split('?');
    for (const route of ROUTES) {
      const labels = route.method === method ? match(route.path, pathname) : undefined;
      if (labels === undefined) continue;
      return { action: route.action, input: { ...bodyOf(route, body), ...labels } };
    }
    return { action: `${method} ${pathname}`, input: {} };
  },
  answer: (action, output, requestId) => {
    const isPayload = ROUTES.some((route) => route.action === action && route.isPayload);
    const { FunctionError } = output;
    return {
      status: 200,
      headers: {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        ...(isPayload && typeof FunctionError === 'string' && { 'x-amz-function-error': FunctionError }),
      },
      body: JSON.stringify(isPayload ? output.Payload : output),
    };
  },
  refuse: (error, requestId) => ({
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': error.code,
    },
    body: JSON.stringify({ message: error.message, ...error.fields }),
  }),
};

function bodyOf({ isPayload, rawBody }: Route, body: string): AwsInput {
  if (rawBody !== undefined) return { [rawBody]: body };
  const given = parseJsonObject(body);
  return isPayload ? { Payload: given } : given;
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{')) labels[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return labels;
}
