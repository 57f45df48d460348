// The countries that a stage serves, and the numbers that belong to them.
import { describe, expect, test } from '@jest/globals';
import { countryCode } from '../../../lambdas/platform/phones/countries.ts';
import { countryOf } from '../../../lambdas/platform/phones/phone-number.ts';

describe('phone number', () => {
  test('a number belongs to its own country among those that are served, or to none', () => {
    expect(countryOf('+12065550123', ['US', 'CA'])).toBe('US');
    expect(countryOf('+14165550123', ['US', 'CA'])).toBe('CA');
    expect(countryOf('+14165550123', ['US'])).toBeUndefined();
    expect(countryOf('+442079460123', ['US', 'CA'])).toBeUndefined();
    expect(countryOf('+442079460123', ['GB'])).toBe('GB');
  });

  test.each([
    ['Puerto Rico', '+17872345678'],
    ['Puerto Rico’s second area code', '+19392345678'],
    ['Guam', '+16714825678'],
    ['the Virgin Islands', '+13407725678'],
    ['American Samoa', '+16846335678'],
    ['the Northern Marianas', '+16702345678'],
  ])('TX-17 %s is served with the United States, and not without them', (_territory, number) => {
    expect(countryOf(number, ['US', 'CA'])).toBe('US');
    expect(countryOf(number, ['CA'])).toBeUndefined();
  });

  test('an area code that is not known yet counts for the first country of its calling code', () => {
    expect(countryOf('+15552345678', ['US', 'CA'])).toBe('US');
    expect(countryOf('+15552345678', ['GB'])).toBeUndefined();
  });

  test('what is not E.164 belongs nowhere', () => {
    for (const typed of ['2065550123', '+1 206 555 0123', '', 'x'])
      expect(countryOf(typed, ['US'])).toBeUndefined();
  });

  test('countries are ISO codes; that each has telephones is checked in the configuration', () => {
    expect(['US', 'CA', 'GB'].map((code) => countryCode.safeParse(code).success)).toEqual([true, true, true]);
    expect(['us', 'USA', '', 1].map((code) => countryCode.safeParse(code).success)).toEqual(
      Array(4).fill(false),
    );
  });
});
