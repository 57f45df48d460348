// Lines: on which of our numbers a client and a conversation text, so that a reply finds its conversation (TX-12).
import * as z from 'zod';

const instant = z.iso.datetime();

export const numberLeaseSchema = z.object({
  /** The number of ours, E.164. */
  number: z.string(),
  /** Whose conversation the client's texts to it belong to. */
  referralId: z.string(),
  /** About when it was last texted on, either way. */
  usedAt: instant,
});
export type NumberLease = z.infer<typeof numberLeaseSchema>;

/** What a conversation texts on. `over`: the conversation that has rested so long that its number may go to another. */
export type Choice =
  | { kind: 'kept'; line: NumberLease }
  | { kind: 'new'; number: string; over?: NumberLease }
  | { kind: 'none' };

/** After this long without a text a number may serve another conversation with the same client. */
const restMs = 30 * 86_400_000;
/** `usedAt` is at most this old when a line is in use: not every text writes it. */
const usedWithinMs = 86_400_000;

/**
 * The number for a conversation: the one that it has, else one that nobody texts this client from, else the one that has
 * rested longest. `lines` are the client's, `pool` our numbers.
 */
export function chooseLease(
  referralId: string,
  lines: readonly NumberLease[],
  pool: readonly string[],
  now: Date,
): Choice {
  const usable = lines.filter(({ number }) => pool.includes(number));
  const own = usable.find((line) => line.referralId === referralId);
  if (own !== undefined) return { kind: 'kept', line: own };
  const free = pool.filter((number) => usable.every((line) => line.number !== number));
  const number = free[placeOf(referralId) % free.length];
  if (number !== undefined) return { kind: 'new', number };
  const [rested] = usable
    .filter(({ usedAt }) => Date.parse(usedAt) + restMs <= now.getTime())
    .toSorted((one, other) => (one.usedAt < other.usedAt ? -1 : 1));
  return rested === undefined ? { kind: 'none' } : { kind: 'new', number: rested.number, over: rested };
}

/** True when that a line is in use has to be written down again. */
export function isUseStale({ usedAt }: NumberLease, at: string): boolean {
  return Date.parse(usedAt) + usedWithinMs <= Date.parse(at);
}

/** Spreads the referrals evenly over the numbers. */
function placeOf(referralId: string): number {
  return [...referralId].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
}
