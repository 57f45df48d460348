// Email addresses that mail servers take.
import * as z from 'zod';

/** Up to 64 characters before the @, and labels of up to 63 behind it: longer ones are delivered nowhere (RFC 5321). */
const deliverable =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+.-]{0,63}[A-Za-z0-9_+-]@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

export const emailAddress = z
  .email({ pattern: deliverable })
  .max(254)
  .meta({ examples: ['clara@example.com'] });
