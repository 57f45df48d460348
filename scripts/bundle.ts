// Bundles every Lambda handler in one esbuild run: lambdas/<capability>/handlers/<name>.ts, or in a folder there → dist/<capability>/<name>/index.mjs.
import { existsSync, globSync, rmSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { bundleOptions } from './bundling/bundle-options.ts';
import { keptAside, layAside } from './bundling/kept-aside.ts';
import { trimModules } from './bundling/trim-modules.ts';
import { trimZod } from './bundling/trim-zod.ts';

/** CommonJS dependencies reach Node's own modules by `require`, which an ES module lacks. */
const requireBanner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/**
 * Where the SDK looks for credentials when the environment has none, each loaded by `import()` at that moment. Lambda
 * always gives them in the environment; bundled, these took a third of the SDK's size and of its load time.
 */
const neverLoaded = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

const root = resolve(import.meta.dirname, '..');
const sources = resolve(process.env.DIBS_LAMBDAS ?? join(root, 'lambdas'));
const dist = resolve(process.env.DIBS_DIST ?? join(root, 'dist'));

/** Swapped in when it is whole, so that whoever reads `dist` meanwhile never finds half of it. */
const building = `${dist}.${process.pid}`;

const entryPoints = handlersIn(sources);
if (Object.keys(entryPoints).length === 0) fail(`No handlers found: expected ${sources}/*/handlers/*.ts.`);

const options = {
  ...bundleOptions,
  absWorkingDir: root,
  entryPoints,
  outdir: building,
  external: neverLoaded,
  inject: [join(root, 'lambdas', 'platform', 'start', 'stack-places.ts')],
  plugins: [trimModules(sources), trimZod(sources), keptAside],
  legalComments: 'none',
  metafile: true,
} as const satisfies BuildOptions;

// Lets esbuild collect garbage more rarely: a sixth less time, for some memory more.
process.env.GOGC ??= '400';

const started = performance.now();
const plain = await bundle(options);
const requiring = entryPointsThatRequire(plain.metafile);
// These overwrite their plain twins.
const withRequire = await bundle({ ...options, entryPoints: requiring, banner: { js: requireBanner } });

const metafile: Metafile = {
  inputs: { ...plain.metafile.inputs, ...withRequire.metafile.inputs },
  outputs: { ...plain.metafile.outputs, ...withRequire.metafile.outputs },
};
await layAside(metafile, root);
const nameIn = (directory: string) => relative(root, directory).split(sep).join('/');
const meta = JSON.stringify(metafile).replaceAll(`${nameIn(building)}/`, `${nameIn(dist)}/`);
await writeFile(join(building, 'meta.json'), meta);
await swapIn();
console.log(
  `${Object.keys(entryPoints).length} functions bundled into ${relative(process.cwd(), dist) || '.'} ` +
    `in ${Math.round(performance.now() - started)} ms`,
);

/** Entry points by their output path: `claiming/create-referral/index` → source file. Sorted, so that runs are alike. */
function handlersIn(directory: string): Record<string, string> {
  const found = globSync('*/handlers/{*,*/*}.ts', { cwd: directory }).sort();
  return Object.fromEntries(
    found.map((file) => {
      const [capability = ''] = file.split(sep);
      return [`${capability}/${basename(file, '.ts')}/index`, join(directory, file)];
    }),
  );
}

function entryPointsThatRequire(metafile: Metafile): Record<string, string> {
  const requiring = Object.entries(metafile.outputs)
    .filter(([, output]) => output.imports.some((found) => found.external && found.kind === 'require-call'))
    .map(([path]) =>
      relative(building, resolve(root, path))
        .replace(/\.mjs$/, '')
        .split(sep)
        .join('/'),
    );
  return Object.fromEntries(Object.entries(entryPoints).filter(([output]) => requiring.includes(output)));
}

/** Two runs may end at once: the loser of a rename looks again. */
async function swapIn(triesLeft = 5): Promise<void> {
  const former = `${building}.former`;
  try {
    if (existsSync(dist)) await rename(dist, former);
    await rename(building, dist);
  } catch (error) {
    if (triesLeft === 0) throw error;
    await swapIn(triesLeft - 1);
  }
  await rm(former, { recursive: true, force: true });
}

async function bundle(given: typeof options & { banner?: { js: string } }) {
  try {
    return await build(given);
  } catch {
    // esbuild has printed each fault with its place.
    fail('The handlers do not bundle: fix the faults above.');
  }
}

function fail(message: string): never {
  rmSync(building, { recursive: true, force: true });
  console.error(message);
  process.exit(1);
}
