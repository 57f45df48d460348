// Phone numbers as they were recorded: whatever countries are served now, and short codes too.
import * as z from 'zod';

const example = { examples: ['+12065550150'] };

/** A number as it is answered. */
export const phoneNumber = z.string().meta({
  ...example,
  id: 'PhoneNumber',
  description: 'A phone number, usually E.164.',
  pattern: '^\\+?\\d{3,15}$',
});

/** Also of countries that are no longer served, and short codes: what was recorded is exported. */
export const anyNumber = z
  .string()
  .regex(/^(\+[1-9]\d{6,14}|\d{3,8})$/, 'must be a number such as +12025550123, or a short code')
  .meta(example);
