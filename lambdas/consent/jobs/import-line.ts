// One line of an imported list, as the file has it: checked one by one, so that a bad one holds up no other.
import type { CountryCode } from 'libphonenumber-js/min';
import * as z from 'zod';
import { agentIdSchema, teamIdSchema } from '../../people/team.ts';
import { instantWithOffset } from '../../platform/instant.ts';
import { phoneNumberOf } from '../../platform/phone-number.ts';

export const importLine = (countries: readonly CountryCode[]) =>
  z.object({
    teamId: teamIdSchema,
    agentId: agentIdSchema,
    phone: phoneNumberOf(countries),
    consentedAt: instantWithOffset,
    source: z.string().trim().min(1).max(200),
    words: z.string().trim().min(1).max(2000),
  });
