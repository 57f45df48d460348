// Which of a stage's countries serves the numbers of a country. Apart from countries.ts, so that the portal takes it without schemas.
import type { CountryCode } from 'libphonenumber-js/min';

/** TX-17: territories of the United States, which are served with them. */
const territories: readonly CountryCode[] = ['PR', 'GU', 'VI', 'AS', 'MP'];

/** The country of `countries` that serves numbers of `country`. */
export function servedAs(country: CountryCode, countries: readonly CountryCode[]): CountryCode | undefined {
  if (countries.includes(country)) return country;
  return territories.includes(country) && countries.includes('US') ? 'US' : undefined;
}
