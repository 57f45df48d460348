// What an agent typed: kept as it can be sent, and refused when there is nothing to read.
import { describe, expect, test } from '@jest/globals';
import { sendMessage } from '../../lambdas/texting/api.ts';

const parse = (body: string) => sendMessage.body?.safeParse({ body });

describe('what an agent typed', () => {
  test.each([
    ['nothing', ''],
    ['spaces', ' \t\n\u00a0\u2003'],
    ['zero-width spaces', '\u200b\u200b'],
    ['joiners', '\u200c\u200d\u2060'],
    ['a byte order mark', '\ufeff'],
    ['direction marks', '\u200e\u202e\u2066'],
    ['a soft hyphen', '\u00ad'],
    ['NUL and other control characters', '\u0000\u0007\u001b\u007f\u0085'],
    ['a Hangul filler', '\u3164\uffa0\u115f'],
    ['an empty Braille pattern', '\u2800'],
    ['variation selectors', '\ufe0f\u{e0101}'],
    ['tags', '\u{e0001}\u{e0041}'],
    ['a Mongolian vowel separator', '\u180e'],
    ['accents without a letter', '\u0301\u034f'],
    ['all of them', ' \u200b\u0000\u3164\u2800\ufe0f '],
  ])('TX-2 %s is no text, and claims nothing', (_what, body) => {
    expect(parse(body)).toMatchObject({ success: false });
  });

  test.each([
    ['Hi\u0000 Clara\u0007', 'Hi Clara'],
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['  Hi\tClara \n', 'Hi\tClara'],
    ['👨‍👩‍👧 ❤️', '👨‍👩‍👧 ❤️'],
    ['Gate \u202e4321\u202c, \u2066now\u2069', 'Gate 4321, now'],
    ['\u061ca\u200eb\u200fc\u202ad\u202be\u202df\u2067g\u2068h', 'abcdefgh'],
    ['1', '1'],
    ['😀', '😀'],
    ['?', '?'],
    ['مرحبا', 'مرحبا'],
    ['e\u0301', 'e\u0301'],
  ])('TX-2 %j is kept as %j', (body, kept) => {
    expect(parse(body)).toMatchObject({ success: true, data: { body: kept } });
  });
});
