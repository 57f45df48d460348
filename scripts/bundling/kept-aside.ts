// An esbuild plugin: a library that few requests need lies beside the bundle, in a file of its own that is read at its first use.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';

/**
 * Node reads and compiles all of a bundle at each start, some 45 µs a kilobyte, used or not. Each of these libraries by the classes
 * that our code makes instances of.
 */
const libraries: Readonly<Record<string, readonly string[]>> = {
  // 37 KB, for texts with other letters than those of plain English (texting/wording/plain-text.ts).
  'sms-segments-calculator': ['SegmentedMessage'],
};

const namespace = 'kept-aside';
const names = Object.keys(libraries);
const fileOf = (name: string) => `${name}.cjs`;

export const keptAside: Plugin = {
  name: namespace,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^(${names.join('|')})$`) }, ({ path }) => ({
      path,
      namespace,
      sideEffects: false,
    }));
    onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: standIn(path), loader: 'js' }));
  },
};

/** Classes by the same names, whose instances are the library’s own. */
function standIn(name: string): string {
  const classes = (libraries[name] ?? []).map(
    (each) => `export class ${each} { constructor(...given) { return new (library().${each})(...given); } }`,
  );
  return `import { createRequire } from 'node:module';
let found;
const library = () => (found ??= createRequire(import.meta.url)(${JSON.stringify(`./${fileOf(name)}`)}));
${classes.join('\n')}
`;
}

/** Bundles each library that a function of `metafile` uses, whose paths are from `root`, and puts it beside the function. */
export async function layAside({ outputs }: Metafile, root: string): Promise<void> {
  for (const name of names) {
    const users = Object.entries(outputs)
      .filter(([, { inputs }]) => `${namespace}:${name}` in inputs)
      .map(([output]) => join(root, dirname(output)));
    if (users.length === 0) continue;
    const { outputFiles } = await build({
      ...bundleOptions,
      absWorkingDir: root,
      entryPoints: [name],
      format: 'cjs',
      sourcemap: false,
      legalComments: 'none',
      outdir: root,
      write: false,
    });
    const [library] = outputFiles;
    if (library === undefined) throw new Error(`${name} does not bundle.`);
    await Promise.all(users.map((folder) => writeFile(join(folder, fileOf(name)), library.contents)));
  }
}
