// Control route that opens the portal as an agent: a link for a browser, which is remembered as that agent's from then on.
import { Hono } from 'hono';
import { remember } from '../sign-in/remembered.ts';

export function signInRoutes(): Hono {
  return new Hono().get('/sign-in/:agentId', (context) => {
    remember(context, context.req.param('agentId'));
    return context.redirect('/', 303);
  });
}
