// Races as only their owner and the team's lead may read them; for everyone else there is nothing.

import { peopleStore } from '../../people/people-store.ts';
import { isLead } from '../../people/team.ts';
import { notFound } from '../../platform/problem.ts';
import type { Table } from '../../platform/table.ts';
import { raceStore } from '../race-store.ts';
import type { Race } from '../referral.ts';
import { isOwnerOrLead } from './referral-view.ts';

export function ownedRaceStore(table: Table) {
  const races = raceStore(table);
  const people = peopleStore(table);
  return {
    /** The claimed race, for its owner or the lead; throws the problem `not-found` for anyone else. */
    async readFor(
      caller: { kind: 'agent'; agentId: string; teamId: string },
      referralId: string,
    ): Promise<Race> {
      const [race, team] = await Promise.all([races.read(referralId), people.readTeam(caller.teamId)]);
      const reader = { ...caller, isLead: isLead(caller, team) };
      if (race === undefined || !isOwnerOrLead(reader, race)) throw notFound();
      return race;
    },
  };
}
