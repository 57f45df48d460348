// Builds the portal into dist-portal/: plain files to be served by anyone under a strict content security policy.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';

/** The service worker is a file of its own at the root, whole: older Firefoxes load no modules in one. */
const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  async generateBundle() {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, 'worker', 'service-worker.ts')],
      bundle: true,
      format: 'iife',
      target: 'es2022',
      minify: true,
      write: false,
    });
    for (const { text } of outputFiles) {
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: text });
    }
  },
};

/** What runs before the first paint is no module, and kept by browsers like all that has its content's hash for a name. */
function firstPaint(isBuild: boolean): Plugin {
  const source = readFileSync(join(import.meta.dirname, 'look', 'first-paint.js'), 'utf8');
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
  const fileName = `assets/first-paint-${hash}.js`;
  return {
    name: 'first-paint',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (page) => (isBuild ? page.replace('/look/first-paint.js', `/${fileName}`) : page),
    },
  };
}

/** What the first page of an agent imports, and all that this imports: nothing that is loaded on demand. */
const pages = join(import.meta.dirname, 'pages.tsx');
let ofPages: Set<string> | undefined;

function isOfPages(id: string, infoOf: (id: string) => { importedIds: string[] } | null): boolean {
  if (ofPages === undefined) {
    ofPages = new Set();
    const waiting = [pages];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (ofPages.has(next)) continue;
      ofPages.add(next);
      waiting.push(...(infoOf(next)?.importedIds ?? []));
    }
  }
  return ofPages.has(id);
}

export default defineConfig(({ command }) => {
  // Whoever builds, tests too: what is served is never React's build for developers.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: import.meta.dirname,
    plugins: [serviceWorker, firstPaint(command === 'build')],
    // While the portal is worked on: everything but its pages and files comes from `npm start`.
    server: {
      proxy: {
        '^/live\\b': { target: 'http://127.0.0.1:3000', ws: true },
        '^/(_local|config.json|referrals|me|teams|contact-card)\\b': {
          target: 'http://127.0.0.1:3000',
          bypass: ({ url = '', headers }) => {
            const isPage = headers.accept?.includes('text/html') && !url.startsWith('/_local');
            return isPage ? '/index.html' : undefined;
          },
        },
      },
    },
    build: {
      outDir: join(import.meta.dirname, '..', 'dist-portal'),
      emptyOutDir: true,
      // The policy allows no data: scripts or styles, and every browser that signs in here knows modulepreload.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // Two files until a page is there, the sign-in and the pages: many small ones compress worse, and grow in number with the pages.
        output: {
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'], priority: 1 },
              {
                debugName: 'pages',
                name: (id, context) =>
                  isOfPages(id, (each) => context.getModuleInfo(each)) ? 'pages' : null,
              },
              // Whoever texts many clients chooses them by the same pieces as the list: one file, and not one for each set of pages that shares some.
              {
                name: 'client-list',
                test: /\/portal\/clients\/list\//,
                priority: -1,
                includeDependenciesRecursively: false,
              },
            ],
          },
        },
        // React libraries mark modules for servers, which there are none of here.
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  };
});
