// Serves the API's page under /docs: the OpenAPI document by Swagger UI, which this machine has; nothing is loaded from elsewhere.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Read at each request, so that a change needs a reload and no restart. */
const own = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const script = { 'content-type': 'text/javascript; charset=utf-8' };

export function apiPageRoutes(): Hono {
  const routes = new Hono();
  routes.use(async (context, next) => {
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
    await next();
  });
  routes.get('/', (context) => context.html(own('page.html')));
  routes.get('/page.css', (context) => context.body(own('page.css'), 200, { 'content-type': 'text/css' }));
  routes.get('/page.js', async (context) => {
    const { build } = await import('esbuild');
    const entryPoints = [join(import.meta.dirname, 'page.ts')];
    const { outputFiles } = await build({ entryPoints, bundle: true, format: 'esm', write: false });
    return context.body(outputFiles[0]?.text ?? '', 200, script);
  });
  // Found when it is asked for: a checkout may be older than its packages.
  const require = createRequire(import.meta.url);
  const library = () => dirname(require.resolve('swagger-ui-dist/package.json'));
  routes.get('/:file{swagger-ui(-bundle)?\\.(js|css)}', (context, next) =>
    serveStatic({ root: library(), rewriteRequestPath: () => context.req.param('file') })(context, next),
  );
  return routes;
}
