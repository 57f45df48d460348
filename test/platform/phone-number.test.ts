// Phone numbers of the countries that a stage serves, as people write them.
import { describe, expect, test } from '@jest/globals';
import { countryCode, countryOf, phoneNumberOf } from '../../lambdas/platform/phone-number.ts';

const northAmerica = phoneNumberOf(['US', 'CA']);
const e164 = (typed: unknown) => northAmerica.safeParse(typed).data;

describe('phone number', () => {
  test.each([
    ['+12065550123', '+12065550123'],
    ['+1 206 555 0123', '+12065550123'],
    ['+1 (206) 555-0123', '+12065550123'],
    ['+1.206.555.0123', '+12065550123'],
    [' +12065550123 ', '+12065550123'],
    ['+14165550123', '+14165550123'],
    ['+15555550123', '+15555550123'],
  ])('%j is %s', (typed, number) => {
    expect(e164(typed)).toBe(number);
  });

  test.each([
    ['without a country', '2065550123'],
    ['of another country', '+442079460123'],
    ['of a Caribbean country that shares the calling code', '+18765550123'],
    ['too short', '+1206555'],
    ['too long', '+120655501234567'],
    ['words', 'call me'],
    ['empty', ''],
    ['endless', `+${'1'.repeat(60)}`],
    ['a number in JSON', 12_065_550_123],
  ])('a number that is %s is refused', (_what, typed) => {
    expect(e164(typed)).toBeUndefined();
  });

  test('the refusal says what to write', () => {
    const { error } = northAmerica.safeParse('2065550123');
    expect(error?.issues[0]?.message).toBe(
      'must be an E.164 phone number (for example +12025550123) of US or CA',
    );
  });

  test('a number belongs to its own country among those that are served, or to none', () => {
    expect(countryOf('+12065550123', ['US', 'CA'])).toBe('US');
    expect(countryOf('+14165550123', ['US', 'CA'])).toBe('CA');
    expect(countryOf('+14165550123', ['US'])).toBeUndefined();
    expect(countryOf('+442079460123', ['US', 'CA'])).toBeUndefined();
    expect(countryOf('+442079460123', ['GB'])).toBe('GB');
  });

  test('an area code that nobody has counts for the first country of its calling code', () => {
    expect(countryOf('+15555550123', ['US', 'CA'])).toBe('US');
    expect(countryOf('+15555550123', ['GB'])).toBeUndefined();
  });

  test('what is not E.164 belongs nowhere', () => {
    for (const typed of ['2065550123', '+1 206 555 0123', '', 'x'])
      expect(countryOf(typed, ['US'])).toBeUndefined();
  });

  test('countries are ISO codes that have telephones', () => {
    expect(['US', 'CA', 'GB'].map((code) => countryCode.safeParse(code).success)).toEqual([true, true, true]);
    expect(['us', 'USA', 'XX', 1].map((code) => countryCode.safeParse(code).success)).toEqual(
      Array(4).fill(false),
    );
  });
});
