// "Call me to claim", and once more after a missed call (CA-1, CA-2); there is no third call (CA-3).
import { type LostClaim, obstacleTo, refusalOf } from '../claiming/claim.ts';
import { isTextable, type Race } from '../claiming/referral.ts';
import { licenseLapsed, phoneMissing } from '../people/profile.ts';
import type { AgentProfile } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import { type Attempt, type Call, type CallId, type CallRequest, mayRingAgain } from './call.ts';
import { type CallView, unasked, viewOf } from './call-view.ts';

export type RequestCallDeps = {
  races: { read(referralId: string): Promise<Race | undefined> };
  people: { readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined> };
  calls: {
    read(id: CallId): Promise<Call | undefined>;
    /** Rings for the first or the second time, or leaves the call as it is. */
    request(request: CallRequest, now: Date): Promise<Call>;
  };
  limits: {
    count(
      caller: Agent,
      kind: 'calls',
      id: string,
      now: Date,
    ): Promise<Refusal<'daily-limit-reached'> | undefined>;
  };
  /** The id of one attempt. */
  attemptIdOf(id: CallId, attempt: Attempt): string;
};

type CallRefusal = Refusal<
  | LostClaim
  | 'texting-preferred'
  | 'phone-missing'
  | 'license-lapsed'
  | 'no-more-calls'
  | 'use-pin'
  | 'daily-limit-reached'
>;

/** The winner is answered where the calls ended, however often they ask. */
export async function requestCall(
  caller: Agent,
  referralId: string,
  now: Date,
  deps: RequestCallDeps,
): Promise<CallView | CallRefusal | NotFound> {
  const { teamId, agentId } = caller;
  const [race, agent] = await Promise.all([
    deps.races.read(referralId),
    deps.people.readAgent(teamId, agentId),
  ]);
  const obstacle = obstacleTo({ agentId, teamId, actId: '', at: now }, race);
  if (race === undefined || agent === undefined) return { refused: 'not-found' };
  if (obstacle?.kind === 'not-offered') return refusalOf(obstacle.kind);
  // PE-5: also for what is theirs already: it is read-only.
  if (!agent.licensed) return licenseLapsed;
  if (obstacle?.kind === 'already-yours' || obstacle?.kind === 'won') {
    const call = await deps.calls.read({ referralId, agentId, round: race.round });
    return call === undefined ? unasked : viewOf(call, race, now);
  }
  if (obstacle !== undefined) return refusalOf(obstacle.kind);
  if (isTextable(race)) {
    return { refused: 'texting-preferred', detail: 'Send the first text: it claims the referral.' };
  }
  const { phone } = agent;
  if (phone === undefined) return phoneMissing;
  const { offerUntil, round } = race;
  const id = { referralId, agentId, round };
  const rings = attemptAt(now, await deps.calls.read(id));
  const limit = rings && (await deps.limits.count(caller, 'calls', deps.attemptIdOf(id, rings), now));
  if (limit !== undefined) return limit;
  const call = await deps.calls.request({ ...id, teamId, offerUntil, phone }, now);
  const view = viewOf(call, race, now);
  return refuseThirdCall(call, view) ?? view;
}

/** PE-6: which attempt a request makes ring, if any: repeated, it is the same. */
function attemptAt(now: Date, call: Call | undefined): Attempt | undefined {
  if (call === undefined) return 1;
  return mayRingAgain(call, now) ? 2 : undefined;
}

/** CA-3. */
function refuseThirdCall(call: Call, view: CallView): Refusal<'no-more-calls' | 'use-pin'> | undefined {
  if (call.state === 'ended' && call.reason === 'no-pin-line') {
    return {
      refused: 'no-more-calls',
      detail: 'There is no third call, and no PIN line. Ask your team lead.',
    };
  }
  const isPinDue = view.state === 'missed' && view.mayCallAgain === false;
  if (view.state !== 'pin' && !isPinDue) return undefined;
  return {
    refused: 'use-pin',
    detail: 'Dial the number and enter the PIN that GET …/calls/mine shows.',
  };
}
