// Encodings and segment counts, against the known sizes of GSM 03.38 and UCS-2 messages.
import { describe, expect, test } from '@jest/globals';
import { SegmentedMessage } from 'sms-segments-calculator';
import { segmentsOf } from '../../lambdas/texting/wording/segments.ts';
import { fc } from '../support/random-tests.ts';

const gsm = (segments: number) => ({ encoding: 'GSM-7', segments });
const ucs = (segments: number) => ({ encoding: 'UCS-2', segments });
const a = (count: number) => 'a'.repeat(count);

describe('segments', () => {
  test.each([
    ['160 plain letters', a(160), gsm(1)],
    ['161 plain letters', a(161), gsm(2)],
    ['2 × 153 plain letters', a(306), gsm(2)],
    ['one more', a(307), gsm(3)],
    ['a line break counts once', `${a(159)}\n`, gsm(1)],
    ['accents of the GSM alphabet count once', 'é'.repeat(160), gsm(1)],
    ['a bracket counts twice', `${a(158)}[`, gsm(1)],
    ['a bracket that does not fit any more', `${a(159)}[`, gsm(2)],
    ['80 euro signs', '€'.repeat(80), gsm(1)],
    ['81 euro signs', '€'.repeat(81), gsm(2)],
    ['a bracket is not split between segments', `${a(152)}[${a(152)}`, gsm(3)],
    ['an escape is not split between segments', `${a(152)}€${a(152)}`, gsm(3)],
    ['70 letters that GSM lacks', 'ж'.repeat(70), ucs(1)],
    ['71 letters that GSM lacks', 'ж'.repeat(71), ucs(2)],
    ['2 × 67 letters that GSM lacks', 'ж'.repeat(134), ucs(2)],
    ['one curly quote makes all of it UCS-2', `${a(70)}’`, ucs(2)],
    ['35 emoji', '🏡'.repeat(35), ucs(1)],
    ['36 emoji', '🏡'.repeat(36), ucs(2)],
    ['an emoji is not split between segments', `${'ж'.repeat(66)}🏡${'ж'.repeat(66)}`, ucs(3)],
  ])('TX-10 %s', (_what, body, expected) => {
    expect(segmentsOf(body)).toEqual(expected);
  });

  test('TX-10 any text is counted as the reference implementation counts it', () => {
    const letters = fc.constantFrom(...'ab \n[€é', 'ж', '’', '🏡', '👨‍👩‍👧', '👍🏽', '🇨🇦', 'e\u0301', '\r\n');
    const text = fc.oneof(
      fc.string({ maxLength: 400, unit: fc.constantFrom(...'ab \n[]€é') }),
      fc.string({ minLength: 150, maxLength: 700, unit: fc.constantFrom(...'ab \n[]') }),
      fc.string({ maxLength: 200, unit: letters }),
      fc.string({ maxLength: 200, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (body) => {
        const { encodingName, segmentsCount } = new SegmentedMessage(body);
        expect(segmentsOf(body)).toEqual({ encoding: encodingName, segments: segmentsCount });
      }),
      { numRuns: 300 },
    );
  });

  test('TX-10 a longer text never has fewer segments', () => {
    const text = fc.string({ maxLength: 200, unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (some, more) => {
        expect(segmentsOf(some + more).segments).toBeGreaterThanOrEqual(segmentsOf(some).segments);
      }),
      { numRuns: 50 },
    );
  });
});
