// The states, territories and provinces of the countries that a stage serves, by their codes of ISO 3166-2 (a test compares them
// with the package `iso-3166`).
import type { CountryCode } from 'libphonenumber-js/min';
import * as z from 'zod';

const states: { readonly [Country in CountryCode]?: string } = {
  US: 'AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UM UT VA VI VT WA WI WV WY',
  CA: 'AB BC MB NB NL NS NT NU ON PE QC SK YT',
};

/** The codes of all states of `countries`; undefined when one of them is not among those that Dibs knows the states of. */
export function statesOf(countries: readonly CountryCode[]): string[] | undefined {
  const known = countries.flatMap((country) => states[country] ?? []);
  return known.length === countries.length ? known.flatMap((codes) => codes.split(' ')) : undefined;
}

/** A schema for the states of `countries`, in capitals or not. */
export function stateOf(countries: readonly CountryCode[]) {
  const known = statesOf(countries);
  return z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, {
      error: 'must be the two letters of a state, territory or province, for example WA',
      abort: true,
    })
    .refine((state) => known?.includes(state) ?? true, {
      error: `is no state, territory or province of ${countries.join(' or ')}; send its two letters, for example WA`,
      params: { fault: 'not-a-state' },
    })
    .meta({ examples: ['WA'], ...(known && { enum: known }) });
}
