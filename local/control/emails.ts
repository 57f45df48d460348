// Control route for mailboxes: the emails that arrived at an address.
import { Hono } from 'hono';
import * as z from 'zod';
import type { Ses } from '../services/ses/ses.ts';
import { problem } from './problem.ts';

export function emailRoutes(deps: { ses: Pick<Ses, 'emailsTo'> }): Hono {
  return new Hono().get('/emails/:address', (context) => {
    const address = z.email().safeParse(context.req.param('address'));
    if (!address.success) {
      const detail = z.prettifyError(address.error);
      return problem(context, 400, 'invalid-address', 'Not an email address', detail);
    }
    const emails = deps.ses
      .emailsTo(address.data)
      .map(({ subject, text, atMs }) => ({ subject, text, at: new Date(atMs).toISOString() }));
    return context.json({ emails });
  });
}
