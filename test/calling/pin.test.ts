// The PIN's digits: each as likely as any other, and never the same words signed for two purposes.
import { describe, expect, test } from '@jest/globals';
import { pinIn, pinSchema, signed } from '../../lambdas/calling/pin/pin.ts';
import { newId } from '../../lambdas/platform/ids.ts';
import { fc } from '../support/random-tests.ts';
import { aSigner } from './support/calls.ts';

/** A signature of these 32-bit numbers. */
function signatureOf(...numbers: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  for (const [index, number] of numbers.entries()) view.setUint32(4 * index, number);
  return new Uint8Array(view.buffer);
}

/** 4,294 times each of a million PINs; from here on low PINs would be likelier. */
const evenUpTo = 4_294_000_000;

describe('a PIN', () => {
  test('CA-4 is six digits, leading zeros included', () => {
    expect(pinIn(signatureOf(42))).toBe('000042');
    expect(pinIn(signatureOf(1_000_000))).toBe('000000');
    expect(pinIn(signatureOf(999_999))).toBe('999999');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (signature) => {
        const pin = pinIn(signature);
        expect(pin === undefined || pinSchema.safeParse(pin).success).toBe(true);
      }),
    );
  });

  test('CA-4 a number that would make low PINs likelier is passed over for the next', () => {
    expect(pinIn(signatureOf(evenUpTo - 1, 7))).toBe('999999');
    expect(pinIn(signatureOf(evenUpTo, 7))).toBe('000007');
    expect(pinIn(signatureOf(2 ** 32 - 1, evenUpTo, 8))).toBe('000008');
  });

  test('CA-4 a signature of nothing but such numbers has none, and a part of a number is no number', () => {
    expect(pinIn(signatureOf(evenUpTo, 2 ** 32 - 1))).toBeUndefined();
    expect(pinIn(new Uint8Array([0, 0, 1]))).toBeUndefined();
  });

  test('CA-4 it is read from the signature alone, wherever that lies in memory', () => {
    const memory = new Uint8Array([255, 255, ...signatureOf(123_456)]);
    expect(pinIn(memory.subarray(2))).toBe('123456');
  });

  test('CA-4 the same id has the same PIN under one key, and another under another', async () => {
    const [key, other] = [aSigner(), aSigner('another secret')];
    const ids = Array.from({ length: 20 }, () => newId('pin'));
    const pinsBy = async (sign: typeof key) =>
      Promise.all(ids.map(async (id) => pinIn(await sign(signed.pin(id)))));
    expect(await pinsBy(key)).toEqual(await pinsBy(key));
    expect(await pinsBy(key)).not.toEqual(await pinsBy(other));
  });

  test('CA-4 over 200,000 ids a thousand ranges of PINs, and each of the six digits, are equally likely', async () => {
    const [count, sign] = [200_000, aSigner()];
    const ranges = new Array<number>(1000).fill(0);
    const digits = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
    for (let index = 0; index < count; index += 1) {
      const pin = pinIn(await sign(signed.pin(`pin_${index}`))) ?? '';
      ranges[Math.floor(Number(pin) / 1000)] = (ranges[Math.floor(Number(pin) / 1000)] ?? 0) + 1;
      for (const [place, counts] of digits.entries())
        counts[Number(pin[place])] = (counts[Number(pin[place])] ?? 0) + 1;
    }
    // Ids and key are fixed, so this is one draw. Chi-square of a fair source has mean = degrees of freedom and
    // deviation √(2·degrees): 999 ± 45 and 9 ± 4.2. A fair one passes 1,250 and 40 less than once in 10^7 and 10^5.
    expect(chiSquare(ranges)).toBeLessThan(1250);
    expect(chiSquare(ranges)).toBeGreaterThan(750);
    for (const counts of digits) expect(chiSquare(counts)).toBeLessThan(40);
  });

  test('CA-4 what is signed for the PIN is never signed for its hash', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (some, other) => signed.pin(some) !== signed.hash(other)),
    );
  });

  test.each(['12345', '1234567', '12345a', ' 123456', '123456\n', '１２３４５６', '', '12-456'])(
    'CA-4 %j is no PIN',
    (digits) => {
      expect(pinSchema.safeParse(digits).success).toBe(false);
    },
  );
});

/** How far `counts` are from equal ones. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
