// TX-17: the check at every door that takes a person's phone, an agent's or a client's: a phone can be what it claims.
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/max';
import * as z from 'zod';
import type { Refusal } from '../outcome.ts';
import { partsOf } from './numbering-plan.ts';
import { faultOf, judgePhone, type PhoneFault, readPhone } from './phone-fault.ts';

/** What a stage refuses beside what no phone can have: `own` are its own numbers, `takesFiction` is for local runs alone. */
export const phoneRules = z.object({ own: z.array(z.string()), takesFiction: z.boolean() });
export type PhoneRules = z.infer<typeof phoneRules>;

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
      const { number, fault } = judgePhone(typed, countries, rules);
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
