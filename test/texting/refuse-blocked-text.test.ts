// What carriers would block is refused, and what it is about is named.
import { describe, expect, test } from '@jest/globals';
import { refuseBlockedText } from '../../lambdas/texting/wording/refuse-blocked-text.ts';
import { readSpamPhrases } from '../../lambdas/texting/wording/spam-phrases.ts';

const blocked = {
  linkShorteners: ['bit.ly', 'tinyurl.com'],
  spamPhrases: readSpamPhrases(['act now', '100% free']),
};

describe('a text that carriers would block', () => {
  test('TX-9 is refused for each link shortener in it, by name', () => {
    expect(refuseBlockedText('See https://bit.ly/x or tinyurl.com/y', blocked)).toEqual({
      refused: 'link-shortener',
      detail: 'Carriers block texts with links of bit.ly, tinyurl.com; use the full address.',
      errors: [
        { path: '/body', detail: 'bit.ly' },
        { path: '/body', detail: 'tinyurl.com' },
      ],
    });
  });

  test('is refused for each phrase that they take for spam, by name', () => {
    expect(refuseBlockedText('Act now, it is 100% free!', blocked)).toEqual({
      refused: 'spam-phrase',
      detail: 'Carriers take “act now”, “100% free” for spam and may block the text; say it differently.',
      errors: [
        { path: '/body', detail: 'act now' },
        { path: '/body', detail: '100% free' },
      ],
    });
  });

  test('TX-9 hears of the links first', () => {
    expect(refuseBlockedText('Act now: bit.ly/x', blocked)).toMatchObject({ refused: 'link-shortener' });
  });

  test('CP-1 is refused for each field of a template that is not filled in, by name', () => {
    expect(refuseBlockedText('Hi {ClientFirstName}, {City|here} {ClientFirstName}', blocked)).toEqual({
      refused: 'unfilled-field',
      detail: 'Fill in {ClientFirstName}, {City}, or delete it: the client would see the braces.',
      errors: [
        { path: '/body', detail: '{ClientFirstName}' },
        { path: '/body', detail: '{City}' },
      ],
    });
    expect(refuseBlockedText('We {really} like {this} {clientfirstname', blocked)).toBeUndefined();
  });

  test('TX-9 any other text may be sent', () => {
    expect(refuseBlockedText('See https://homes.example/x', blocked)).toBeUndefined();
  });
});
