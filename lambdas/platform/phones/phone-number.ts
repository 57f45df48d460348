// Which of the countries that a stage serves a phone number belongs to.
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { servedAs } from './served-as.ts';

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
