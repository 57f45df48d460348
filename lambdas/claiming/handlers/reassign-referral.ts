// POST /referrals/{referralId}/reassign: the owner or the lead hands it to another agent of the team (CL-10).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { reassignReferral } from '../api.ts';
import { referralStore } from '../referral-store.ts';
import { readerFor } from '../view/reader.ts';
import { isOwnerOrLead, referralAsSeenBy } from '../view/referral-view.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const referrals = referralStore(table);

export const handler = handle(reassignReferral, async ({ caller, parameters, body, now }) => {
  const { referralId } = parameters;
  const [team, referral] = await Promise.all([
    people.readTeamWithAgents(caller.teamId),
    referrals.read(referralId),
  ]);
  const { reader, nameOf } = readerFor(caller, team);
  if (referral === undefined || referralAsSeenBy(reader, referral, nameOf) === undefined) throw notFound();
  const { race } = referral;
  if (race.status !== 'claimed')
    throw new Problem('not-claimed', 'Only a claimed referral can be reassigned.');
  if (!isOwnerOrLead(reader, race)) throw notFound();
  const to = body.agentId;
  if (!team?.agents.some(({ agentId, licensed }) => agentId === to && licensed)) {
    throw new Problem('unknown-agent', `${to} is not a licensed agent on this team.`);
  }
  const from = race.claim.agentId;
  if (from !== to && !(await referrals.reassign(referral, { from, to, actId: newId('evt'), at: now }))) {
    throw notFound();
  }
  return { referralId, status: race.status, agentId: to };
});
