// Postal codes of the US and Canada, as people and systems write them.
import * as z from 'zod';
import { statesOf } from '../states.ts';

const zip = /^(\d{5})(?:[- ]?\d{4})?$/;
/** Canada Post uses neither D, F, I, O, Q nor U, and begins with neither W nor Z. */
const canadian = /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[- ]?(\d[ABCEGHJ-NPRSTV-Z]\d)$/;

/** As it is kept: five digits, or `V6B 1A1`. Undefined for what is no postal code of either country. */
function postalCodeIn(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  const [, front, back] = canadian.exec(code) ?? [];
  return front === undefined ? zip.exec(code)?.[1] : `${front} ${back}`;
}

export const postalCodeSchema = z
  .string()
  .overwrite((text) => postalCodeIn(text) ?? text)
  .refine((text) => postalCodeIn(text) !== undefined, {
    error: 'must be a ZIP code, for example 98101, or a Canadian postal code, for example V6B 1A1',
    params: { fault: 'not-a-postal-code' },
  })
  .meta({ id: 'PostalCode', examples: ['98101'] });

/** What is wrong with a postal code that is not of the state's country; undefined when it may be, and of what is none at all. */
export function postalCodeFault(state: string, postalCode: string): string | undefined {
  if (postalCodeIn(postalCode) === undefined) return undefined;
  const isZip = zip.test(postalCode);
  if (statesOf(['CA'])?.includes(state) && isZip)
    return `must be a Canadian postal code, for example V6B 1A1: ${state} is in Canada`;
  if (statesOf(['US'])?.includes(state) && !isZip)
    return `must be a ZIP code, for example 98101: ${state} is in the United States`;
  return undefined;
}
