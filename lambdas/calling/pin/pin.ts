// The PIN: six digits that are not stored. They are derived from a random id under a key that nobody can read.
import * as z from 'zod';

export const pinSchema = z.string().regex(/^\d{6}$/);

const pins = 1_000_000;
/** The largest multiple of all PINs in 32 bits: numbers above would make low PINs likelier. */
const evenUpTo = Math.floor(2 ** 32 / pins) * pins;

/** What the key is asked to sign, for a PIN and for its hash: never the same words for two purposes. */
export const signed = {
  pin: (pinId: string) => `dibs PIN of ${pinId}`,
  hash: (pin: string) => `dibs hash of ${pin}`,
} as const;

/** The PIN in the signature of its id, each as likely as any other. Undefined in one case of 10^29. */
export function pinIn(signature: Uint8Array): string | undefined {
  const view = new DataView(signature.buffer, signature.byteOffset, signature.byteLength);
  for (let offset = 0; offset + 4 <= signature.byteLength; offset += 4) {
    const number = view.getUint32(offset);
    if (number < evenUpTo) return String(number % pins).padStart(6, '0');
  }
  return undefined;
}

/** Whose PIN it is and how long it lives, as found by its hash. */
export const pinItemSchema = z.object({
  pinId: z.string(),
  referralId: z.string(),
  teamId: z.string(),
  agentId: z.string(),
  /** CL-15: absent in the first. */
  round: z.int().optional(),
  issuedAt: z.iso.datetime(),
  until: z.iso.datetime(),
  /** The second half of the hash; the first is the item's key. */
  check: z.string(),
});
export type LivePin = z.infer<typeof pinItemSchema>;
