// Checks the phone numbers and states of a route's body against the countries that the stage serves.
import type { CountryCode } from 'libphonenumber-js/min';
import type * as z from 'zod';
import { type PhoneRules, personalPhone } from '../phones/personal-phone.ts';
import { stateOf } from '../states.ts';
import type { Role } from './principal.ts';
import type { Route, RouteByCountry } from './route.ts';

/** The route as a stage that serves `countries` has it. Apart from route.ts, so that few functions load every country's numbers. */
export function inCountries<
  R extends Role,
  Path extends z.ZodType,
  Query extends z.ZodType,
  Headers extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  { bodyWith, ...route }: RouteByCountry<R, Path, Query, Headers, Body, Answer>,
  countries: readonly CountryCode[],
  rules: PhoneRules,
): Route<R, Path, Query, Headers, Body, Answer> {
  return { ...route, body: bodyWith(personalPhone(countries, rules), stateOf(countries)) };
}
