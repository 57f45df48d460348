// Where an agent's calls about a referral are, for that agent alone, with the PIN once there is one (CA-3).
import type { Race } from '../claiming/referral.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';
import type { Call, CallId } from './call.ts';
import { type CallView, viewOf } from './call-view.ts';
import { pinOf } from './pin/issue-pin.ts';

export type ReadCallDeps = {
  people: { readAgent(teamId: string, agentId: string): Promise<unknown> };
  calls: { read(id: CallId): Promise<Call | undefined> };
  races: { read(referralId: string): Promise<Race | undefined> };
  /** Signs with the key behind PINs. */
  sign(words: string): Promise<Uint8Array>;
  /** The number to dial. */
  pinLineNumber: string;
};

export async function readCall(
  { teamId, agentId }: Agent,
  referralId: string,
  now: Date,
  deps: ReadCallDeps,
): Promise<CallView | NotFound> {
  const [agent, race] = await Promise.all([
    deps.people.readAgent(teamId, agentId),
    deps.races.read(referralId),
  ]);
  const call = await deps.calls.read({ referralId, agentId, round: race?.round });
  const isTheirs = agent !== undefined && call?.teamId === teamId;
  if (!isTheirs || race === undefined) return { refused: 'not-found' };
  const view = viewOf(call, race, now);
  // Once the race is over, the PIN opens nothing and is not shown.
  if (view.state !== 'pin' || call.state !== 'pin') return view;
  const pin = await pinOf(call, deps.sign);
  return pin === undefined ? view : viewOf(call, race, now, { pin, dial: deps.pinLineNumber });
}
