// The restJson protocol, spoken by SES v2 and Connect: the action is told by method and path, labels of the path are input.

import { parseJsonObject } from './json.ts';
import type { Wire } from './wire.ts';

/** The actions that mean something locally; any other path is an unknown action, told by method and path. */
const ROUTES: readonly { method: string; path: string; action: string }[] = [
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
];

export const restJsonProtocol: Wire = {
  read: ({ method, path, body }) => {
    const [pathname = path] = path.split('?');
    for (const route of ROUTES) {
      const labels = route.method === method ? match(route.path, pathname) : undefined;
      if (labels !== undefined)
        return { action: route.action, input: { ...parseJsonObject(body), ...labels } };
    }
    return { action: `${method} ${pathname}`, input: {} };
  },
  answer: (_action, output, requestId) => ({
    status: 200,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
    body: JSON.stringify(output),
  }),
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

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{')) labels[part.slice(1, -1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return labels;
}
