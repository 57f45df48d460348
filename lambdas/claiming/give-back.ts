// CL-13: the owner or the lead gives a claimed referral back to the source, and says why.
import { licenseLapsed } from '../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Act } from '../platform/table/act.ts';
import type { Race } from './referral.ts';

export type GiveBackDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  races: {
    /** Answers the race as it is then. */
    giveBack(
      referralId: string,
      by: { teamId: string; agentId: string; leads: boolean },
      note: string,
      at: Date,
      /** Only of a lead. */
      changedBy: Act | undefined,
    ): Promise<{ race: Race } | undefined>;
  };
};

const refusals = {
  'not-claimed': 'Only a claimed referral can be given back; decline an offer that you don’t want.',
  'referral-returned': 'It went back before; there is nothing left to do.',
} as const;

/** Asked again, by whoever might have done it, it is done. */
export async function giveBack(
  { teamId, agentId }: Agent,
  { referralId, reason, changedBy }: { referralId: string; reason: string; changedBy?: Act },
  now: Date,
  deps: GiveBackDeps,
): Promise<
  { referralId: string; status: 'returned' } | Refusal<keyof typeof refusals | 'license-lapsed'> | NotFound
> {
  const [team, agent] = await Promise.all([
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
  ]);
  if (agent === undefined) return { refused: 'not-found' };
  const leads = isLead({ teamId, agentId }, team);
  // PE-5: until the license is back, only the lead hands over or back.
  if (!agent.licensed && !leads) return licenseLapsed;
  const by = { teamId, agentId, leads };
  const given = await deps.races.giveBack(referralId, by, reason, now, leads ? changedBy : undefined);
  const outcome = outcomeOf(given?.race, by);
  if (outcome === 'not-found') return { refused: 'not-found' };
  if (outcome !== 'given-back') return { refused: outcome, detail: refusals[outcome] };
  return { referralId, status: 'returned' };
}

/** How it ended, given the race after the write, or as the write found it. */
function outcomeOf(
  race: Race | undefined,
  { teamId, agentId, leads }: { teamId: string; agentId: string; leads: boolean },
): 'given-back' | keyof typeof refusals | 'not-found' {
  if (race?.teamId !== teamId) return 'not-found';
  const seesIt = leads || race.offered.includes(agentId);
  switch (race.status) {
    case 'offered':
      return seesIt ? 'not-claimed' : 'not-found';
    case 'claimed':
      // Somebody else's: the write took what was theirs.
      return 'not-found';
    case 'returned': {
      const wasTheirs = leads || race.claim?.agentId === agentId;
      if (race.returned.reason === 'given-back' && wasTheirs) return 'given-back';
      return seesIt ? 'referral-returned' : 'not-found';
    }
  }
}
