// Control route that opens the portal as an agent: a link for a browser, which is remembered as that agent's from then on.
import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';

/** By this cookie the local issuer knows again who signed in with a browser. */
const REMEMBERED = 'dibs-local-agent';

export function signInRoutes(): Hono {
  return new Hono().get('/sign-in/:agentId', (context) => {
    const agentId = context.req.param('agentId');
    setCookie(context, REMEMBERED, agentId, { httpOnly: true, sameSite: 'Lax', path: '/_local' });
    return context.redirect('/', 303);
  });
}
