// The PIN line: who enters a live PIN claims exactly like one who answers (CA-5); who guesses is stopped (CA-4).
import { type ClaimByPhoneDeps, claimByPhone, type PhoneClaim } from '../claim-by-phone.ts';
import { type LivePin, pinSchema, signed } from './pin.ts';
import { type ReplaceClosedPinsDeps, replaceClosedPins, replacePin } from './replace-pin.ts';
import { type Counted, type Guess, isGuessedEnough } from './tries.ts';

/** What was entered, from where (the caller's number, or that it is withheld), in which call. */
export type PinEntry = { digits: string; caller: string; contactId: string };

export type PinOutcome =
  | { kind: 'locked-out' }
  | { kind: 'wrong-pin'; mayTryAgain: boolean }
  /** CA-12: wrong tries closed the PIN, and the portal shows another. */
  | { kind: 'pin-replaced'; mayTryAgain: boolean }
  | { kind: 'entered'; referralId: string; teamId: string; outcome: PhoneClaim };

export type PinLine = ReplaceClosedPinsDeps &
  ClaimByPhoneDeps & {
    tries: {
      /** What the caller tried before, and whether a wrong try more is left; undefined: locked out. */
      count(caller: string, guess: Guess | undefined, now: Date): Promise<Counted | undefined>;
      countAmongAll(guess: Guess, now: Date): Promise<readonly Guess[]>;
      takeBack(guess: Guess, now: Date): Promise<void>;
    };
    pins: { find(hash: Uint8Array, now: Date): Promise<LivePin | undefined> };
    /** Of one PIN entered in one call: entered again in another, it claims nothing and connects nobody. */
    actIdOf(pinId: string, contactId: string): string;
  };

/** Every try is counted before it is looked at. */
export async function enterPin(entry: PinEntry, now: Date, deps: PinLine): Promise<PinOutcome> {
  const { digits, caller, contactId } = entry;
  const isPin = pinSchema.safeParse(digits).success;
  const hash = isPin ? await deps.sign(signed.hash(digits)) : undefined;
  const guess = hash && { guess: Buffer.from(hash).toString('base64url'), by: caller, at: now.toISOString() };
  const counted = await deps.tries.count(caller, guess, now);
  if (counted === undefined) return { kind: 'locked-out' };
  const wrong = { kind: 'wrong-pin', mayTryAgain: counted.mayTryAgain } as const;
  if (hash === undefined || guess === undefined) return wrong;

  const replaced = { kind: 'pin-replaced', mayTryAgain: counted.mayTryAgain } as const;
  const earlier = { own: counted.earlier, all: await deps.tries.countAmongAll(guess, now) };
  const pin = await deps.pins.find(hash, now);
  const standing = pin && (await standingOf(pin, guess, earlier, now, deps));
  if (pin === undefined || standing === 'wrong') {
    const hasClosed = await replaceClosedPins(caller, [...counted.earlier, guess], now, deps);
    return hasClosed ? replaced : wrong;
  }
  if (standing === 'replaced') return replaced;
  await deps.tries.takeBack(guess, now);
  const { referralId, teamId, agentId, round, pinId } = pin;
  const actId = deps.actIdOf(pinId, contactId);
  const outcome = await claimByPhone({ referralId, teamId, agentId, by: 'pin', actId, at: now, round }, deps);
  return { kind: 'entered', referralId, teamId, outcome };
}

/** Only the PIN that the portal shows may be entered, and only while it was not guessed at too often. */
async function standingOf(
  pin: LivePin,
  guess: Guess,
  earlier: { own: readonly Guess[]; all: readonly Guess[] },
  now: Date,
  deps: PinLine,
): Promise<'open' | 'wrong' | 'replaced'> {
  const [call, agent] = await Promise.all([deps.calls.read(pin), deps.readAgent(pin.teamId, pin.agentId)]);
  const ownPhone = agent?.phone;
  const isOwn = guess.by === ownPhone;
  if (call?.pinId !== pin.pinId) {
    const wasReplaced = call?.state === 'pin' && call.pinReplacedAt !== undefined;
    return isOwn && wasReplaced ? 'replaced' : 'wrong';
  }
  const issued = { issuedAt: pin.issuedAt, ownPhone };
  if (!isGuessedEnough(isOwn ? earlier.own : earlier.all, guess, issued, isOwn)) return 'open';
  // Closed before the phone became the agent's, or noted late: replaced when it is entered, at the latest.
  const mayReplace = isOwn && call.state === 'pin';
  return mayReplace && (await replacePin(call, now, deps)) ? 'replaced' : 'wrong';
}
