// What Dibs' functions are measured against, bundled as they are: written as handlers of their own and given to scripts/bundle.ts.
import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions } from '../../scripts/bundling/bundle-options.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** The same handler twice. `plain`: as esbuild bundles it. `same`: as scripts/bundle.ts does. */
export type BundledBaseline = { plain: string; same: string };

/** Bundles `sources`, handlers by their names, in the new folder `directory`. */
export async function bundleBaselines(
  sources: ReadonlyMap<string, string>,
  directory: string,
): Promise<ReadonlyMap<string, BundledBaseline>> {
  const lambdas = join(directory, 'lambdas');
  const handlers = join(lambdas, 'baseline', 'handlers');
  await mkdir(handlers, { recursive: true });
  await symlink(join(root, 'node_modules'), join(directory, 'node_modules'));
  const files = [...sources].map(([name, source]) => ({ file: join(handlers, `${name}.ts`), source }));
  await Promise.all(files.map(({ file, source }) => writeFile(file, source)));
  await build({
    ...bundleOptions,
    entryPoints: files.map(({ file }) => file),
    outdir: join(directory, 'plain'),
  });
  const dist = join(directory, 'same');
  await promisify(execFile)(process.execPath, [join(root, 'scripts', 'bundle.ts')], {
    env: { ...process.env, DIBS_LAMBDAS: lambdas, DIBS_DIST: dist },
  });
  return new Map(
    [...sources.keys()].map((name) => [
      name,
      { plain: join(directory, 'plain', `${name}.mjs`), same: join(dist, 'baseline', name, 'index.mjs') },
    ]),
  );
}
