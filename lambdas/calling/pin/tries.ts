// Tries on the PIN line: CA-4's lock-out by caller, and how many guesses a PIN allows from anyone.
import * as z from 'zod';
import { instant } from '../../platform/instant.ts';

/** This many wrong tries within the lock's time lock a caller out. */
const triesBeforeLock = 5;
const lockMs = 15 * 60_000;

/**
 * Different PINs that may be tried in a live PIN's whole life by all phones together but its agent's own; and, counted
 * apart, by that. Five of a million PINs: a stranger's chance is 5 in a million.
 */
const guessesPerPin = 5;

/**
 * CA-12: how often a call's PIN is replaced after five wrong tries from its agent's own phone. With the first that is six PINs, and 30
 * guesses in a million from that phone or with its number forged, and as many by strangers.
 */
export const mostReplacements = 5;

/** Guesses that are remembered. When more came since a PIN was issued than that, it counts as guessed at enough. */
const remembered = { ofCaller: 25, ofAll: 60 };

/** `guess`: the keyed hash of what was tried. */
const guessSchema = z.object({ guess: z.string(), by: z.string(), at: instant });
export type Guess = z.infer<typeof guessSchema>;

/** What is remembered of a caller, or of all of them. */
export const triesSchema = z.object({
  guesses: z.array(guessSchema),
  /** Recent tries that were not right, or not yet known to be. */
  wrongAt: z.array(instant),
  lockedUntil: instant.optional(),
});
export type Tries = z.infer<typeof triesSchema>;

/** What a caller tried before, and whether they may be wrong once more. */
export type Counted = { earlier: readonly Guess[]; mayTryAgain: boolean };

export const noTries: Tries = { guesses: [], wrongAt: [] };

/**
 * Counts a try before it is looked at, so that many at once can't get past the limit. Undefined: locked out. Without a
 * `guess` it was no PIN at all: a wrong try, but it tells nothing about any PIN.
 */
export function withTry(tries: Tries, guess: Guess | undefined, now: Date): Tries | undefined {
  if (isLocked(tries, now)) return undefined;
  const recent = tries.wrongAt.filter((at) => Date.parse(at) > now.getTime() - lockMs);
  const wrongAt = [...recent, now.toISOString()];
  const guesses = guess ? withGuess(tries.guesses, guess, remembered.ofCaller) : tries.guesses;
  if (wrongAt.length < triesBeforeLock) return { guesses, wrongAt };
  return { guesses, wrongAt, lockedUntil: new Date(now.getTime() + lockMs).toISOString() };
}

/** Takes back the try of `at`, which was right, and the lock with it, if one closed: it was one try too many for that. */
export function withoutTry(tries: Tries, at: Date): Tries {
  const place = tries.wrongAt.indexOf(at.toISOString());
  if (place === -1) return tries;
  return { guesses: tries.guesses, wrongAt: tries.wrongAt.toSpliced(place, 1) };
}

function isLocked({ lockedUntil }: Tries, now: Date): boolean {
  return lockedUntil !== undefined && Date.parse(lockedUntil) > now.getTime();
}

/** Counts a guess of anyone's. */
export function withAnyonesGuess(tries: Tries, guess: Guess): Tries {
  return { ...tries, guesses: withGuess(tries.guesses, guess, remembered.ofAll) };
}

/** CA-12: true when the guesses of a PIN's own phone have closed it, whatever is entered next. */
export function isClosedByOwn(guesses: readonly Guess[], issuedAt: string): boolean {
  return isGuessedEnough(guesses, { guess: '' }, { issuedAt, ownPhone: undefined }, true);
}

/** False for who can't have closed any PIN yet. */
export function mayHaveClosed(guesses: readonly Guess[]): boolean {
  return new Set(guesses.map(({ guess }) => guess)).size >= guessesPerPin;
}

/** A right guess was none at any other PIN: no two that live are the same. */
export function withoutGuess(tries: Tries, { guess, by }: Guess): Tries {
  const guesses = tries.guesses.filter((each) => each.guess !== guess || each.by !== by);
  return { ...tries, guesses };
}

/**
 * True when `guess` may not open a PIN issued at `issuedAt` any more. `before`: the earlier guesses of the caller when it
 * is the agent's own phone, of all callers otherwise. The same guess made before is not another.
 */
export function isGuessedEnough(
  before: readonly Guess[],
  { guess }: Pick<Guess, 'guess'>,
  pin: { issuedAt: string; ownPhone: string | undefined },
  isOwn: boolean,
): boolean {
  const limit = isOwn ? remembered.ofCaller : remembered.ofAll;
  const since = before.filter(({ at }) => at >= pin.issuedAt);
  if (before.length >= limit && since.length === before.length) return true;
  const counted = isOwn ? since : since.filter(({ by }) => by !== pin.ownPhone);
  const others = new Set(counted.map((each) => each.guess));
  others.delete(guess);
  return others.size >= guessesPerPin;
}

/** Newest last, the same guess of the same caller once: tried again, it tells nothing new. */
function withGuess(guesses: readonly Guess[], guess: Guess, limit: number): Guess[] {
  const others = guesses.filter((each) => each.guess !== guess.guess || each.by !== guess.by);
  return [...others, guess].slice(-limit);
}
