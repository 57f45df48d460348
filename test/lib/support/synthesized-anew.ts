// Stages as an engineer would write them into config/, synthesized by the tests that need them.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { unvalidated } from '../../../local/build.ts';
import { reportIn, root, type Stack, stacksIn, standInPortal, standIns } from './synthesized.ts';

export type SynthesizedStage = {
  stacks: ReadonlyMap<string, Stack>;
  /** Of every stack. */
  resources: Stack['all'];
  /** Names of the stacks that refuse to be deleted. */
  protectedStacks: readonly string[];
  /** Of CDK's checks. */
  report: unknown;
  /** What the synthesis said to whoever runs it. */
  said: string;
};

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ properties: z.object({ terminationProtection: z.boolean().optional() }).default({}) }),
  ),
});

const example: unknown = JSON.parse(readFileSync(join(root, 'config', 'example.json'), 'utf8'));

const exampleBrands = z.looseObject({ brands: z.tuple([z.looseObject({})]) });

/** The brand of config/example.json with what is given. */
export function brandWith(changed: Readonly<Record<string, unknown>>) {
  const [brand] = exampleBrands.parse(example).brands;
  return { brands: [{ ...brand, ...changed }] };
}

/**
 * config/example.json with what is given, as the stage of that name; in `directory`, where several stages may lie. Held to
 * CloudFormation's schemas when asked to be.
 */
export async function synthesizeStage(
  directory: string,
  stage: string,
  changed: Readonly<Record<string, unknown>> = {},
  { isValidated = false } = {},
): Promise<SynthesizedStage> {
  const config = join(directory, 'config');
  mkdirSync(config, { recursive: true });
  writeFileSync(join(config, `${stage}.json`), JSON.stringify({ ...Object(example), ...changed }));
  const assembly = join(directory, 'assemblies', stage);
  // One collector of garbage: several take a quarter more of two busy cores.
  const program = ['--single-threaded-gc', join(root, 'bin', 'dibs.ts')];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, program, {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DIBS_STAGE: stage,
      DIBS_CONFIG: config,
      DIBS_DIST: standIns(join(directory, 'dist')),
      DIBS_PORTAL: standInPortal(join(directory, 'portal')),
      CDK_OUTDIR: assembly,
      ...(!isValidated && unvalidated),
    },
  });
  const { artifacts } = manifest.parse(JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8')));
  const stacks = stacksIn(assembly);
  return {
    stacks,
    resources: [...stacks.values()].flatMap(({ all }) => all),
    protectedStacks: Object.entries(artifacts)
      .filter(([, { properties }]) => properties.terminationProtection === true)
      .map(([name]) => name)
      .toSorted(),
    report: reportIn(assembly),
    said: stdout + stderr,
  };
}
