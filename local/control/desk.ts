// Serves the desk under /_local/desk: its page, and its hashed assets, with a policy that lets it load nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** `folder` holds what the build made of local/desk. */
export function deskRoutes({ folder }: { folder: string }): Hono {
  const routes = new Hono();

  routes.use('/desk/*', async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    await next();
  });

  // Read each time, so that a rebuilt desk needs a reload and no restart.
  const page = () => readFileSync(join(folder, 'index.html'), 'utf8');
  for (const path of ['/desk', '/desk/']) {
    routes.get(path, (context) => {
      context.header('cache-control', 'no-cache');
      return context.html(page());
    });
  }

  const asset = serveStatic({
    root: folder,
    rewriteRequestPath: (path) => path.slice(path.indexOf('/assets/')),
  });
  routes.get('/desk/assets/*', async (context, next) => {
    const found = await asset(context, async () => undefined);
    if (!(found instanceof Response)) return next();
    // A name carries its content's hash.
    found.headers.set('cache-control', 'public, max-age=31536000, immutable');
    return found;
  });

  return routes;
}
