// Builds the portal into dist-portal/: plain files to be served by anyone under a strict content security policy.
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

export default defineConfig(({ command }) => {
  // Whoever builds, tests too: what is served is never React's build for developers.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: import.meta.dirname,
    plugins: [serviceWorker],
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
        // What the first page needs is one file: many small ones compress worse, and grow in number with the pages.
        output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
        // React libraries mark modules for servers, which there are none of here.
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  };
});
