// A claim by call or PIN, and the truth about one that is lost: the race alone doesn't know that a license lapsed, that the agent left, or that
// it is offered to them anew (CA-6, CL-15, PE-4, PE-5).
import { type ClaimAttempt, type ClaimOutcome, obstacleTo } from '../claiming/claim.ts';
import { isLaterRound, type Race } from '../claiming/referral.ts';
import { type AgentProfile, standingOf } from '../people/team.ts';
import { withoutOffer } from './call.ts';

export type PhoneClaim = ClaimOutcome | { kind: 'offered-again' | 'license-lapsed' | 'left-team' };

export type ClaimByPhoneDeps = {
  races: {
    claim(attempt: ClaimAttempt): Promise<ClaimOutcome>;
    read(referralId: string): Promise<Race | undefined>;
  };
  /** Also one who has left. */
  readAnyone(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
};

/** A claim that wins reads nothing. */
export async function claimByPhone(
  attempt: ClaimAttempt & { by: 'call' | 'pin' },
  deps: ClaimByPhoneDeps,
): Promise<PhoneClaim> {
  const outcome = await deps.races.claim(attempt);
  switch (outcome.kind) {
    case 'referral-returned':
      return inLaterRound(attempt, await deps.races.read(attempt.referralId)) ?? outcome;
    case 'not-offered':
      return byStanding(await deps.readAnyone(attempt.teamId, attempt.agentId)) ?? outcome;
    default:
      return outcome;
  }
}

/** CL-15: how the referral stands for the agent now, when it has been offered again since they were called. */
function inLaterRound(attempt: ClaimAttempt, race: Race | undefined): PhoneClaim | undefined {
  if (race === undefined || !isLaterRound(race.round, attempt.round)) return undefined;
  const { teamId, agentId, actId, at } = attempt;
  const obstacle = obstacleTo({ teamId, agentId, actId, at }, race);
  switch (obstacle?.kind) {
    case undefined:
      return { kind: 'offered-again' };
    case 'won':
    case 'already-yours':
      return { kind: 'already-yours', claim: obstacle.claim };
    case 'already-claimed':
      return obstacle;
    default:
      return undefined;
  }
}

function byStanding(agent: AgentProfile | undefined): PhoneClaim | undefined {
  if (agent === undefined) return undefined;
  const standing = standingOf(agent);
  return standing === 'active' ? undefined : { kind: withoutOffer[standing] };
}
