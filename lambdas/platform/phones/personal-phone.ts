// TX-17: the check at every door that takes a person's phone, an agent's or a client's: a phone can be what it claims.
import {
  type CountryCode,
  type NumberType,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import * as z from 'zod';
import type { Refusal } from '../outcome.ts';
import { servedAs } from './countries.ts';
import { faultOfAreaCode, faultOfExchange, type NumberFault, partsOf } from './numbering-plan.ts';

/** What a stage refuses beside what no phone can have: `own` are its own numbers, `takesFiction` is for local runs alone. */
export const phoneRules = z.object({ own: z.array(z.string()), takesFiction: z.boolean() });
export type PhoneRules = z.infer<typeof phoneRules>;

type PhoneFault = NumberFault | 'not-a-phone' | 'extension' | 'own-number';

const northAmerica = '1';

/** A schema for a person's phone in one of `countries`: accepts common spellings, gives E.164, and says what is wrong with it. */
export function personalPhone(countries: readonly CountryCode[], rules: PhoneRules) {
  return z
    .string()
    .max(60)
    .meta({
      examples: ['+12065550150'],
      format: 'e164',
      pattern: '^\\+[1-9]\\d{6,14}$',
      description:
        'An E.164 number of a person’s phone, in a country that the stage serves (by default the US with its territories, and Canada).',
    })
    .transform((typed, context) => {
      const number = readPhone(typed);
      const fault = number === undefined ? faultOfUnread(typed) : faultOf(number, countries, rules);
      if (number !== undefined && fault === undefined) return number.number.toString();
      context.addIssue({
        code: 'custom',
        message: wordsFor(fault ?? 'not-a-phone', number, countries),
        params: { fault: `phone-${fault ?? 'not-a-phone'}` },
      });
      return z.NEVER;
    });
}

/** Why the number in a path can be no person's phone, if it can't. */
export function refusePhone(
  e164: string,
  countries: readonly CountryCode[],
  rules: PhoneRules,
): Refusal<'invalid-request'> | undefined {
  const number = readPhone(e164);
  const fault = number === undefined ? 'not-a-phone' : faultOf(number, countries, rules);
  if (fault === undefined) return undefined;
  const detail = wordsFor(fault, number, countries);
  return {
    refused: 'invalid-request',
    detail: 'Fix what `errors` lists and send the request again.',
    errors: [{ path: 'path/e164', detail, code: `phone-${fault}` }],
  };
}

/** Address books put marks around a number that nobody sees, and links a scheme before it. All else has to belong to the number. */
function readPhone(typed: string): PhoneNumber | undefined {
  const bare = typed
    .replace(/\p{Cf}/gu, '')
    .replace(/^\s*tel:/i, '')
    .trim();
  return parsePhoneNumberFromString(bare, { extract: false });
}

/** A word or sign and some digits behind a number, as in "poste 12" or "p12", that the parser does not know for an extension. */
function faultOfUnread(typed: string): PhoneFault {
  const [, number] = /^(.*\d)\s*[^\d\s().+-][^\d]*\d{1,7}\D*$/su.exec(typed) ?? [];
  return number !== undefined && readPhone(number)?.isPossible() === true ? 'extension' : 'not-a-phone';
}

function faultOf(
  number: PhoneNumber,
  countries: readonly CountryCode[],
  { own, takesFiction }: PhoneRules,
): PhoneFault | undefined {
  if (number.ext !== undefined) return 'extension';
  if (own.includes(number.number)) return 'own-number';
  if (!number.isPossible()) return 'not-a-phone';
  if (number.countryCallingCode === northAmerica) return northAmericanFault(number, countries, takesFiction);
  const { country } = number;
  if (country === undefined || servedAs(country, countries) === undefined || !number.isValid()) {
    return 'not-a-phone';
  }
  return faultOfType(number.getType(), ['VOIP', undefined]);
}

function northAmericanFault(
  number: PhoneNumber,
  countries: readonly CountryCode[],
  takesFiction: boolean,
): PhoneFault | undefined {
  const parts = partsOf(number.nationalNumber);
  const { country } = number;
  const mayBeOf = country === undefined ? number.getPossibleCountries() : [country];
  const isServed = mayBeOf.some((each) => servedAs(each, countries) !== undefined);
  if (parts === undefined || !isServed) return 'not-a-phone';
  // A territory is told by its area code alone: the library knows some of its exchanges, and not the latest.
  const isTerritory = country !== undefined && country !== 'US' && servedAs(country, ['US']) === 'US';
  const type = isTerritory ? 'FIXED_LINE_OR_MOBILE' : number.getType();
  const service = type === undefined ? undefined : faultOfType(type, []);
  // Without a country nobody has the area code, unless it is the exchange that fits no number.
  const isUnassigned = country === undefined && /^[2-9]/.test(parts.exchange);
  return (
    service ??
    faultOfAreaCode(parts) ??
    (isUnassigned ? 'impossible-area-code' : faultOfExchange(parts, takesFiction))
  );
}

function faultOfType(type: NumberType, alsoTaken: readonly NumberType[]): NumberFault | undefined {
  const taken: readonly NumberType[] = ['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', ...alsoTaken];
  if (taken.includes(type)) return undefined;
  if (type === 'TOLL_FREE') return 'toll-free';
  return type === 'PREMIUM_RATE' || type === 'SHARED_COST' ? 'premium-rate' : 'non-geographic';
}

function wordsFor(
  fault: PhoneFault,
  number: PhoneNumber | undefined,
  countries: readonly CountryCode[],
): string {
  const parts = number === undefined ? undefined : partsOf(number.nationalNumber);
  switch (fault) {
    case 'not-a-phone':
      return `must be an E.164 phone number (for example +12025550123) of ${countries.join(' or ')}`;
    case 'extension':
      return 'has an extension, which can’t be texted: give a direct number without one';
    case 'own-number':
      return 'is one of our own numbers: give the person’s own phone';
    case 'toll-free':
      return 'is a toll-free number: give the number of a person’s phone';
    case 'premium-rate':
      return 'is a premium-rate number: give the number of a person’s phone';
    case 'non-geographic':
      return 'is a forwarding or company-wide number: give the number of a person’s phone';
    case 'impossible-area-code':
      return `can’t be a phone: there is no area code ${parts?.areaCode}; check the number`;
    case 'impossible-exchange':
      return `can’t be a phone: no phone has ${parts?.exchange} after its area code; check the number`;
    case 'reserved-for-fiction':
      return 'is a number reserved for fiction (555-0100 to 555-0199): give a real one';
  }
}
