// What goes into the bundles: their size, and nothing that only development needs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { functionsIn, readMetafile } from './bundled-functions.ts';

const root = join(import.meta.dirname, '..', '..');
const meta = await readMetafile(join(root, 'dist'));
const functions = functionsIn(meta, join(root, 'dist'));
const development: object = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies;

describe('the bundles', () => {
  test('the claim’s is at most 700 KB, and no other is larger', () => {
    expect(functions.map(({ name }) => name)).toContain('texting/send-message');
    for (const { name, bytes } of functions) expect([name, bytes <= 700_000]).toEqual([name, true]);
  });

  test('no development tool is in any', () => {
    const tools = Object.keys(development);
    for (const { name, modules } of functions) {
      const packages = modules.map((module) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1]);
      expect([name, packages.filter((each) => each !== undefined && tools.includes(each))]).toEqual([
        name,
        [],
      ]);
      expect([name, modules.filter((module) => /^(local|test|scripts|lib)\//.test(module))]).toEqual([
        name,
        [],
      ]);
    }
  });

  test('what stays outside is Node’s own, or loaded only where there are no credentials in the environment', () => {
    for (const { name, outside } of functions) {
      const unexpected = outside.filter(
        ({ path, kind }) =>
          !isNode(path) && !(kind === 'dynamic-import' && path.includes('credential-provider-')),
      );
      expect([name, unexpected]).toEqual([name, []]);
    }
  });
});

function isNode(path: string): boolean {
  return path.startsWith('node:') || process.getBuiltinModule(path) !== undefined;
}
