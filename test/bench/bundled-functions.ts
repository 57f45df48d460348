// The functions as they are deployed: bundled into a folder of the benchmark's own, with their environment by template.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { buildLocalStages } from '../../local/build.ts';
import { loadTemplate } from '../../local/template/deployed-template.ts';
import { readSynthesis } from '../../local/template/synthesis.ts';

const root = resolve(import.meta.dirname, '..', '..');

export type BundledFunction = {
  /** `<capability>/<name>`. */
  name: string;
  file: string;
  bytes: number;
  /** Modules in the bundle, by their path in the repository. */
  modules: readonly string[];
  /** Imports that are not in the bundle. */
  outside: readonly { path: string; kind: string }[];
  /** The template's variables; empty when the function is not deployed yet. */
  environment: Readonly<Record<string, string>>;
};

const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({
      bytes: z.number(),
      entryPoint: z.string().optional(),
      inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })),
      imports: z.array(z.object({ path: z.string(), kind: z.string(), external: z.boolean().optional() })),
    }),
  ),
});
const functionProperties = z.object({
  /** CDK's own function, which copies the portal at a deploy, has none. */
  Description: z.string().optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }).optional(),
});

/** Bundles and synthesizes; `remove` deletes the bundles. */
export async function bundleFunctions(progress: (line: string) => void) {
  const templateDirs = await buildLocalStages(progress, ['local', 'local-connect']);
  const [templateDir = ''] = templateDirs;
  const directory = await mkdtemp(join(tmpdir(), 'dibs-bench-'));
  const dist = join(directory, 'dist');
  await promisify(execFile)(process.execPath, [join(root, 'scripts', 'bundle.ts')], {
    env: { ...process.env, DIBS_DIST: dist },
  });
  // Which functions there are depends on the voice line: both stages together have them all.
  const environments = new Map(templateDirs.flatMap((dir) => [...environmentsIn(dir)]));
  const functions = functionsIn(await readMetafile(dist), dist);
  return {
    templateDir,
    directory,
    functions: functions.map((each) => ({ ...each, environment: environments.get(each.name) ?? {} })),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** What a bundling run wrote into `dist`, in the order of the names. */
export function functionsIn(
  meta: z.infer<typeof metafile>,
  dist: string,
): Omit<BundledFunction, 'environment'>[] {
  return Object.entries(meta.outputs)
    .filter(([, { entryPoint }]) => entryPoint !== undefined)
    .map(([output, { bytes, inputs, imports }]) => {
      const file = resolve(root, output);
      const [capability, name] = relative(dist, file).split(sep);
      const modules = Object.keys(inputs).filter((input) => (inputs[input]?.bytesInOutput ?? 0) > 0);
      const outside = imports.filter(({ external }) => external);
      return { name: `${capability}/${name}`, file, bytes, modules, outside };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export async function readMetafile(dist: string) {
  return metafile.parse(JSON.parse(await readFile(join(dist, 'meta.json'), 'utf8')));
}

function environmentsIn(templateDir: string): Map<string, Record<string, string>> {
  const template = loadTemplate(readSynthesis(templateDir), 'http://127.0.0.1:1');
  return new Map(
    template.ofType('AWS::Lambda::Function').flatMap(({ properties }) => {
      const { Description, Environment } = functionProperties.parse(properties);
      return Description === undefined ? [] : [[Description, Environment?.Variables ?? {}] as const];
    }),
  );
}
