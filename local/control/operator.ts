// Control route for who operates the stage: where the AWS endpoint is, credentials that it takes, where machines get tokens, what time it is.
import { Hono } from 'hono';
import type { Credentials } from '../aws/callers.ts';
import { OPEN_ID_PATH } from '../sign-in/open-id.ts';

export function operatorRoutes(deps: {
  endpoint: string;
  region: string;
  credentials: Credentials;
  now(): number;
}): Hono {
  return new Hono().get('/operator', (context) =>
    context.json({
      endpoint: deps.endpoint,
      region: deps.region,
      ...deps.credentials,
      now: new Date(deps.now()).toISOString(),
      signIn: `${new URL(context.req.url).origin}/_local${OPEN_ID_PATH}`,
    }),
  );
}
