// A claimed referral as only its owner and the team's lead may read it; for everyone else there is none.
import { type AgentProfile, isLead, type Team } from '../../people/team.ts';
import type { Agent } from '../../platform/http/principal.ts';
import type { Race, Referral } from '../referral.ts';
import { isOwnerOrLead, type Reader } from './referral-view.ts';

type People = {
  readTeam(teamId: string): Promise<Team | undefined>;
  /** Undefined for who has left (PE-4). */
  readAgent(teamId: string, agentId: string): Promise<AgentProfile | undefined>;
};

export type OwnedRaceDeps = {
  races: { read(referralId: string): Promise<Race | undefined> };
  people: People;
};

export type OwnedReferralDeps = {
  referrals: { read(referralId: string): Promise<Referral | undefined> };
  people: People;
};

/** With who may read it: the owner, or the lead. */
export type OwnedReferral = { referral: Referral; agent: AgentProfile; isLead: boolean };

export async function ownedRace(
  caller: Agent,
  referralId: string,
  deps: OwnedRaceDeps,
): Promise<Race | undefined> {
  return (await owned(caller, deps.races.read(referralId), (race) => race, deps.people))?.found;
}

export async function ownedReferral(
  caller: Agent,
  referralId: string,
  deps: OwnedReferralDeps,
): Promise<OwnedReferral | undefined> {
  const its = await owned(caller, deps.referrals.read(referralId), ({ race }) => race, deps.people);
  return its && { referral: its.found, agent: its.agent, isLead: its.isLead };
}

/** CP-8: also one that nobody has yet, for the lead, who reads what its client answers to the team's greeting. */
export async function raceToAnswerFor(
  caller: Agent,
  referralId: string,
  deps: OwnedRaceDeps,
): Promise<Race | undefined> {
  const reading = deps.races.read(referralId);
  return (await owned(caller, reading, (race) => race, deps.people, answersFor))?.found;
}

export async function referralToAnswerFor(
  caller: Agent,
  referralId: string,
  deps: OwnedReferralDeps,
): Promise<OwnedReferral | undefined> {
  const reading = deps.referrals.read(referralId);
  const its = await owned(caller, reading, ({ race }) => race, deps.people, answersFor);
  return its && { referral: its.found, agent: its.agent, isLead: its.isLead };
}

function answersFor(reader: Reader, race: Race): boolean {
  const leads = reader.kind === 'agent' && reader.isLead && reader.teamId === race.teamId;
  return isOwnerOrLead(reader, race) || (leads && race.status === 'offered');
}

async function owned<Found>(
  caller: Agent,
  reading: Promise<Found | undefined>,
  raceOf: (found: Found) => Race,
  people: People,
  mayRead: (reader: Reader, race: Race) => boolean = isOwnerOrLead,
): Promise<{ found: Found; agent: AgentProfile; isLead: boolean } | undefined> {
  const { teamId, agentId } = caller;
  const [found, team, agent] = await Promise.all([
    reading,
    people.readTeam(teamId),
    people.readAgent(teamId, agentId),
  ]);
  if (found === undefined || agent === undefined) return undefined;
  const reader = { ...caller, isLead: isLead(caller, team) };
  return mayRead(reader, raceOf(found)) ? { found, agent, isLead: reader.isLead } : undefined;
}
