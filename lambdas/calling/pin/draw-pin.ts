// Draws a PIN that nobody else's live PIN equals, for the first time and in the place of one that was closed (CA-4, CA-12).
import type { Call, CallId } from '../call.ts';
import { type LivePin, pinIn, signed } from './pin.ts';

export type DrawPinDeps = {
  /** `issue` answers false when another agent's live PIN has the same digits. */
  pins: {
    issue(hash: Uint8Array, pin: Omit<LivePin, 'check'>, now: Date): Promise<boolean>;
    noteOwner(phone: string, id: CallId, until: string): Promise<void>;
  };
  sign(words: string): Promise<Uint8Array>;
  newPinId(): string;
};

/** Two agents' PINs collide once in a million: drawn again so often only when something else is wrong. */
const draws = 20;

/** The id of a PIN that lives from now on. It opens nothing until the call shows it. */
export async function drawPin(call: Call, now: Date, deps: DrawPinDeps): Promise<string> {
  const { referralId, teamId, agentId, round, offerUntil: until, phone } = call;
  for (let draw = 0; draw < draws; draw += 1) {
    const pinId = deps.newPinId();
    const digits = pinIn(await deps.sign(signed.pin(pinId)));
    if (digits === undefined) continue;
    const pin = { pinId, referralId, teamId, agentId, round, issuedAt: now.toISOString(), until };
    if (await deps.pins.issue(await deps.sign(signed.hash(digits)), pin, now)) {
      if (phone !== undefined) await deps.pins.noteOwner(phone, call, until);
      return pinId;
    }
  }
  throw new Error('No PIN was free');
}
