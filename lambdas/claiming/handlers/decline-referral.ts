// POST /referrals/{referralId}/decline: one agent is out, or the lead closes it for the team.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { isLead } from '../../people/team.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { declineReferral } from '../api.ts';
import { declineOutcome } from '../decline.ts';
import { raceStore } from '../race-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const races = raceStore(table);

const refusals = {
  'already-claimed': 'It has been claimed. To hand over a claimed referral, reassign it.',
  'referral-returned': 'It went back to the source before you declined. There is nothing left to do.',
};

export const handler = handle(declineReferral, async ({ caller, parameters, now }) => {
  const { referralId } = parameters;
  const [team, race] = await Promise.all([people.readTeam(caller.teamId), races.read(referralId)]);
  if (race === undefined || race.teamId !== caller.teamId) throw notFound();
  const leads = isLead(caller, team);
  const decision = leads
    ? await races.returnToSource(referralId, 'declined-by-lead', now)
    : await races.decline(referralId, caller.agentId);
  const outcome = declineOutcome(decision?.race, caller.agentId, leads);
  if (decision === undefined || outcome === 'not-found') throw notFound();
  if (outcome !== 'declined') throw new Problem(outcome, refusals[outcome]);
  return { referralId, status: decision.race.status };
});
