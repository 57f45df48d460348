// One line of an imported list, as the file has it: checked one by one, so that a bad one holds up no other.
import type { CountryCode } from 'libphonenumber-js/min';
import * as z from 'zod';
import { agentIdSchema, teamIdSchema } from '../../people/team.ts';
import { instantWithOffset } from '../../platform/instant.ts';
import { type PhoneRules, personalPhone } from '../../platform/phones/personal-phone.ts';
import { oneLine } from '../../platform/text.ts';

export const importLine = (countries: readonly CountryCode[], rules: PhoneRules) =>
  z.object({
    teamId: teamIdSchema,
    agentId: agentIdSchema,
    phone: personalPhone(countries, rules),
    consentedAt: instantWithOffset,
    source: whole(oneLine(200)),
    words: whole(z.string().trim().min(1).max(2000)),
  });

/** Evidence is exact: what a wrong encoding destroyed is not the words that were shown. */
function whole(text: z.ZodString): z.ZodString {
  return text.refine((typed) => !typed.includes('\ufffd'), {
    error: 'holds characters that a wrong encoding destroyed (\ufffd): send the original words',
    params: { fault: 'broken-characters' },
  });
}
