// CA-12: a PIN that wrong tries from its agent's own phone have closed is replaced by another, which the portal shows.
import type { AgentProfile } from '../../people/team.ts';
import type { Call, CallId } from '../call.ts';
import { type DrawPinDeps, drawPin } from './draw-pin.ts';
import { type Guess, isClosedByOwn, mayHaveClosed } from './tries.ts';

export type ReplacePinDeps = DrawPinDeps & {
  calls: {
    read(id: CallId): Promise<Call | undefined>;
    /** False when it was replaced before, as often as may be, or the call ended. */
    replacePin(id: CallId, pins: { from: string; to: string }, now: Date): Promise<boolean>;
  };
};

export type ReplaceClosedPinsDeps = ReplacePinDeps & {
  pins: { ownedBy(phone: string): Promise<CallId[]> };
  readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
};

type PinCall = Extract<Call, { state: 'pin' }>;

/** False when no other PIN is due any more. What was guessed up to now tells nothing of the new one. */
export async function replacePin(call: PinCall, now: Date, deps: ReplacePinDeps): Promise<boolean> {
  const from = new Date(now.getTime() + 1);
  const to = await drawPin(call, from, deps);
  if (await deps.calls.replacePin(call, { from: call.pinId, to }, from)) return true;
  const current = await deps.calls.read(call);
  return current?.state === 'pin' && current.pinId !== call.pinId;
}

/** Replaces each PIN of the agents whose phone made `guesses`, if those closed it; false when they closed none. */
export async function replaceClosedPins(
  phone: string,
  guesses: readonly Guess[],
  now: Date,
  deps: ReplaceClosedPinsDeps,
): Promise<boolean> {
  if (!mayHaveClosed(guesses)) return false;
  let hasReplaced = false;
  for (const id of await deps.pins.ownedBy(phone)) {
    const call = await deps.calls.read(id);
    const isLive = call?.state === 'pin' && Date.parse(call.offerUntil) > now.getTime();
    if (!isLive || !isClosedByOwn(guesses, call.pinIssuedAt)) continue;
    const isStillTheirs = (await deps.readAgent(call.teamId, call.agentId))?.phone === phone;
    if (isStillTheirs && (await replacePin(call, now, deps))) hasReplaced = true;
  }
  return hasReplaced;
}
