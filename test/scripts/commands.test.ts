// The commands in documents: each is there, and does to a stage what the text says.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as z from 'zod';
import packageJson from '../../package.json' with { type: 'json' };
import { verbs } from '../../scripts/operate/verbs.ts';

const root = join(import.meta.dirname, '..', '..');
const pages = globSync(['*.md', '{docs,lambdas,local,portal,statemachines}/**/*.md'], { cwd: root }).filter(
  // They tell of the past.
  (page) => page !== 'CHANGELOG.md' && page !== 'docs/decisions.md',
);
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

function commandsBy(pattern: RegExp): { page: string; command: string }[] {
  return pages.flatMap((page) =>
    [...textOf(page).matchAll(pattern)].map(([command]) => ({ page, command: command.trim() })),
  );
}

test('every npm script that a document names is there', () => {
  const named = commandsBy(/\bnpm run (?:-s )?[a-z][\w:-]*/g);
  expect(named.length).toBeGreaterThan(50);
  const scripts = Object.keys(packageJson.scripts);
  expect(named.filter(({ command }) => !scripts.includes(command.split(' ').at(-1) ?? ''))).toEqual([]);
});

test('DE-1 every cdk command in documents names its stage: without one it would be the local one', () => {
  const named = commandsBy(/\bnpx cdk [^`\n]+/g);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter(({ command }) => !/ -c stage=/.test(command))).toEqual([]);
});

test('TypeScript is run by the Node that npm brings, not by an older one', () => {
  const withOwnNode = commandsBy(/^.*(?<!npx )\bnode [\w/-]+\.ts\b.*$/gm);
  // CONTRIBUTING tells why.
  expect(withOwnNode.filter(({ page }) => page !== 'CONTRIBUTING.md')).toEqual([]);
});

test('DE-3 the table of the operator’s tool has every verb, and no document another', () => {
  const guide = textOf('docs/operations.md');
  const [table = ''] = guide.split("## The operator's tool").at(-1)?.split('## Releases') ?? [];
  const known = verbs.map(({ name }) => name);
  for (const name of known) expect(table).toMatch(new RegExp(`^\\|[^|]*\`${name}\\b`, 'm'));
  const named = commandsBy(/(?:npm run (?:-s )?operate -- )[a-z][\w-]*/g);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter(({ command }) => !known.includes(command.split(' ').at(-1) ?? ''))).toEqual([]);
});

test('npm asks nobody about a package that would run a script as it is installed', () => {
  const lock = z
    .object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })) })
    .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const scripts = Object.entries(lock.packages).flatMap(([place, { hasInstallScript = false }]) =>
    hasInstallScript ? [place.replace(/^.*node_modules\//, '')] : [],
  );
  expect(Object.keys(packageJson.allowScripts).toSorted()).toEqual(scripts.toSorted());
});

test('the lock file has all platforms, and no package that warns on the oldest Node that may install', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/complete-lock.js', '--check'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect([status, stderr]).toEqual([0, '']);
});
