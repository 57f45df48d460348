// Control routes for mailboxes: the emails that arrived at an address, and those that arrived anywhere.
import { Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';
import type { Email, Ses } from '../services/ses/ses.ts';
import { lastOf } from './last.ts';

export function emailRoutes(deps: { ses: Pick<Ses, 'emails' | 'emailsTo'> }): Hono {
  const routes = new Hono();

  routes.get('/emails', (context) =>
    lastOf(context, deps.ses.emails(), (emails) => ({
      emails: emails.map(({ id, from, fromName, to, ...email }) => ({
        id,
        from,
        fromName,
        to,
        ...toView(email),
      })),
    })),
  );

  routes.get('/emails/:address', (context) => {
    const address = z.email().safeParse(context.req.param('address'));
    if (!address.success) {
      const detail = z.prettifyError(address.error);
      return problem(context, 400, 'invalid-address', 'Not an email address', detail);
    }
    return context.json({ emails: deps.ses.emailsTo(address.data).map(toView) });
  });

  return routes;
}

function toView({ subject, text, atMs }: Pick<Email, 'subject' | 'text' | 'atMs'>) {
  return { subject, text, at: new Date(atMs).toISOString() };
}
