// Postal codes and cities as people write them.
import { describe, expect, test } from '@jest/globals';
import { isSameCity } from '../../../lambdas/platform/places/city-name.ts';
import { postalCodeFault, postalCodeSchema } from '../../../lambdas/platform/places/postal-code.ts';

describe('postal codes', () => {
  test.each([
    ['98101', '98101'],
    [' 98101-1234 ', '98101'],
    ['981011234', '98101'],
    ['v6b1a1', 'V6B 1A1'],
    ['V6B-1A1', 'V6B 1A1'],
    ['K1A 0B1', 'K1A 0B1'],
  ])('RT-11 “%s” is kept as “%s”', (typed, kept) => {
    expect(postalCodeSchema.parse(typed)).toBe(kept);
  });

  test.each(['', '9810', '981011', 'D6B 1A1', 'V6B 1O1', 'W1A 1A1', '98101-12', 'Seattle', '٩٨١٠١'])(
    'RT-11 “%s” is refused with an example',
    (typed) => {
      const parsed = postalCodeSchema.safeParse(typed);
      expect(parsed.error?.issues[0]?.message).toContain('for example 98101');
    },
  );

  test('RT-11 a code of the other country is none of the state’s', () => {
    expect(postalCodeFault('WA', '98101')).toBeUndefined();
    expect(postalCodeFault('BC', 'V6B 1A1')).toBeUndefined();
    expect(postalCodeFault('WA', 'V6B 1A1')).toContain('ZIP code');
    expect(postalCodeFault('BC', '98101')).toContain('Canadian postal code');
  });
});

describe('cities', () => {
  test.each([
    ['St. Louis', 'Saint Louis'],
    ['SAULT STE MARIE', 'Sault Sainte-Marie'],
    ['Montréal', 'montreal'],
    ['Port St. Lucie', 'Port Saint Lucie'],
    ['Ft Worth', 'Fort Worth'],
    ['Mt. Vernon', 'Mount Vernon'],
    ['W. Hollywood', 'West Hollywood'],
    ['Coeur d’Alene', "Coeur d'Alene"],
    ['Winston-Salem', 'Winston  Salem'],
    ['Washington, D.C.', 'Washington DC'],
  ])('RT-11 “%s” is “%s”', (one, other) => {
    expect(isSameCity(one, other)).toBe(true);
  });

  test.each([
    ['Portland', 'South Portland'],
    ['Kansas City', 'Kansas'],
    ['Stanton', 'Saint Anton'],
    ['東京', '京都'],
  ])('RT-11 “%s” is not “%s”', (one, other) => {
    expect(isSameCity(one, other)).toBe(false);
  });
});
