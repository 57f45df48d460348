// Declining: an agent is out (CL-5), or the lead closes the referral for the whole team (CL-6).
import { licenseLapsed } from '../people/profile.ts';
import { type AgentProfile, isLead, type Team } from '../people/team.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound, Refusal } from '../platform/outcome.ts';
import type { Race, ReferralStatus } from './referral.ts';

type Decision = { race: Race } | undefined;

export type DeclineDeps = {
  people: {
    readTeam(teamId: string): Promise<Team | undefined>;
    readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
  };
  races: {
    read(referralId: string): Promise<Race | undefined>;
    /** Both answer the race as it is then. */
    decline(referralId: string, agentId: string, round: { of: number | undefined }): Promise<Decision>;
    returnToSource(
      referralId: string,
      reason: 'declined-by-lead',
      at: Date,
      round: { of: number | undefined },
    ): Promise<Decision>;
  };
};

const refusals = {
  'already-claimed': 'It has been claimed; a claimed referral is handed over by reassigning it.',
  'referral-returned': 'It went back before you declined; there is nothing left to do.',
} as const;

export async function decline(
  caller: Agent,
  referralId: string,
  now: Date,
  deps: DeclineDeps,
): Promise<
  | { referralId: string; status: ReferralStatus }
  | Refusal<keyof typeof refusals | 'license-lapsed'>
  | NotFound
> {
  const { teamId, agentId } = caller;
  const [team, agent, race] = await Promise.all([
    deps.people.readTeam(teamId),
    deps.people.readAgent(teamId, agentId),
    deps.races.read(referralId),
  ]);
  if (race === undefined || agent === undefined || race.teamId !== teamId) return { refused: 'not-found' };
  const leads = isLead(caller, team);
  // PE-5: a team's decline is a lead's work, which takes a license.
  if (leads && !agent.licensed) return licenseLapsed;
  const decision = leads
    ? await deps.races.returnToSource(referralId, 'declined-by-lead', now, { of: race.round })
    : await deps.races.decline(referralId, caller.agentId, { of: race.round });
  // RT-10: another team's turn has come.
  if (decision?.race.teamId !== teamId) return { refused: 'not-found' };
  const outcome = declineOutcome(decision.race, caller.agentId, leads);
  if (outcome === 'not-found') return { refused: 'not-found' };
  if (outcome !== 'declined') return { refused: outcome, detail: refusals[outcome] };
  return { referralId, status: decision.race.status };
}

/** `declined`: done, now or before. The others: why it can't be. */
export type DeclineOutcome = 'declined' | keyof typeof refusals | 'not-found';

/** How an agent's decline ended, given the race after the write, or as the write found it. */
export function declineOutcome(race: Race | undefined, agentId: string, leads: boolean): DeclineOutcome {
  if (race === undefined || !(leads || race.offered.includes(agentId))) return 'not-found';
  if (race.status === 'claimed') return 'already-claimed';
  if (race.declined.has(agentId)) return 'declined';
  if (race.status === 'returned') {
    return leads && race.returned.reason === 'declined-by-lead' ? 'declined' : 'referral-returned';
  }
  return 'declined';
}
