// How the desk is built: to dist-desk, which only the local cloud serves.
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/_local/desk/',
  build: {
    outDir: resolve(import.meta.dirname, '../../dist-desk'),
    emptyOutDir: true,
    // The policy of the page loads files of its own origin alone.
    assetsInlineLimit: 0,
  },
});
