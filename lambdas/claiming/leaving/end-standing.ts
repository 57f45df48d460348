// PE-4, PE-5: a page of an agent's referrals after they left or lost their license: open offers are taken from them, and what
// they own is handed over when they left.
import { type KnownTeam, knownTeam } from '../../people/known-team.ts';
import { type Leaving, standingOf, type TeamWithAgents } from '../../people/team.ts';
import { ownerOf, type Race, type Referral } from '../referral.ts';

/** A place in an agent's inbox. */
type Place = string;

/** How far it has come: behind which place, and how many referrals were handed over by then. */
export type Progress = { after?: Place | undefined; handedOver: number };

type Hand = { from: string; to: string; actId: string; at: Date; because: 'owner-left' };

export type EndStandingDeps = {
  people: {
    readTeamWithAgents(teamId: string): Promise<TeamWithAgents | undefined>;
  };
  inbox: {
    readPage(
      agentId: string,
      after: Place | undefined,
    ): Promise<{ referralIds: string[]; next: Place | undefined }>;
  };
  referrals: {
    readAll(referralIds: readonly string[]): Promise<Referral[]>;
    reassign(referral: Pick<Referral, 'race' | 'details'>, hand: Hand): Promise<boolean>;
  };
  races: {
    read(referralId: string): Promise<Race | undefined>;
    withdrawOffer(race: Race, agentId: string): Promise<Race>;
  };
  derivedId(prefix: 'evt', ...parts: string[]): string;
};

/**
 * Answers where to go on, undefined in `after` when nothing is left. Done twice, by two at once, or again after a crash,
 * it comes to the same: each step is one conditional write, and what was handed over is known by its claim.
 */
export async function endStanding(
  { teamId, agentId }: { teamId: string; agentId: string },
  progress: Progress,
  now: Date,
  deps: EndStandingDeps,
): Promise<Progress> {
  const team = await deps.people.readTeamWithAgents(teamId);
  const agent = [...(team?.agents ?? []), ...(team?.former ?? [])].find((each) => each.agentId === agentId);
  if (team === undefined || agent === undefined || standingOf(agent) === 'active') {
    return { handedOver: progress.handedOver };
  }
  const { left } = agent;
  const to = left && recipientOf(left, knownTeam(team));
  const { referralIds, next } = await deps.inbox.readPage(agentId, progress.after);
  const own = (await deps.referrals.readAll(referralIds)).filter(({ race }) => race.teamId === teamId);
  const handed = await Promise.all(
    own.map(async ({ race, details }) => {
      const settled = await deps.races.withdrawOffer(race, agentId);
      if (left === undefined || to === undefined) return false;
      return handOver({ race: settled, details }, { from: agentId, to, left }, now, deps);
    }),
  );
  return { after: next, handedOver: progress.handedOver + handed.filter(Boolean).length };
}

/** Whom the leaver's referrals go to; the lead when who was named has left since. Undefined: nobody is there to have them. */
export function recipientOf(
  { handTo }: Leaving,
  { team, agentOf }: Pick<KnownTeam, 'team' | 'agentOf'>,
): string | undefined {
  return [handTo, team.leadAgentId].find(
    (agentId) => agentId !== undefined && agentOf(agentId) !== undefined,
  );
}

/** True when it was handed over for this leaving, now or before. */
async function handOver(
  referral: Pick<Referral, 'race' | 'details'>,
  { from, to, left }: { from: string; to: string; left: Leaving },
  now: Date,
  deps: EndStandingDeps,
): Promise<boolean> {
  const { referralId } = referral.race;
  if (ownerOf(referral.race) !== from) return wasHandedOver(referral.race, from, left);
  const actId = deps.derivedId('evt', referralId, 'owner-left', from, left.at);
  const hand = { from, to, actId, at: now, because: 'owner-left' } as const;
  if (await deps.referrals.reassign(referral, hand)) return true;
  const race = await deps.races.read(referralId);
  return race !== undefined && wasHandedOver(race, from, left);
}

function wasHandedOver(race: Race, from: string, left: Leaving): boolean {
  if (race.status !== 'claimed') return false;
  const { because, from: owner, at } = race.claim;
  return because === 'owner-left' && owner === from && at >= left.at;
}
