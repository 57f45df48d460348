// What scripts say to a wrong command line: one sentence that says what to do, and no stack.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { addressIn, numberIn, readArguments } from '../../scripts/command-line/read-arguments.ts';

const root = join(import.meta.dirname, '..', '..');
const described = {
  command: 'npm start',
  options: {
    port: { type: 'string', default: '3000' },
    data: { type: 'string' },
    frozen: { type: 'boolean', default: false },
  },
  words: ['stage'],
} as const;
const read = (given: string[], environment = {}) => readArguments(described, given, environment);

describe('a command line', () => {
  test('that is right is read', () => {
    const { values, positionals } = read(['--port', '3001', '--data=-odd', 'local', '--frozen']);
    expect(values).toMatchObject({ port: '3001', data: '-odd', frozen: true });
    expect(positionals).toEqual(['local']);
    expect(read([]).values).toMatchObject({ port: '3000', frozen: false });
  });

  test.each([
    [['--prot', '3001'], 'There is no option --prot: npm start -- --help lists what there is.'],
    [['-p'], 'There is no option -p: npm start -- --help lists what there is.'],
    [['--toString'], 'There is no option --toString: npm start -- --help lists what there is.'],
    [['--no-frozen'], 'There is no option --no-frozen: npm start -- --help lists what there is.'],
    [['--port'], '--port needs a value: npm start -- --help lists what there is.'],
    [['--port='], '--port needs a value: npm start -- --help lists what there is.'],
    [['--data', '--frozen'], '--data needs a value: npm start -- --help lists what there is.'],
    [['--frozen=yes'], '--frozen takes no value: write --frozen alone.'],
    [['local', 'test'], 'npm start takes no “test”: npm start -- --help lists what there is.'],
  ])('%j is told what is wrong with it', (given, sentence) => {
    expect(() => read(given)).toThrow(new Error(sentence));
  });

  test('whose option npm took for its own is told where the dashes go', () => {
    const byNpm = { npm_lifecycle_event: 'start', npm_config_port: 'true' };
    expect(() => read(['3001'], byNpm)).toThrow('npm start -- --port …');
    expect(read(['--port', '3001'], byNpm).values.port).toBe('3001');
    expect(read([], { npm_config_port: '3001' }).values.port).toBe('3000');
  });

  test('that asks for help is not looked at any further', () => {
    expect(read(['--prot', '-h', 'a', 'b']).values.help).toBe(true);
  });
});

test.each(['abc', '', '99999', '-1', '1.5', '0x10', '1e3', ' 3000'])('“%s” is no port', (text) => {
  const range = { from: 0, to: 65_535, example: '--port 3001' };
  expect(() => numberIn('--port', text, range)).toThrow(/^--port takes a whole number from 0 to 65535, not/);
});

test.each(['localhost:3000', 'here', 'file:///tmp/x', ''])('“%s” is no address', (text) => {
  expect(() => addressIn('--api', text)).toThrow(/^--api takes an address, not/);
  expect(addressIn('--api', 'http://localhost:3000/')).toBe('http://localhost:3000');
});

test.each([
  ['local/start.ts', ['--port', 'abc'], 2, '--port takes a whole number'],
  ['local/start.ts', ['--data', 'README.md'], 1, 'is a file, not a folder'],
  ['scripts/import-consent.ts', ['--api', 'nowhere', 'x.csv'], 2, '--api takes an address'],
  ['scripts/describe.ts', ['--chek'], 2, 'There is no option --chek'],
])('%s %j ends with one sentence', (script, given, code, sentence) => {
  const env = { ...process.env, TOKEN: 'x', NODE_OPTIONS: '' };
  const { status, stderr } = spawnSync(process.execPath, [script, ...given], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining(sentence)]);
  expect(status).toBe(code);
});

test('every script reads its arguments so', () => {
  const scripts = globSync('{scripts,local,test,bin}/**/*.{ts,js}', { cwd: root });
  const others = scripts.filter((file) =>
    /process\.argv|parseArgs\(/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(others.toSorted()).toEqual([
    'scripts/command-line/read-arguments.ts',
    // Its own lines are given to the same.
    'scripts/operate/operate.ts',
  ]);
});
