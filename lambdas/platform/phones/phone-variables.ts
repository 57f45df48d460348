// The environment of each function that takes a person's phone (TX-17).
import * as z from 'zod';
import { jsonVariable } from '../env.ts';
import { countryCode } from './countries.ts';
import { phoneRules } from './personal-phone.ts';

export const phoneVariables = {
  COUNTRIES: jsonVariable(z.array(countryCode).min(1)),
  PHONE_RULES: jsonVariable(phoneRules),
};
