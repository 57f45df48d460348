// TX-17: whether a phone can be what it claims, as a code. Apart from personal-phone.ts, so that the portal checks by the same rules
// without the schemas of the API.
import {
  type CountryCode,
  type NumberType,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { faultOfAreaCode, faultOfExchange, type NumberFault, partsOf } from './numbering-plan.ts';
import { servedAs } from './served-as.ts';

export type PhoneFault = NumberFault | 'not-a-phone' | 'extension' | 'own-number';

/** What a stage refuses beside what no phone can have. */
type Rules = { own: readonly string[]; takesFiction: boolean };

const northAmerica = '1';

/** The number as it was read, if it is any, and what keeps it from being a person's phone in one of `countries`. */
export function judgePhone(
  typed: string,
  countries: readonly CountryCode[],
  rules: Rules,
): { number: PhoneNumber; fault: PhoneFault | undefined } | { number: undefined; fault: PhoneFault } {
  const number = readPhone(typed);
  if (number === undefined) return { number, fault: faultOfUnread(typed) };
  return { number, fault: faultOf(number, countries, rules) };
}

/** Address books put marks around a number that nobody sees, and links a scheme before it. All else has to belong to the number. */
export function readPhone(typed: string): PhoneNumber | undefined {
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

export function faultOf(
  number: PhoneNumber,
  countries: readonly CountryCode[],
  { own, takesFiction }: Rules,
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
