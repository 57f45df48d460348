// Control routes for webhooks: what their receivers were sent, the secrets that verify it, and a server of this machine that stands for one.
import { Hono } from 'hono';
import * as z from 'zod';
import { problem } from '../platform/problem.ts';
import type { Receivers } from '../services/receivers/receivers.ts';
import type { SecretsManager } from '../services/secrets-manager/secrets-manager.ts';
import { readBody } from './read-body.ts';

const standIn = z.strictObject({
  url: z.string(),
  /** Null: the local cloud takes all by itself again. */
  sendTo: z
    .url({
      protocol: /^http$/,
      hostname: /^(localhost|127\.0\.0\.1)$/,
      error: 'give an http URL on this machine, for example http://localhost:4000/events',
    })
    .nullable(),
});

export function webhookRoutes({
  receivers,
  secrets,
}: {
  receivers: Receivers;
  secrets: Pick<SecretsManager, 'stringOf'>;
}): Hono {
  const routes = new Hono();

  routes.get('/webhooks', (context) => {
    const webhooks = receivers.webhooks.map(({ url, secretArn }) => ({
      url,
      secret: `whsec_${secrets.stringOf(secretArn)}`,
      sendTo: receivers.standsIn(url) ?? null,
      posts: receivers
        .postsTo(url)
        .map(({ url: _, atMs, ...post }) => ({ ...post, at: new Date(atMs).toISOString() })),
    }));
    return context.json({ webhooks });
  });

  routes.put('/webhooks', async (context) => {
    const body = await readBody(context, standIn);
    if (!body.ok) return body.problem;
    const { url, sendTo } = body.value;
    if (!receivers.webhooks.some((webhook) => webhook.url === url)) {
      const detail = 'GET /_local/webhooks lists those that the stage has.';
      return problem(context, 404, 'unknown-webhook', 'No webhook has that URL', detail);
    }
    receivers.standIn(url, sendTo ?? undefined);
    return context.json({ url, sendTo });
  });

  return routes;
}
