// What every construct gets: the stage's configuration, the table, the alarms, and where the bundles are.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { StageConfig } from '../config/stage-config.ts';
import type { Alarms } from './alarms.ts';
import type { Operated } from './operated.ts';

export type SharedResources = {
  readonly config: StageConfig;
  readonly table: Table;
  /** Encrypts what carriers publish. */
  readonly messagesKey: Key;
  readonly alarms: Alarms;
  /** What an operator looks at: each queue adds itself. */
  readonly operated: Operated;
  /** Directory of the bundled functions, `<capability>/<name>/index.mjs`. */
  readonly bundles: string;
};

const statemachines = join(import.meta.dirname, '..', '..', 'statemachines');

/** The definition of a workflow, as text with `${Placeholder}`s. */
export function definitionOf(workflow: string): string {
  return readFileSync(join(statemachines, `${workflow}.asl.json`), 'utf8');
}

/** For resources that need an explicit name. It doesn't change with the stack that they are in. */
export function physicalName({ config }: SharedResources, name: string): string {
  return `dibs-${config.stage}-${name}`;
}

/** `create-referral` → `CreateReferral`: the construct id of a function or workflow. */
export function pascalCase(kebab: string): string {
  return kebab.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** Directory of a function's bundle. Throws with what to do when it is missing. */
export function bundleOf({ bundles }: SharedResources, name: string): string {
  const bundle = join(bundles, name);
  if (!existsSync(join(bundle, 'index.mjs'))) {
    const [capability, file] = name.split('/');
    throw new Error(
      `${name} is not bundled: write lambdas/${capability}/handlers/${file}.ts if it is missing, then run "npm run bundle".`,
    );
  }
  return bundle;
}
