// Texts of one line and of several: nothing in them says another thing than what is seen.
import { describe, expect, test } from '@jest/globals';
import { isBlank, manyLines, oneLine } from '../../lambdas/platform/text.ts';

describe('a text of one line', () => {
  test.each([
    ['Springfield\r\nBcc: all@example.com', 'Springfield Bcc: all@example.com'],
    ['Springfield\nIL', 'Springfield IL'],
    ['a\rb', 'a b'],
    ['a\u0085b\u2028c\u2029d\ve\ff', 'a b c d e f'],
    ['a\tb   c', 'a b c'],
    ['\u0007Clara\u001b[31m Client\u007f', 'Clara [31m Client'],
    ['\u202eClara\u202c', 'Clara'],
    ['\u061c\u2067Clara\u2069', 'Clara'],
    ['José  Núñez', 'José Núñez'],
    ['St. John’s', 'St. John’s'],
    ['🏡 Homes 👩‍👧', '🏡 Homes 👩‍👧'],
  ])('CL-15 %j is taken as %j', (typed, taken) => {
    expect(oneLine(100).parse(typed)).toBe(taken);
  });

  test.each(['', ' ', '\n', '\u200b', '\u0000', '\u202e\u2066', '\u00a0\u3000'])('%j is refused', (typed) => {
    expect(oneLine(100).safeParse(typed).success).toBe(false);
    expect(isBlank(typed)).toBe(true);
  });

  test('is measured as it is taken', () => {
    expect(oneLine(3).parse(' a \n b ')).toBe('a b');
    expect(oneLine(3).safeParse('abcd').success).toBe(false);
  });
});

describe('a text of several lines', () => {
  test('keeps them, and no other control character', () => {
    expect(manyLines(100).parse('Wants:\r\n\t- a garden\r- a\u0007 view\u0000\u2028No stairs.\n')).toBe(
      'Wants:\n\t- a garden\n- a view\nNo stairs.',
    );
  });

  test('is refused when there is nothing to see', () => {
    expect(manyLines(100).safeParse('\n\n').success).toBe(false);
  });
});
