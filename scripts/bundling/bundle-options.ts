// How code for Lambda is bundled: shared by the bundles themselves and by what they are measured against.
import type { BuildOptions } from 'esbuild';

export const bundleOptions = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // The ES module of a package is the one that tree shaking can trim.
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'error',
} as const satisfies BuildOptions;
