// The countries that a stage serves. Apart from phone-number.ts, which loads the numbers of every country.
import type { CountryCode } from 'libphonenumber-js/min';
import * as z from 'zod';

/** ISO 3166-1 alpha-2. That it has telephones is checked where the stage is configured, and not again at every load. */
export const countryCode = z.custom<CountryCode>(
  (value) => typeof value === 'string' && /^[A-Z]{2}$/.test(value),
  'is not an ISO 3166-1 country code',
);
