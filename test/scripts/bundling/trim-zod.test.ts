// What a bundle has of zod, by what the sources beside it name.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { trimmed, trimZod } from '../../../scripts/bundling/trim-zod.ts';

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'dibs-trim-zod-'));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
});

afterAll(() => rmSync(directory, { recursive: true }));

/** The bundle of `source`, which stands in a folder of its own. */
async function bundled(name: string, source: string): Promise<string> {
  const folder = join(directory, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'handler.ts'), source);
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'handler.ts')],
    bundle: true,
    format: 'esm',
    mainFields: ['module'],
    plugins: [trimZod(folder)],
    logLevel: 'silent',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

test('a method that the sources name stays, with what it needs; another goes', async () => {
  const plain = await bundled(
    'plain',
    "import * as z from 'zod';\nexport const a = z.string().min(1).parse('a');",
  );
  const named = await bundled(
    'named',
    "import * as z from 'zod';\nexport const a = z.string().jwt().parse('a');",
  );
  expect(plain).not.toContain('ZodJWT');
  expect(named).toContain('ZodJWT');
});

test('what makes a JSON schema goes, and whoever asks for one is told', async () => {
  expect(await bundled('checking', "import * as z from 'zod';\nexport const a = z.string();")).not.toContain(
    'JSONSchema',
  );
  await expect(
    bundled('describing', "import * as z from 'zod';\nexport const a = z.toJSONSchema(z.string());"),
  ).rejects.toThrow('A function can’t make a JSON schema');
});

test.each([
  ['core.$constructor("A", f, { b() {}, c() {} });', 'core.$constructor("A", f, { b() {}, });'],
  [
    'core.$constructor("A", f, derived({ b: 1 }, { c() {},\n d() {}, }));',
    'core.$constructor("A", f, derived({ b: 1 }, { \n}));',
  ],
  ['core.$constructor("A", f, { "~c": 1, b() {} });', 'core.$constructor("A", f, { b() {} });'],
  ['inst._zod.processJSONSchema = (a) => a;\ninst._zod.parse = b;', '\ninst._zod.parse = b;'],
  ['core.make({ c() {} });', 'core.make({ c() {} });'],
])('methods of a class are cut, and no line: %s', (source, expected) =>
  expect(trimmed(source, 'schemas.js', new Set(['b']))).toBe(expected),
);
