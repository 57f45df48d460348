// The bundles: one file per handler, the same every time, and nothing left over.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const handlers = {
  'claiming/handlers/claim.ts':
    "import * as z from 'zod'; import { unused } from '../big.ts';\nexport const handler = async () => z.string().parse('claimed');",
  'claiming/handlers/legacy.ts': "import id from '../legacy.cjs'; export const handler = async () => id();",
  'claiming/big.ts': `export const unused = '${'x'.repeat(100_000)}';`,
  'claiming/shapes.ts':
    "import * as z from 'zod';\nexport const used = z.string();\nconst inner = z.string().meta({ title: 'a title for the document' });\nexport const unused = z.object({ 'a-field-of-no-use': inner.optional() });",
  'claiming/handlers/parse.ts':
    "import { used } from '../shapes.ts'; export const handler = async () => used.parse('parsed');",
  'claiming/fail.ts':
    'export function fail(): never {\n  // A comment.\n\n  throw new RangeError("as ordered");\n}',
  'claiming/handlers/fail.ts':
    "import { fail } from '../fail.ts';\nexport const handler = async () => {\n  try { fail(); } catch (error) { return error.stack; }\n};",
  'texting/handlers/segments.ts':
    "import { SegmentedMessage } from 'sms-segments-calculator';\nexport const handler = async () => new SegmentedMessage('✓').encodingName;",
  'claiming/legacy.cjs': "module.exports = () => require('crypto').randomUUID();",
};

let lambdas: string;
let dist: string;

function write(files: Record<string, string>) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(lambdas, file)), { recursive: true });
    writeFileSync(join(lambdas, file), text);
  }
}

function bundle() {
  return spawnSync(process.execPath, [join(root, 'scripts', 'bundle.ts')], {
    env: { ...process.env, NODE_OPTIONS: '', DIBS_LAMBDAS: lambdas, DIBS_DIST: dist },
    encoding: 'utf8',
  });
}

/** Runs a bundle's handler in a process of its own, as Lambda does. */
function invoke(name: string): string {
  const url = pathToFileURL(join(dist, name, 'index.mjs')).href;
  const script = `import(${JSON.stringify(url)}).then((m) => m.handler()).then(console.log)`;
  return spawnSync(process.execPath, ['-e', script], {
    env: { ...process.env, NODE_OPTIONS: '' },
    encoding: 'utf8',
  }).stdout.trim();
}

beforeAll(() => {
  const directory = mkdtempSync(join(tmpdir(), 'dibs-bundle-'));
  lambdas = join(directory, 'lambdas');
  dist = join(directory, 'dist');
  write(handlers);
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
});

afterAll(() => rmSync(dirname(lambdas), { recursive: true }));

describe('bundle', () => {
  test('makes one module per handler, whose handler runs', () => {
    expect(bundle()).toMatchObject({ status: 0, stderr: '' });
    expect(invoke('claiming/claim')).toBe('claimed');
  });

  test('a dependency that is CommonJS may require Node’s own modules', () => {
    expect(invoke('claiming/legacy')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('what a handler does not use stays out', () => {
    expect(readFileSync(join(dist, 'claiming/claim/index.mjs'), 'utf8')).not.toContain('xxxxxxxxxx');
  });

  test('a schema that a handler does not use stays out, though its module has another', () => {
    const text = readFileSync(join(dist, 'claiming/parse/index.mjs'), 'utf8');
    expect(text).not.toContain('a-field-of-no-use');
    expect(text).not.toContain('a title for the document');
    expect(invoke('claiming/parse')).toBe('parsed');
  });

  test('a library that few requests need lies beside the bundle, and is read when it is used', () => {
    const files = readdirSync(join(dist, 'texting/segments'));
    expect(files).toContain('sms-segments-calculator.cjs');
    expect(readFileSync(join(dist, 'texting/segments/index.mjs'), 'utf8')).not.toContain('UCS-2');
    expect(invoke('texting/segments')).toBe('UCS-2');
    expect(readdirSync(join(dist, 'claiming/claim'))).not.toContain('sms-segments-calculator.cjs');
  });

  test('a stack names the places in the source', () => {
    const [message, ...frames] = invoke('claiming/fail').split('\n');
    expect(message).toBe('RangeError: as ordered');
    expect(frames[0]).toMatch(/ \(?lambdas\/claiming\/fail\.ts:4:9\)?$/);
    expect(frames[1]).toMatch(/lambdas\/claiming\/handlers\/fail\.ts:3:9/);
  });

  test('without its map, a stack has the places in the bundle', () => {
    rmSync(join(dist, 'claiming/fail/index.mjs.map'));
    expect(invoke('claiming/fail')).toMatch(
      /^RangeError: as ordered\n {4}at .*claiming\/fail\/index\.mjs:\d+:\d+/,
    );
  });

  test('sizes can be read from dist/meta.json', () => {
    const meta = readFileSync(join(dist, 'meta.json'), 'utf8');
    expect(meta).toContain('/dist/claiming/claim/index.mjs":{');
  });

  test('is the same every time', () => {
    const bytes = () => readFileSync(join(dist, 'claiming/claim/index.mjs'), 'utf8');
    const first = bytes();
    bundle();
    expect(bytes()).toBe(first);
  });

  test('leaves nothing but the bundles, also of an earlier run', () => {
    mkdirSync(join(dist, 'claiming', 'gone'), { recursive: true });
    bundle();
    expect(existsSync(join(dist, 'claiming', 'gone'))).toBe(false);
    expect(readdirSync(dirname(dist)).sort()).toEqual(['dist', 'lambdas', 'node_modules']);
  });

  test('stops with the file and a clear message when a handler does not bundle', () => {
    write({
      'claiming/handlers/broken.ts': "import { gone } from '../gone.ts'; export const handler = gone;",
    });
    const { status, stderr } = bundle();
    expect(status).toBe(1);
    expect(stderr).toMatch(/broken\.ts:1/);
    expect(stderr).toMatch(/do not bundle/);
  });
});
