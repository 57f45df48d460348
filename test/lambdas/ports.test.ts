// What a function may touch stands in its signature: no port takes more than is used.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { portsOf } from './support/ports.ts';

const root = join(import.meta.dirname, '..', '..');
const ports = portsOf((path) => readFileSync(join(root, path), 'utf8'));
const files = globSync('lambdas/**/*.ts', { cwd: root })
  .filter((path) => !path.includes('/handlers/'))
  .sort();
const withPorts = files.filter((path) => ports.portTypesIn(path).length > 0);

describe('the ports', () => {
  test.each(files.filter((path) => ports.unusedIn(path).size > 0))('of %s take what is used', (path) => {
    const unused = [...ports.unusedIn(path)].filter(([, members]) => members.length > 0);
    expect(unused).toEqual([]);
  });

  test('are each the parameter `deps` of a function beside them', () => {
    expect(withPorts.filter((path) => ports.unusedIn(path).size === 0)).toEqual([]);
    const reactions = files.filter((path) => /\/on-[a-z-]+\.ts$/.test(path));
    expect(reactions.filter((path) => !withPorts.includes(path))).toEqual([]);
  });
});

describe('a port', () => {
  /** The members that nobody uses of the port of `act`, in a file of its own beside `other`. */
  function unusedBy(act: string, other = '') {
    const sources: Record<string, string> = {
      'act.ts': `import { type OtherDeps, other } from './other.ts';
        export type ActDeps = OtherDeps & {
          races: { read(id: string): Promise<void>; claim(id: string): Promise<void> };
          help: { brand: string; contact: string };
          now(): Date;
        };
        ${act}`,
      'other.ts': `export type OtherDeps = { calls: { end(): void } };
        export function other(deps: OtherDeps) { ${other} }`,
    };
    return portsOf((path) => sources[path] ?? '')
      .unusedIn('act.ts')
      .get('act');
  }
  const all = ['calls.end', 'races.read', 'races.claim', 'help.brand', 'help.contact', 'now'];

  test('that is not touched is unused in every member', () => {
    expect(unusedBy('export const act = (deps: ActDeps) => {};')).toEqual(all);
  });

  test.each([
    ['calls', 'deps.races.read(x); deps.now();', ['calls.end', 'races.claim', 'help.brand', 'help.contact']],
    ['optional calls', 'deps?.races?.read(x)', all.filter((each) => each !== 'races.read')],
    [
      'taking apart',
      'const { brand } = deps.help; const { now } = deps;',
      all.slice(0, 3).concat('help.contact'),
    ],
    ['handing a member on', 'use(deps.races)', all.filter((each) => !each.startsWith('races'))],
    ['another of the same name', 'others.races.claim(x); const races = { claim: 1 };', all],
    ['handing all to who is unknown', 'unknown(deps)', []],
    ['spreading all', 'use({ ...deps })', []],
  ])('is used by %s', (_how, body, unused) => {
    expect(unusedBy(`export function act(deps: ActDeps) { ${body} }`)).toEqual(unused);
  });

  test('is used through those that it is handed to, near and far', () => {
    const act = `export async function act(deps: ActDeps) { await near(1, deps); other(deps); }
      async function near(x: number, { races }: Pick<ActDeps, 'races'>) { races.read(x); }`;
    const unused = ['help.brand', 'help.contact', 'now'];
    expect(unusedBy(act, 'deps.calls.end();')).toEqual(unused);
    expect(unusedBy(act)).toEqual(['calls.end', ...unused]);
  });
});
