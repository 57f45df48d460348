// Issues the PIN after the second missed call (CA-3, CA-4), and shows it again to its agent.
import type { Call, CallId } from '../call.ts';
import { type LivePin, pinIn, signed } from './pin.ts';

export type Issuer = {
  calls: {
    read(id: CallId): Promise<Call | undefined>;
    showPin(id: CallId, pinId: string, now: Date): Promise<boolean>;
    end(id: CallId, state: 'ended', reason: string): Promise<void>;
  };
  /** `issue` answers false when another agent's live PIN has the same digits. */
  pins: { issue(hash: Uint8Array, pin: Omit<LivePin, 'check'>, now: Date): Promise<boolean> };
  sign(words: string): Promise<Uint8Array>;
  newPinId(): string;
  /** The number to dial; none where no PIN line is deployed. */
  pinLineNumber: string | undefined;
};

/** Two agents' PINs collide once in a million: drawn again so often only when something else is wrong. */
const draws = 20;

/** Done twice, the PIN stays. An id that was drawn but never shown opens nothing: the line looks at the call. */
export async function issuePin(id: CallId, now: Date, deps: Issuer): Promise<void> {
  const call = await deps.calls.read(id);
  if (call === undefined) throw new Error(`There is no call about ${id.referralId}`);
  if (call.state !== 'ringing' && call.state !== 'missed') return;
  if (deps.pinLineNumber === undefined) return deps.calls.end(id, 'ended', 'no-pin-line');
  for (let draw = 0; draw < draws; draw += 1) {
    const pinId = deps.newPinId();
    const digits = pinIn(await deps.sign(signed.pin(pinId)));
    if (digits === undefined) continue;
    const { referralId, teamId, agentId, offerUntil: until } = call;
    const pin = { pinId, referralId, teamId, agentId, issuedAt: now.toISOString(), until };
    if (await deps.pins.issue(await deps.sign(signed.hash(digits)), pin, now)) {
      await deps.calls.showPin(id, pinId, now);
      return;
    }
  }
  throw new Error('No PIN was free');
}

/** The digits of a call's PIN, for its agent alone. */
export async function pinOf(
  call: Extract<Call, { state: 'pin' }>,
  sign: Issuer['sign'],
): Promise<string | undefined> {
  return pinIn(await sign(signed.pin(call.pinId)));
}
