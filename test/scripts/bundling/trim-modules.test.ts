// What a bundle says of the calls at the top of a module, and what it leaves out, line by line as it was.
import { describe, expect, test } from '@jest/globals';
import { trimmed } from '../../../scripts/bundling/trim-modules.ts';

const inModule = (source: string) => trimmed(source, '/lambdas/claiming/shapes.ts');

describe('a module', () => {
  test.each([
    ['const a = b();', 'const a = /* @__PURE__ */ b();'],
    ['export const a = b.c(1).d();', 'export const a = /* @__PURE__ */ b.c(1).d();'],
    ['const a = b({ c: d() });', 'const a = /* @__PURE__ */ b({ c: /* @__PURE__ */ d() });'],
    ['const a = { b: new C() };', 'const a = { b: /* @__PURE__ */ new C() };'],
  ])('says of each call in a constant that it is pure: %s', (source, expected) => {
    expect(inModule(source)).toBe(expected);
  });

  test.each([
    'config({ jitless: true });',
    'Error.prepareStackTrace = make();',
    'function a() { return b(); }',
    'const a = () => b();',
    'class A { b = c(); }',
  ])('keeps what is done for its effect, and what is done later: %s', (source) =>
    expect(inModule(source)).toBe(source),
  );

  test('loses the words of the API’s document, and no line', () => {
    const source =
      "const a = b.meta({\n  id: 'B',\n  examples: [c.meta({ id: 'C' })],\n}).optional();\nconst d = 1;";
    expect(inModule(source)).toBe('const a = /* @__PURE__ */ b\n\n\n.optional();\nconst d = 1;');
  });

  test('that does not parse is left to esbuild', () => {
    expect(inModule('const a = ;')).toBe('const a = ;');
  });
});

test('a handler is started for its effects', () => {
  const source = 'const env = readEnv();';
  expect(trimmed(source, '/lambdas/claiming/handlers/claim.ts')).toBe(source);
});

test.each([
  ["const a = /['’]/gu;", String.raw`const a = /['\u2019]/gu;`],
  [String.raw`const a = /\p{Pd}\.\’/;`, String.raw`const a = /\p{Pd}\.\u2019/;`],
  ['const a = /[😀]/u;', String.raw`const a = /[\ud83d\ude00]/u;`],
  ["const a = '’';", "const a = '’';"],
])('an expression is written in ASCII: %s', (source, expected) => expect(inModule(source)).toBe(expected));
