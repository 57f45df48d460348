// The portal at the same origin as the API, served as the template has CloudFront serve it, but from where it was built.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { OPEN_ID_PATH } from '../sign-in/open-id.ts';
import { deliver } from './delivered.ts';
import type { DeployedPortal, PortalConfiguration } from './deployed-portal.ts';
import { notBuiltYet } from './not-built-yet.ts';

export function portalRoutes({ portal, folder }: { portal: DeployedPortal; folder: string }): Hono {
  const files = serveStatic({ rewriteRequestPath: (path) => join(folder, portal.fileAt(path)) });

  const delivered = deliver(portal.compresses);

  const serve: MiddlewareHandler = async (context, next) => {
    const file = portal.fileAt(context.req.path);
    if (!isForPortal(context, file)) return next();
    if (!existsSync(join(folder, 'index.html'))) return context.html(notBuiltYet, 503);
    const served = await files(context, async () => {});
    if (!served) return next();
    for (const [name, value] of Object.entries(portal.headersOf(file))) served.headers.set(name, value);
    return delivered(context.req.raw, served);
  };

  return new Hono()
    .get('/config.json', (context) => {
      const { origin } = new URL(context.req.url);
      const headers = portal.headersOf('/config.json');
      return delivered(context.req.raw, Response.json(atOrigin(portal.configuration, origin), { headers }));
    })
    .get('*', serve);
}

/** What carries a token is the portal's own call of the API; without an extension only a navigation wants the page. */
function isForPortal({ req }: Context, file: string): boolean {
  if (req.header('authorization') !== undefined) return false;
  return file === req.path || (req.header('accept') ?? '').includes('text/html');
}

/** Both APIs, Cognito and its pages, each at its own address once deployed, are all at this address here. */
function atOrigin(deployed: PortalConfiguration, origin: string): PortalConfiguration {
  const signOut = new URL(deployed.signOutUrl);
  signOut.searchParams.set('logout_uri', `${origin}/`);
  const issuer = `${origin}/_local${OPEN_ID_PATH}`;
  return {
    ...deployed,
    apiUrl: origin,
    liveUrl: origin.replace(/^http/, 'ws') + new URL(deployed.liveUrl).pathname,
    authority: issuer,
    signInUrl: issuer,
    signOutUrl: `${issuer}${signOut.pathname}${signOut.search}`,
  };
}
