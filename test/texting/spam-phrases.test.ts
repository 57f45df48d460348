// Which texts carriers take for spam, by the phrases of the configuration.
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readSpamPhrases, spamPhrasesIn } from '../../lambdas/texting/wording/spam-phrases.ts';
import { readConfig } from '../../lib/config/stage-config.ts';

const phrases = ['act now', 'risk free', '100% off', 'you won'];
const configured = readConfig('example', join(import.meta.dirname, '../../config')).spamPhrases;

const foundIn = (body: string, listed: readonly string[]) => spamPhrasesIn(body, readSpamPhrases(listed));

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
    expect(foundIn(body, phrases)).toEqual(found);
  });

  test('a phrase without letters finds nothing, not even texts without any', () => {
    expect(['😀', '', '!!!'].flatMap((body) => foundIn(body, ['!!!']))).toEqual([]);
  });

  test('without phrases nothing is refused', () => {
    expect(foundIn('act now', [])).toEqual([]);
  });

  test.each([
    ['You won a prize!', true],
    ['you won a very big PRIZE', true],
    ['You won: prize inside', true],
    ['You won the bidding war', false],
    ['You won. I will bring the keys and, as a prize, champagne', false],
    ['The prize: you won', false],
    ['you won', false],
  ])('“…” stands for up to three words: %j', (body, isFound) => {
    expect(foundIn(body, ['you won … prize'])).toEqual(isFound ? ['you won … prize'] : []);
  });

  test('a text of the longest kind is looked through in a moment', () => {
    const startedAt = performance.now();
    foundIn(`prize ${'you won '.repeat(150)}`, ['you … won … you … won … prize']);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  test.each([
    'You won the bidding war! The house is yours.',
    'Great news, you won!',
    'Congratulations, you won the house on Oak Street over four other offers.',
    'You have been selected as the buyers, the sellers loved your letter.',
    'Your offer has been selected.',
    'There is no credit check for the showing.',
    'The landlord asks for no credit check, only references.',
    'The builder pays a cash bonus to agents, not to buyers.',
    'You can claim the homestead exemption next year.',
    'Do you want to claim your seat at the open house?',
    'It is a cash offer, no financing.',
    'The seller’s gift to you: the washer and dryer.',
    'Prices here doubled in ten years.',
    'The inspection is free of charge for you.',
  ])('what agents say in all innocence is no spam for the phrases of the configuration: %j', (body) => {
    expect(foundIn(body, configured)).toEqual([]);
  });

  test.each([
    'You won a $500 gift card!',
    'You won 1000 in cash',
    'You have been selected to receive a prize',
    'Claim your cash bonus',
    'Click here to claim your prize',
    'ACT NOW!!!',
    'Guaranteed approval, no credit check loan',
    'Make money fast',
  ])('spam is spam for them: %j', (body) => {
    expect(foundIn(body, configured)).not.toEqual([]);
  });
});
