// Issues the PIN after the second missed call (CA-3, CA-4), and shows it again to its agent.
import type { Call, CallId } from '../call.ts';
import { type DrawPinDeps, drawPin } from './draw-pin.ts';
import { pinIn, signed } from './pin.ts';

export type Issuer = DrawPinDeps & {
  calls: {
    read(id: CallId): Promise<Call | undefined>;
    showPin(id: CallId, pinId: string, now: Date): Promise<boolean>;
    end(id: CallId, state: 'ended', reason: 'no-pin-line'): Promise<void>;
  };
  /** The number to dial; none where no PIN line is deployed. */
  pinLineNumber: string | undefined;
};

/** Done twice, the PIN stays. An id that was drawn but never shown opens nothing: the line looks at the call. */
export async function issuePin(id: CallId, now: Date, deps: Issuer): Promise<void> {
  const call = await deps.calls.read(id);
  if (call === undefined) throw new Error(`There is no call about ${id.referralId}`);
  if (call.state !== 'ringing' && call.state !== 'missed') return;
  if (deps.pinLineNumber === undefined) return deps.calls.end(id, 'ended', 'no-pin-line');
  await deps.calls.showPin(id, await drawPin(call, now, deps), now);
}

/** The digits of a call's PIN, for its agent alone. */
export async function pinOf(
  call: Extract<Call, { state: 'pin' }>,
  sign: Issuer['sign'],
): Promise<string | undefined> {
  return pinIn(await sign(signed.pin(call.pinId)));
}
