// Phone numbers, in E.164, of the countries that a stage serves.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import * as z from 'zod';

/** ISO 3166-1 alpha-2 codes of countries that have telephone numbers. */
export const countryCode = z.custom<CountryCode>(
  (value) => typeof value === 'string' && isSupportedCountry(value),
  'is not an ISO 3166-1 country code',
);

/**
 * The country that a number belongs to, or undefined when it is no dialable E.164 number of `countries`.
 * A number whose area code is assigned to nobody (the fictional +1 555) counts for the first country that shares its
 * calling code.
 */
export function countryOf(e164: string, countries: readonly CountryCode[]): CountryCode | undefined {
  const number = parsePhoneNumberFromString(e164);
  if (number === undefined || number.number !== e164 || !number.isPossible()) return undefined;
  const { country } = number;
  if (country !== undefined) return countries.includes(country) ? country : undefined;
  const candidates = number.getPossibleCountries();
  return countries.find((served) => candidates.includes(served));
}

/** A schema for phone numbers of `countries`: accepts common spellings, gives E.164. */
export function phoneNumberOf(countries: readonly CountryCode[]) {
  return z
    .string()
    .max(40)
    .meta({
      examples: ['+12065550150'],
      format: 'e164',
      pattern: '^\\+[1-9]\\d{6,14}$',
      description: 'An E.164 number of a country that the stage serves (by default the US and Canada).',
    })
    .transform((typed, context) => {
      const number = parsePhoneNumberFromString(typed)?.number;
      if (number !== undefined && countryOf(number, countries) !== undefined) return number.toString();
      context.addIssue(
        `must be an E.164 phone number (for example +12025550123) of ${countries.join(' or ')}`,
      );
      return z.NEVER;
    });
}
