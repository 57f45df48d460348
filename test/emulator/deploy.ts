// Deploys the stage to the emulator with the CDK's own command line, from a copy that lacks what the emulator lacks.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeployedTemplate } from '../../local/template/resources.ts';
import { account, type Emulator, region } from './emulator.ts';
import { execute } from './execute.ts';
import type { Lack } from './lacking/lacking.ts';
import { nameOf, type StandIn, type Stripped, strip, unused } from './lacking/strip.ts';

const cdk = join(import.meta.dirname, '..', '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** A stripped thing, and the stack that it is missing in. */
export type StrippedFrom = Stripped & { stack: string };

/** Copies the assembly into `folder` and strips its templates there. Throws when an entry of the list has nothing to strip. */
export function stripAssembly(
  assembly: string,
  folder: string,
  lacking: readonly Lack[],
  deployed: DeployedTemplate,
): readonly StrippedFrom[] {
  cpSync(assembly, folder, { recursive: true });
  const suffix = '.template.json';
  const all = readdirSync(folder)
    .filter((file) => file.endsWith(suffix))
    .flatMap((file) => {
      const stack = file.slice(0, -suffix.length);
      const path = join(folder, file);
      const standIn = standInsOf(deployed, stack);
      const { template, stripped } = strip(JSON.parse(readFileSync(path, 'utf8')), lacking, standIn);
      writeFileSync(path, JSON.stringify(template));
      return stripped.map((each) => ({ ...each, stack }));
    });
  const [needless] = unused(lacking, all);
  if (needless !== undefined) {
    throw new Error(
      `No stack has ${nameOf(needless)} any more: take it out of test/emulator/lacking/lacking.ts.`,
    );
  }
  return all;
}

/** As the local cloud names its resources, by which the simulated carrier knows them. */
function standInsOf(deployed: DeployedTemplate, stack: string): StandIn {
  return ({ id, type, attribute }) => {
    const found = deployed
      .ofType(type)
      .find(({ logicalId, path }) => logicalId === id && path.startsWith(`${stack}/`));
    if (found === undefined)
      throw new Error(`${stack} refers to ${id}, which the local cloud does not know.`);
    if (attribute === undefined) return found.ref;
    if (/Arn$/.test(attribute)) return found.arn;
    throw new Error(`${stack} reads ${attribute} of ${id}, which nothing stands in for.`);
  };
}

export async function bootstrap(emulator: Emulator): Promise<void> {
  await runCdk(emulator, ['bootstrap', `aws://${account}/${region}`]);
}

export async function deploy(emulator: Emulator, assembly: string): Promise<void> {
  await runCdk(emulator, deployCommand(assembly));
}

/** Throws when a second deploy of the same finds anything to change. */
export async function deployAgain(emulator: Emulator, assembly: string): Promise<void> {
  const output = await runCdk(emulator, deployCommand(assembly));
  const changed = output.split('\n').filter((line) => line.includes('✅') && !line.includes('(no changes)'));
  if (changed.length > 0) throw new Error(`A second deploy changed something: ${changed.join(', ')}`);
}

function deployCommand(assembly: string): string[] {
  return [
    'deploy',
    '--all',
    '--app',
    assembly,
    '--require-approval',
    'never',
    '--method',
    'direct',
    '--concurrency',
    '4',
  ];
}

async function runCdk({ environment }: Emulator, command: readonly string[]): Promise<string> {
  const { code, output } = await execute(process.execPath, [cdk, ...command, '--no-notices', '--ci'], {
    environment,
    ...(environment.HOME !== undefined && { folder: environment.HOME }),
  });
  if (code === 0) return output;
  const failures = failuresIn(output);
  throw new Error(
    failures.length > 0
      ? `cdk ${command[0]} failed:\n${failures.join('\n')}\nIf the emulator lacks it, list it in test/emulator/lacking/lacking.ts with what that costs.`
      : `cdk ${command[0]} failed:\n${output.slice(-3000)}`,
  );
}

/** The lines that name what failed, each once. */
export function failuresIn(output: string): string[] {
  const failed = output.split('\n').filter((line) => line.includes('_FAILED') && line.includes(' | '));
  const named = failed.map((line) => line.split(' | ').map((part) => part.trim()));
  return [...new Set(named.map((parts) => [parts[0], ...parts.slice(-2)].join(' ')))];
}
