// The PIN line: who enters a live PIN claims exactly like one who answers (CA-5); who guesses is stopped (CA-4).
import type { ClaimAttempt, ClaimOutcome } from '../../claiming/claim.ts';
import type { AgentProfile } from '../../people/team.ts';
import type { Call, CallId } from '../call.ts';
import { type LivePin, pinSchema, signed } from './pin.ts';
import { type Counted, type Guess, isGuessedEnough } from './tries.ts';

/** What was entered, from where (the caller's number, or that it is withheld), in which call. */
export type PinEntry = { digits: string; caller: string; contactId: string };

export type PinOutcome =
  | { kind: 'locked-out' }
  | { kind: 'wrong-pin'; mayTryAgain: boolean }
  | { kind: 'entered'; referralId: string; outcome: ClaimOutcome };

export type PinLine = {
  sign(words: string): Promise<Uint8Array>;
  tries: {
    /** What the caller tried before, and whether a wrong try more is left; undefined: locked out. */
    count(caller: string, guess: Guess | undefined, now: Date): Promise<Counted | undefined>;
    countAmongAll(guess: Guess, now: Date): Promise<readonly Guess[]>;
    takeBack(guess: Guess, now: Date): Promise<void>;
  };
  pins: { find(hash: Uint8Array, now: Date): Promise<LivePin | undefined> };
  calls: { read(id: CallId): Promise<Call | undefined> };
  races: { claim(attempt: ClaimAttempt): Promise<ClaimOutcome> };
  readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
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

  const earlier = { own: counted.earlier, all: await deps.tries.countAmongAll(guess, now) };
  const pin = await deps.pins.find(hash, now);
  if (pin === undefined || !(await mayBeEntered(pin, guess, earlier, deps))) return wrong;
  await deps.tries.takeBack(guess, now);
  const { referralId, teamId, agentId, pinId } = pin;
  const outcome = await deps.races.claim({
    referralId,
    teamId,
    agentId,
    by: 'pin',
    actId: deps.actIdOf(pinId, contactId),
    at: now,
  });
  return { kind: 'entered', referralId, outcome };
}

/** Only the PIN that the portal shows, and only while it was not guessed at too often. */
async function mayBeEntered(
  pin: LivePin,
  guess: Guess,
  earlier: { own: readonly Guess[]; all: readonly Guess[] },
  deps: PinLine,
): Promise<boolean> {
  const [call, agent] = await Promise.all([deps.calls.read(pin), deps.readAgent(pin.teamId, pin.agentId)]);
  if (call?.pinId !== pin.pinId) return false;
  const ownPhone = agent?.phone;
  const isOwn = guess.by === ownPhone;
  const issued = { issuedAt: pin.issuedAt, ownPhone };
  return !isGuessedEnough(isOwn ? earlier.own : earlier.all, guess, issued, isOwn);
}
