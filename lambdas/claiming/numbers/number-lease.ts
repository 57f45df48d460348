// Number leases: on which of our numbers a client and a conversation text, so that a reply finds its conversation (TX-12).
import * as z from 'zod';
import type { ItemBrand } from '../../people/brand.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema } from '../../platform/lazily.ts';

export const numberLeaseSchema = itemSchema(() =>
  z.object({
    /** Our number, E.164. */
    number: z.string(),
    /** Whose conversation the client's texts to it belong to. */
    referralId: z.string(),
    /** About when it was last texted on, either way. */
    usedAt: instant,
    /** When its conversation ended: any other may have the number since. */
    endedAt: instant.optional(),
  }),
);
export type NumberLease = ItemOf<typeof numberLeaseSchema>;

/** The numbers that clients are texted from in the name of a brand (PE-1). */
export type PoolOf = (brand: ItemBrand) => readonly string[];

/** What a conversation texts on. `over`: the lease that ends with it: its conversation is over, or has rested for long. */
export type Choice =
  | { kind: 'kept'; lease: NumberLease }
  | { kind: 'new'; number: string; over?: NumberLease }
  | { kind: 'none' };

/** After this long without a text a number may serve another conversation with the same client. */
const restMs = 30 * 86_400_000;
/** `usedAt` is at most this old when a lease is in use: not every text writes it. */
const usedWithinMs = 86_400_000;

/**
 * The number for a conversation: the one that it has, else one that nobody texts this client from, else the one that has
 * rested longest, else that of `heldBy`, an earlier conversation of the same agent's. `leases` are the client's, `pool` our numbers.
 */
export function chooseLease(
  referralId: string,
  leases: readonly NumberLease[],
  pool: readonly string[],
  now: Date,
  heldBy?: string,
): Choice {
  const held = leases.filter(({ number, endedAt }) => pool.includes(number) && endedAt === undefined);
  const own = held.find((lease) => lease.referralId === referralId);
  if (own !== undefined) return { kind: 'kept', lease: own };
  const free = pool.filter((number) => held.every((lease) => lease.number !== number));
  const number = free[placeOf(referralId) % free.length];
  if (number !== undefined) {
    const over = leases.find((lease) => lease.number === number);
    return { kind: 'new', number, ...(over && { over }) };
  }
  const [rested] = held
    .filter(({ usedAt }) => Date.parse(usedAt) + restMs <= now.getTime())
    .toSorted((one, other) => (one.usedAt < other.usedAt ? -1 : 1));
  const over = rested ?? held.find((lease) => lease.referralId === heldBy);
  return over === undefined ? { kind: 'none' } : { kind: 'new', number: over.number, over };
}

/** True while what the client texts to the number at `at` belongs to the lease's conversation. */
export function isHeldAt({ endedAt }: NumberLease, at: string): boolean {
  return endedAt === undefined || at < endedAt;
}

/** True when the lease's use has to be recorded again. */
export function isUseStale({ usedAt }: NumberLease, at: string): boolean {
  return Date.parse(usedAt) + usedWithinMs <= Date.parse(at);
}

/** Spreads the referrals evenly over the numbers. */
function placeOf(referralId: string): number {
  return [...referralId].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
}
