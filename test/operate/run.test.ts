// The command line of the operator's tool: what it refuses, and how it says so. Nothing here reaches a cloud.
import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { familyOf, restartNameOf, timesStarted } from '../../lambdas/platform/workflows/restart-name.ts';
import { goOnUnread, openTerminal } from '../../scripts/operate/terminal.ts';
import { verbs } from '../../scripts/operate/verbs.ts';
import { operate } from './support/engineer.ts';

test.each(verbs.map(({ name }) => [name]))('DE-3 %s has a help that names its options', async (name) => {
  const { code, said } = await operate([name, '--help']);
  expect(code).toBe(0);
  expect(said).toContain(`npm run operate -- ${name}`);
  for (const option of Object.keys(verbs.find((verb) => verb.name === name)?.options ?? {})) {
    expect(said).toContain(`--${option}`);
  }
  expect(said).toContain('--yes');
});

test('DE-3 lists its verbs to whoever names none or an unknown one', async () => {
  for (const args of [[], ['restar'], ['toString']]) {
    const { code, said } = await operate(args);
    expect(code).toBe(2);
    for (const { name } of verbs) expect(said).toContain(name);
  }
  expect(await operate(['--help'])).toMatchObject({ code: 0 });
});

test.each([
  ['no stage', ['redrive'], 2, 'Name the stage, --stage production'],
  ['a wrong stage', ['redrive', '--stage', 'Prod!'], 2, '"Prod!" is no stage name: use lower-case letters'],
  ['a dash at its end', ['redrive', '--stage', 'prod-'], 2, 'no dash at the end'],
  ['a word of AWS in it', ['redrive', '--stage', 'my-aws'], 2, 'none of aws, amazon and cognito'],
  ['a stack of another stage', ['redrive', '--stage', 'prod-data'], 2, 'a stack of another stage'],
  ['no word where one is needed', ['machine-token', '--stage', 'test'], 2, 'machine-token <client>'],
  ['an unknown option', ['redrive', '--stage', 'test', '--forse'], 2, '--forse'],
  ['a word too many', ['redrive', 'a', 'b', '--stage', 'test'], 2, 'takes no “b”'],
  ['an address that is none', ['redrive', '--local', 'localhost'], 2, 'http://localhost:3000'],
  ['no local cloud', ['redrive', '--local', 'http://127.0.0.1:9'], 1, 'npm start'],
])('DE-3 says what to do about %s', async (_, args, code, sentence) => {
  const told = await operate(args);
  expect(told).toMatchObject({ code, printed: [] });
  expect(told.said).toContain(sentence);
});

test('DE-3 names an execution that goes on after the one before, within 80 letters', () => {
  expect(restartNameOf('ref_1')).toBe('ref_1.again-1');
  expect(restartNameOf('ref_1.again-1')).toBe('ref_1.again-2');
  expect(restartNameOf('ref_1-agt_7.2')).toBe('ref_1-agt_7.2.again-1');
  const [one, other] = ['a', 'b'].map((end) => restartNameOf(`ref_1-${'x'.repeat(73)}${end}`));
  expect(one?.length).toBeLessThanOrEqual(80);
  expect(one).not.toBe(other);
  expect(restartNameOf(one ?? '')).toBe(one?.replace(/1$/, '2'));
});

test('DE-7 knows an execution that goes on by the one before, also where its name had to be shortened', () => {
  for (const first of ['ref_1', `ref_1-${'x'.repeat(73)}`]) {
    const again = restartNameOf(first);
    const once = restartNameOf(again);
    expect([first, again, once].map(timesStarted)).toEqual([0, 1, 2]);
    expect(new Set([first, again, once].map(familyOf)).size).toBe(1);
  }
});

test.each([
  ['Ctrl-C', '\u0003'],
  ['Ctrl-D', '\u0004'],
  ['the return key alone', '\r'],
])('DE-3 takes %s for no', async (_, keys) => {
  const [input, output] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough()];
  const answer = openTerminal(input, output).ask('Go on? [y/N] ');
  input.write(keys);
  expect(await answer).toBe('');
});

test('DE-3 asks nobody where nobody is', async () => {
  expect(await openTerminal(new PassThrough(), new PassThrough()).ask('Go on? [y/N] ')).toBeUndefined();
});

test('DE-3 goes on when nobody reads what it prints any more, as after head', () => {
  const fault = (code: string) => Object.assign(new Error(code), { code });
  expect(() => goOnUnread(fault('EPIPE'))).not.toThrow();
  expect(() => goOnUnread(fault('ENOSPC'))).toThrow('ENOSPC');
});
