// RT-11 price ranges in bounds and in words.
import { describe, expect, test } from '@jest/globals';
import { boundsIn, mayCost } from '../../lambdas/routing/price.ts';
import { fc } from '../support/random-tests.ts';

describe('a price range in words', () => {
  test.each([
    ['$500,000 - $600,000', { min: 500_000, max: 600_000 }],
    ['550k–700k', { min: 550_000, max: 700_000 }],
    ['500-600k', { min: 500_000, max: 600_000 }],
    ['$1 - 1.2M', { min: 1_000_000, max: 1_200_000 }],
    ['between 400000 and 450000', { min: 400_000, max: 450_000 }],
    ['From $400K to $1.5 million', { min: 400_000, max: 1_500_000 }],
    ['550 000 – 600 000 CAD', { min: 550_000, max: 600_000 }],
    ['$800K-$1M', { min: 800_000, max: 1_000_000 }],
    ['up to $650,000', { max: 650_000 }],
    ['under 500k', { max: 500_000 }],
    ['500,000 or less', { max: 500_000 }],
    ['Max. 500K', { max: 500_000 }],
    ['$1M+', { min: 1_000_000 }],
    ['over 2 million', { min: 2_000_000 }],
    ['at least US$750,000', { min: 750_000 }],
    ['900k and up', { min: 900_000 }],
    ['about $525,000', { min: 525_000, max: 525_000 }],
    ['Budget: $1,250,000.00', { min: 1_250_000, max: 1_250_000 }],
    ['$1.25M', { min: 1_250_000, max: 1_250_000 }],
    ['$1,250K', { min: 1_250_000, max: 1_250_000 }],
  ])('RT-11 “%s” is read', (words, bounds) => {
    expect(boundsIn(words)).toEqual(bounds);
  });

  test.each([
    'luxury',
    '500 - 600',
    'negotiable',
    '3 bedrooms under 500k',
    '$600,000 - $500,000',
    '1,250M',
    '500k, or 900k with a pool',
    'not under 500k',
    '$2',
    '',
  ])('RT-11 “%s” can’t be told, and nobody loses the referral by it', (words) => {
    expect(boundsIn(words)).toBeUndefined();
    expect(mayCost(words, { min: 5_000_000 })).toBe(true);
  });
});

describe('ranges', () => {
  const rule = { min: 400_000, max: 600_000 };

  test.each([
    [undefined, true],
    [{}, true],
    [{ min: 600_000 }, true],
    [{ min: 600_001 }, false],
    [{ max: 400_000 }, true],
    [{ max: 399_999 }, false],
    [{ min: 100_000, max: 5_000_000 }, true],
    [{ min: 450_000, max: 500_000 }, true],
    [{ min: 100_000, max: 300_000 }, false],
    ['300k - 450k', true],
    ['700k+', false],
  ] as const)('RT-11 %j and a rule of 400,000 to 600,000: %s', (priceRange, isIn) => {
    expect(mayCost(priceRange, rule)).toBe(isIn);
  });

  test('RT-11 half-open rules', () => {
    expect(mayCost({ min: 900_000 }, { max: 800_000 })).toBe(false);
    expect(mayCost({ min: 900_000 }, { min: 2_000_000 })).toBe(true);
    expect(mayCost({ max: 900_000 }, { min: 2_000_000 })).toBe(false);
    expect(mayCost({ max: 0 }, {})).toBe(true);
  });

  test('RT-11 two ranges match when there is a price in both', () => {
    const bound = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined });
    const range = fc
      .record({ min: bound, max: bound })
      .filter(({ min = 0, max = Number.POSITIVE_INFINITY }) => min <= max);
    const isIn = (
      price: number,
      { min = 0, max = Number.POSITIVE_INFINITY }: { min?: number | undefined; max?: number | undefined },
    ) => price >= min && price <= max;
    fc.assert(
      fc.property(range, range, (one, other) => {
        const prices = Array.from({ length: 22 }, (_, price) => price);
        expect(mayCost(one, other)).toBe(prices.some((price) => isIn(price, one) && isIn(price, other)));
      }),
    );
  });
});
