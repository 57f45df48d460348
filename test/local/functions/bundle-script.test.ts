// Bundles as scripts: what they import and export is as in the module, and every place in them is where it was.
import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { init } from 'es-module-lexer';
import { asFunction, type LoadBundle } from '../../../local/functions/bundle-script.ts';

await init;

/** What Node has, as a bundle reads it. */
const modules: Readonly<Record<string, object>> = {
  'node:one': { first: 1, second: 2, default: 'whole one' },
  'node:two': { first: 11, default: 'whole two' },
};
const read = (specifier: string) => modules[specifier] ?? {};

function exportsOf(source: string): Record<string, unknown> {
  const load: LoadBundle = new vm.Script(asFunction(source), { lineOffset: -1 }).runInThisContext();
  return load({ url: 'file:///bundle.mjs' }, read, async (specifier) => read(specifier));
}

describe('a bundle as a script', () => {
  test.each([
    ['names', 'import{first as a,second}from"node:one";var r=[a,second];export{r as handler};', [1, 2]],
    ['a default', 'import a from"node:one";var r=a;export{r as handler};', 'whole one'],
    ['all of a module', 'import*as a from"node:two";var r=a.first;export{r as handler};', 11],
    [
      'a default beside names',
      'import a,{first}from"node:two";var r=[a,first];export{r as handler};',
      ['whole two', 11],
    ],
    ['nothing of a module', 'import"node:one";var r=3;export{r as handler};', 3],
    ['its own address', 'var r=import.meta.url;export{r as handler};', 'file:///bundle.mjs'],
    ['in strict mode', 'var r=(function(){return this})();export{r as handler};', undefined],
  ])('imports %s', (_what, source, expected) => {
    expect(exportsOf(source)).toEqual({ handler: expected });
  });

  test('imports later what it asks for later', async () => {
    const { handler } = exportsOf('var r=async()=>(await import("node:two")).first;export{r as handler};');
    await expect(Reflect.apply(Object(handler), undefined, [])).resolves.toBe(11);
  });

  test('throws at the line and column of the module', () => {
    const lines = [
      'import{first as $as}from"node:one";var u=import.meta.url;',
      'throw new Error(u+$as);export{u as handler};',
    ];
    const column = (lines[1]?.indexOf('new Error') ?? 0) + 1;
    const place = expect.stringContaining(`evalmachine.<anonymous>:2:${column}\n`);
    expect(() => exportsOf(lines.join('\n'))).toThrow(expect.objectContaining({ stack: place }));
  });
});
