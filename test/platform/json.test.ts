// JSON from outside: what can't be kept goes, and what a form leaves empty counts as left out.
import { describe, expect, test } from '@jest/globals';
import { parseForm, parseJson } from '../../lambdas/platform/json.ts';

describe('a form', () => {
  test.each([
    ['null', '{"email":null}'],
    ['empty', '{"email":""}'],
    ['spaces', '{"email":"  "}'],
    ['a tab and line breaks', '{"email":"\\t\\r\\n"}'],
    ['a no-break space', '{"email":"\\u00a0"}'],
    ['zero-width characters', '{"email":"\\u200b\\u200d\\ufeff"}'],
    ['a NUL', '{"email":"\\u0000"}'],
    ['invisible operators', '{"email":"\\u2060\\u2063"}'],
  ])('CL-15 has no field that is %s', (_what, text) => {
    expect(parseForm(text)).toEqual({});
    expect(parseForm(`{"client":${text},"side":"buyer"}`)).toEqual({ client: {}, side: 'buyer' });
  });

  test('CL-15 its texts are trimmed, wherever they are', () => {
    expect(parseForm('{"a":" x ","b":["\\ty\\n",{"c":"\\u00a0z"}]}')).toEqual({
      a: 'x',
      b: ['y', { c: 'z' }],
    });
  });

  test('CL-15 has null where what is empty says something, at those paths alone', () => {
    const emptied = ['notes', 'client/email', 'none', 'client/none'];
    const form = (text: string) => parseForm(text, emptied);
    expect(form('{"notes":"\\u200b","name":"","client":{"email":null,"notes":""}}')).toEqual({
      notes: null,
      client: { email: null },
    });
    expect(form('{"notes":" x ","client":"y"}')).toEqual({ notes: 'x', client: 'y' });
    expect([form('null'), form('[null]'), form('{"client":{}}')]).toEqual([
      undefined,
      [null],
      { client: {} },
    ]);
  });

  test('a list keeps its places, so that its schema names the one that is empty', () => {
    expect(parseForm('{"lines":[null,"",{"words":""},0,false]}')).toEqual({
      lines: [null, '', {}, 0, false],
    });
  });

  test('what is false or zero is no empty field', () => {
    expect(parseForm('{"licensed":false,"min":0,"members":[]}')).toEqual({
      licensed: false,
      min: 0,
      members: [],
    });
  });

  test('that is nothing at all is nothing', () => {
    expect([parseForm('null'), parseForm('""'), parseForm('" x "')]).toEqual([undefined, undefined, 'x']);
  });

  test('has no prototype of the sender’s choosing', () => {
    const form = parseForm('{"__proto__":{"licensed":true},"name":"x"}');
    expect(form).not.toHaveProperty('licensed');
  });

  test('of thousands of lists in one another is refused, or read', () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(parseForm(deep(100))).toBeDefined();
    expect(() => parseForm(deep(200_000))).toThrow();
  });
});

test('NUL is kept nowhere', () => {
  expect(parseJson('{"body":"be\\u0000fore \\u0000"}')).toEqual({ body: 'before ' });
  expect(parseForm('{"body":"be\\u0000fore"}')).toEqual({ body: 'before' });
});

test('other JSON than forms is read as it is', () => {
  expect(parseJson('{"body":"","origin":null,"words":" x "}')).toEqual({
    body: '',
    origin: null,
    words: ' x ',
  });
});
