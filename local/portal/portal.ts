// The portal at the same origin as the API: its built files, and its one page for whatever a browser navigates to.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { OPEN_ID_PATH } from '../sign-in/open-id.ts';
import type { UserPool } from '../sign-in/user-pool.ts';
import { notBuiltYet } from './not-built-yet.ts';

export function portalRoutes({ userPool, folder }: { userPool: UserPool; folder: string }): Hono {
  const files = serveStatic({ rewriteRequestPath: (path) => join(folder, path) });
  const page = serveStatic({ path: join(folder, 'index.html') });

  const serve: MiddlewareHandler = async (context, next) => {
    if (!isForPortal(context)) return next();
    if (hasExtension(context.req.path)) return files(context, next);
    if (!existsSync(join(folder, 'index.html'))) return context.html(notBuiltYet, 503);
    return page(context, next);
  };

  return new Hono()
    .get('/config.json', (context) => {
      const { origin } = new URL(context.req.url);
      const { clientId } = userPool.portal;
      const signOut = new URLSearchParams({ client_id: clientId, logout_uri: `${origin}/` });
      context.header('cache-control', 'no-cache');
      return context.json({
        apiUrl: origin,
        authority: `${origin}/_local${OPEN_ID_PATH}`,
        clientId,
        signOutUrl: `${origin}/_local${OPEN_ID_PATH}/logout?${signOut}`,
      });
    })
    .get('*', serve);
}

/** What carries a token is the portal's own call of the API; without an extension only a navigation wants the page. */
function isForPortal({ req }: Context): boolean {
  if (req.header('authorization') !== undefined) return false;
  return hasExtension(req.path) || (req.header('accept') ?? '').includes('text/html');
}

function hasExtension(path: string): boolean {
  return path.split('/').at(-1)?.includes('.') ?? false;
}
