// Which texts carriers take for spam, by the phrases of the configuration.
import { describe, expect, test } from '@jest/globals';
import { spamPhrasesIn } from '../../lambdas/texting/wording/spam-phrases.ts';

const phrases = ['act now', 'risk free', '100% off', 'you won'];

describe('spam phrases', () => {
  test.each([
    ['Act now!', ['act now']],
    ['ACT   NOW', ['act now']],
    ['act\nnow', ['act now']],
    ['“Act, now”', ['act now']],
    ['act-now', ['act now']],
    ['Áct nów', ['act now']],
    ['a\u200bct now', ['act now']],
    ['ａｃｔ ｎｏｗ', ['act now']],
    ['It is risk-free: act now', ['act now', 'risk free']],
    ['100% off', ['100% off']],
    ['You won’t believe it', []],
    ['We contact nowhere', []],
    ['The contract, act 2, now', []],
    ['100 off', []],
    ['', []],
  ])('%j', (body, found) => {
    expect(spamPhrasesIn(body, phrases)).toEqual(found);
  });

  test('a phrase without letters finds nothing, not even texts without any', () => {
    expect(['😀', '', '!!!'].flatMap((body) => spamPhrasesIn(body, ['!!!']))).toEqual([]);
  });

  test('without phrases nothing is refused', () => {
    expect(spamPhrasesIn('act now', [])).toEqual([]);
  });
});
