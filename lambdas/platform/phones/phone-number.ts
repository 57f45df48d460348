// Which of the countries that a stage serves a phone number belongs to.
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import * as z from 'zod';

/** ISO 3166-1 alpha-2 codes of countries that have telephone numbers. */
export const countryCode = z.custom<CountryCode>(
  (value) => typeof value === 'string' && isSupportedCountry(value),
  'is not an ISO 3166-1 country code',
);

/** TX-17: territories of the United States, which are served with them. */
const territories: readonly CountryCode[] = ['PR', 'GU', 'VI', 'AS', 'MP'];

/** The country of `countries` that serves numbers of `country`. */
export function servedAs(country: CountryCode, countries: readonly CountryCode[]): CountryCode | undefined {
  if (countries.includes(country)) return country;
  return territories.includes(country) && countries.includes('US') ? 'US' : undefined;
}

/**
 * The country that a number belongs to, or undefined when it is no dialable E.164 number of `countries`. Area codes are assigned
 * every year: one that is not known yet counts for the first country that shares its calling code.
 */
export function countryOf(e164: string, countries: readonly CountryCode[]): CountryCode | undefined {
  const number = parsePhoneNumberFromString(e164);
  if (number === undefined || number.number !== e164 || !number.isPossible()) return undefined;
  const { country } = number;
  if (country !== undefined) return servedAs(country, countries);
  const candidates = number.getPossibleCountries();
  return countries.find((served) => candidates.includes(served));
}
