// Which texts hide a public link shortener, and which only look like it.
import { describe, expect, test } from '@jest/globals';
import { shortenersIn } from '../../lambdas/texting/wording/link-shorteners.ts';
import { fc } from '../support/random-tests.ts';

const shorteners = ['bit.ly', 'tinyurl.com', 't.co', 'goo.gl', 't.ly'];

describe('link shorteners', () => {
  test.each([
    'bit.ly/3xYz',
    'https://bit.ly/3xYz',
    'HTTP://BIT.LY/3xYz',
    'see bit.ly/3xYz, it is lovely',
    'see (bit.ly/3xYz)',
    'bit.ly',
    'Our page is bit.ly.',
    'Our page is bit.ly!',
    'bit.ly./3xYz',
    'bit.ly?x=1',
    'bit.ly#home',
    'bit.ly:443/3xYz',
    'www.bit.ly/3xYz',
    'https://someone@bit.ly/3xYz',
    'https://example.com@bit.ly/3xYz',
    'Hi,\nbit.ly/3xYz\nbye',
    'look:bit.ly/3xYz',
    'https://someone:secret@bit.ly',
    'me@bit.ly/3xYz',
    'Homes & more: bit.ly/3xYz',
    'R&D,bit.ly/3xYz',
    '‘bit.ly/3xYz’',
    'https://example.com/?to=https://bit.ly/3xYz',
    'me@example.com or bit.ly/3xYz',
    '👉bit.ly/3xYz👈',
    '“bit.ly/3xYz”',
  ])('TX-9 %j is refused', (body) => {
    expect(shortenersIn(body, shorteners)).toEqual(['bit.ly']);
  });

  test.each([
    ['full-width letters', 'ｂｉｔ．ｌｙ/3xYz'],
    ['a full-width stop', 'bit．ly/3xYz'],
    ['an ideographic stop', 'bit。ly/3xYz'],
    ['a half-width ideographic stop', 'bit｡ly/3xYz'],
    ['bold letters', '𝐛𝐢𝐭.𝐥𝐲/3xYz'],
    ['circled letters', 'ⓑⓘⓣ.ⓛⓨ/3xYz'],
    ['a zero-width space', 'bit\u200b.ly/3xYz'],
    ['a zero-width joiner', 'b\u200dit.ly/3xYz'],
    ['a soft hyphen', 'bi\u00adt.ly/3xYz'],
    ['a word joiner', 'bit.\u2060ly/3xYz'],
    ['a byte order mark', 'bit.l\ufeffy/3xYz'],
    ['a left-to-right mark', 'bit\u200e.ly/3xYz'],
    ['a right-to-left override', 'bit\u202e.ly/3xYz'],
    ['a variation selector', 'bit\ufe0f.ly/3xYz'],
    ['an invisible times', 'bit\u2062.ly/3xYz'],
    ['a Hangul filler', 'bit\u3164.ly/3xYz'],
    ['a tag character', 'bit\u{e0041}.ly/3xYz'],
  ])('TX-9 a link that is hidden by %s is refused', (_trick, body) => {
    expect(shortenersIn(body, shorteners)).toEqual(['bit.ly']);
  });

  test.each([
    'rabbit.lynx is a fine name',
    'orbit.ly',
    'https://orbit.ly/3xYz',
    'orbit.ly.example',
    'bit.ly.example',
    'https://bit.ly.example/3xYz',
    'my-bit.ly',
    'bit.lyon.example',
    'a bit. lyrics follow',
    'bit ly',
    'tinyurl.com.example/x',
    'mytinyurl.com',
    'Boston.com/bit-ly',
    'at.com',
    'it.company',
    'reset.co',
    'Call me at 3.15 or so... thanks',
    'https://example.com/homes/12',
    'AT&T.co',
    'You can reach AT&T.co about the cable',
    'me@bit.ly',
    'Write to me@bit.ly, or call.',
    'first.last+homes@mail.bit.ly',
    'mailto:me@bit.ly?subject=Homes',
    'we didn’t.co',
    'my_bit.ly',
    'https://example.com/guides/bit.ly',
    'example.com/?about=bit.ly',
    '',
  ])('TX-9 %j is no shortener', (body) => {
    expect(shortenersIn(body, shorteners)).toEqual([]);
  });

  test('TX-9 each shortener is named once, however often it occurs', () => {
    expect(shortenersIn('t.co/a bit.ly/b t.co/c x.t.co/d', shorteners)).toEqual(['bit.ly', 't.co']);
  });

  test('TX-9 a shortener is found in the midst of any words', () => {
    const words = fc.string({ maxLength: 40, unit: fc.constantFrom(...'abc xyz,!?\n“”é 123') });
    fc.assert(
      fc.property(words, words, fc.constantFrom(...shorteners), (before, after, host) => {
        expect(shortenersIn(`${before} ${host}/3xYz ${after}`, shorteners)).toEqual([host]);
      }),
    );
  });

  test('TX-9 a longest text is looked through in a moment, whatever stands in it', () => {
    const startedAt = performance.now();
    for (const part of ['a.', 'a-', 'aaaa', 'bit.l', '..', 'é.']) shortenersIn(part.repeat(600), shorteners);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
