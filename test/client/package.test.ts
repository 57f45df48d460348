// The package as an integrator installs it.
import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import * as z from 'zod';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'dibs-client-'));
afterAll(() => rmSync(folder, { recursive: true }));

const versions = z.record(z.string(), z.string());
const manifest = z.object({ dependencies: versions, devDependencies: versions.default({}) });
const manifestAt = (path: string) => manifest.parse(JSON.parse(readFileSync(join(root, path), 'utf8')));

test('it asks for the libraries that are tested with it', () => {
  const own = manifestAt('package.json');
  expect({ ...own.devDependencies, ...own.dependencies }).toMatchObject(
    manifestAt('client/package.json').dependencies,
  );
});

test('packed and installed, its README’s example type-checks, and runs without the sources', () => {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'dibs-client'), { recursive: true });
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers', 'zod', '@types'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  run('npm', ['pack', '--silent', '--pack-destination', folder], join(root, 'client'));
  const [packed = ''] = globSync('*.tgz', { cwd: folder });
  run('tar', ['-xzf', packed, '-C', join(modules, 'dibs-client'), '--strip-components', '1'], folder);
  expect(globSync('*', { cwd: join(modules, 'dibs-client') }).toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'dist',
    'package.json',
  ]);

  const [, example = ''] =
    /```ts\n(.*?)```/s.exec(readFileSync(join(root, 'client/README.md'), 'utf8')) ?? [];
  const used = `${example}\n// @ts-expect-error: there is no such route\nvoid dibs.GET('/nowhere');\n`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(folder, 'example.ts'), used);
  const options = [
    '--strict',
    '--exactOptionalPropertyTypes',
    '--noEmit',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
  ];
  run(
    join(root, 'node_modules/.bin/tsc'),
    [...options, '--module', 'nodenext', '--types', 'node', 'example.ts'],
    folder,
  );
  const script = `import * as all from 'dibs-client'; console.log(Object.keys(all).join())`;
  expect(run(process.execPath, ['--input-type=module', '-e', script], folder)).toContain('openDibs');
});

function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (fault) {
    const output = z.object({ stdout: z.string(), stderr: z.string() }).safeParse(fault).data;
    throw new Error(`${command} failed: ${output?.stdout}${output?.stderr}`);
  }
}
