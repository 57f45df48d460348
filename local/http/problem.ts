// The refusals that API Gateway itself answers, as problem documents that also carry its own `message`.

const TITLES = {
  401: { code: 'unauthorized', message: 'Unauthorized', detail: 'The request carries no valid token.' },
  404: { code: 'not-found', message: 'Not Found', detail: 'There is no such route.' },
  413: {
    code: 'body-too-large',
    message: 'Request Entity Too Large',
    detail: 'A body may have 10 MB at most.',
  },
  500: {
    code: 'internal-error',
    message: 'Internal Server Error',
    detail: 'The request could not be carried out.',
  },
  503: { code: 'unavailable', message: 'Service Unavailable', detail: 'The request took too long.' },
} as const;

export function gatewayProblem(status: keyof typeof TITLES): Response {
  const { code, message, detail } = TITLES[status];
  const document = { type: `urn:dibs:problem:${code}`, title: message, status, code, detail, message };
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
