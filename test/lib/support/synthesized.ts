// The stacks of the local stages as CloudFormation, as they were built before all tests.
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { deployedFunctions, voiceCarriers } from './deployed-functions.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.array(z.string()).default([]),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
const template = z.object({
  Metadata: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(z.string(), resource),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

const importedName = z.strictObject({ 'Fn::ImportValue': z.string() });

export type Resource = z.output<typeof resource> & { logicalId: string; path: string };

export type Stack = {
  metadata: Readonly<Record<string, unknown>>;
  /** By their logical ids. */
  outputs: Readonly<Record<string, { Value?: unknown }>>;
  /** Names by which other stacks import what this one has. */
  exports: readonly string[];
  all: readonly Resource[];
  ofType(type: string): readonly Resource[];
};

/** `local-connect` is `local` with calls over Amazon Connect. */
type Stage = 'local' | 'local-connect';

/** The stack with what must outlive a deploy. */
export const dataStack = (): Stack => stackOf(read(synthesized('local'), 'dibs-local-data'));

/** What the tests of a file ask for again and again: nothing changes it while they run, and it is megabytes to read. */
const stacksOfStages = new Map<Stage, ReadonlyMap<string, Stack>>();
const wholeStages = new Map<Stage, Stack>();

/** Every stack of a stage by its name, as it is deployed. */
export function allStacks(stage: Stage = 'local'): ReadonlyMap<string, Stack> {
  const stacks = stacksOfStages.get(stage) ?? stacksIn(synthesized(stage));
  stacksOfStages.set(stage, stacks);
  return stacks;
}

/** The same of any cloud assembly, by its directory. */
export function stacksIn(assembly: string): ReadonlyMap<string, Stack> {
  return new Map(namesIn(assembly).map((name) => [name, stackOf(read(assembly, name))]));
}

/** All stacks of a stage as if they were one: in the place of each import stands what it imports. */
export function dibsStack(stage: Stage = 'local'): Stack {
  const whole = wholeStages.get(stage) ?? joined(synthesized(stage));
  wholeStages.set(stage, whole);
  return whole;
}

function joined(assembly: string): Stack {
  const names = namesIn(assembly);
  const exported = names
    .flatMap((name) => Object.values(read(assembly, name).Outputs))
    .flatMap(({ Value, Export }) => (Export === undefined ? [] : [[Export.Name, Value] as const]));
  const templates = names.map((name) => read(assembly, name, new Map(exported)));
  return stackOf({
    Metadata: merged(templates.map(({ Metadata }) => Metadata)),
    Resources: merged(templates.map(({ Resources }) => Resources)),
    Outputs: merged(templates.map(({ Outputs }) => Outputs)),
  });
}

function merged<T>(records: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  return Object.fromEntries(records.flatMap((each) => Object.entries(each)));
}

/** CDK's report of the checks that ran over the stacks, cdk-nag among them. */
export const validationReport = (stage: Stage): unknown => reportIn(synthesized(stage));

export function reportIn(assembly: string): unknown {
  return JSON.parse(readFileSync(join(assembly, 'validation-report.json'), 'utf8'));
}

const extension = '.template.json';

const namesIn = (assembly: string): string[] =>
  globSync(`*${extension}`, { cwd: assembly }).map((file) => basename(file, extension));

/** `imported`: what another stack exports, by name; put in the place of its imports. */
function read(assembly: string, name: string, imported: ReadonlyMap<string, unknown> = new Map()) {
  const file = join(assembly, `${name}${extension}`);
  return template.parse(
    JSON.parse(readFileSync(file, 'utf8'), (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('Fn::ImportValue' in value)) return value;
      const name = importedName.safeParse(value).data?.['Fn::ImportValue'];
      return name !== undefined && imported.has(name) ? imported.get(name) : value;
    }),
  );
}

function stackOf({ Metadata, Outputs, Resources }: z.output<typeof template>): Stack {
  const all = Object.entries(Resources).map(([logicalId, found]) => ({
    ...found,
    logicalId,
    path: String(found.Metadata['aws:cdk:path'] ?? logicalId),
  }));
  return {
    metadata: Metadata,
    outputs: Outputs,
    exports: Object.values(Outputs).flatMap(({ Export }) => (Export === undefined ? [] : [Export.Name])),
    all,
    ofType: (type) => all.filter((found) => found.Type === type),
  };
}

/** Directory of the cloud assembly, built before all tests: see test/support/build-stage.js. */
function synthesized(stage: Stage): string {
  const { DIBS_TEMPLATE_DIR: local, DIBS_CONNECT_TEMPLATE_DIR: connect } = process.env;
  const folder = stage === 'local' ? local : connect;
  if (folder === undefined) throw new Error('The stages are built before all tests.');
  return folder;
}

/** Runs bin/dibs.ts as the local run does, without the CDK's command line. Throws with its output when it fails. */
export function runApp(environment: Record<string, string>): void {
  execFileSync(process.execPath, [join(root, 'bin', 'dibs.ts')], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', DIBS_STAGE: 'local', ...environment },
    stdio: 'pipe',
    encoding: 'utf8',
  });
}

/** Stand-ins for the bundles: these tests look at the wiring, not at the code. */
export function standIns(
  directory: string,
  names: readonly string[] = [...deployedFunctions, ...voiceCarriers.connect],
): string {
  for (const name of names) {
    mkdirSync(join(directory, name), { recursive: true });
    writeFileSync(join(directory, name, 'index.mjs'), `export const handler = async () => '${name}';\n`);
  }
  return directory;
}

/** One page and one asset in place of the built portal. */
export function standInPortal(directory: string): string {
  mkdirSync(join(directory, 'assets'), { recursive: true });
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Dibs</title>\n');
  writeFileSync(join(directory, 'assets', 'main-0a1b2c.js'), 'export {};\n');
  return directory;
}
