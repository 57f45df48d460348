// Clients on a real table: referrals that `ada` of the team has claimed, and what who changes them uses.
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import type { Details, OpenRace } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { clientStore } from '../../../lambdas/clients/client-store.ts';
import { derivedId, fingerprint, newId } from '../../../lambdas/platform/ids.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { anAttempt, anOpenRace, minutesLater, someDetails } from '../../claiming/support/referrals.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { anId } from '../../support/ids.ts';

/** `north` is led by `lena`; who is in `unlicensed` has lost their license, `gone` has left. */
export function clientsOn(table: Table) {
  const [races, referrals, clients] = [raceStore(table), referralStore(table), clientStore(table)];
  const unlicensed = new Set<string>();
  const profile = (teamId: string, agentId: string) =>
    anAgent(agentId, { teamId, licensed: !unlicensed.has(agentId) });
  const people = {
    readTeam: async (teamId: string) => aTeam({ teamId }),
    readAgent: async (teamId: string, agentId: string) =>
      agentId === 'gone' ? undefined : profile(teamId, agentId),
    readTeamWithAgents: async (teamId: string) => ({
      team: aTeam({ teamId }),
      agents: ['ada', 'ben', 'lena'].map((agentId) => profile(teamId, agentId)),
      former: [],
    }),
  };

  async function offered(race: Partial<OpenRace> = {}, details: Partial<Details> = {}) {
    const open = anOpenRace({ referralId: anId('ref'), ...race });
    await referrals.create(open, someDetails(open, details));
    return open;
  }
  async function claimed(details: Partial<Details> = {}) {
    const race = await offered({}, details);
    await races.claim(anAttempt(race));
    return race;
  }
  async function read(referralId: string) {
    const referral = await referrals.read(referralId);
    if (referral === undefined) throw new Error(`There is no referral ${referralId}`);
    return referral;
  }
  async function handOver(referralId: string, from: string, to: string, minutes = 10) {
    const hand = { from, to, actId: anId('evt'), at: minutesLater(minutes) };
    return referrals.reassign(await read(referralId), hand);
  }

  const deps = { people, referrals, clients, newId, derivedId, fingerprint };
  return { races, referrals, clients, deps, unlicensed, offered, claimed, read, handOver };
}
