// GET /teams/{teamId}/response-times: how fast a team answers (RT-9).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { isLead } from '../../people/team.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { readResponseTimes } from '../api.ts';
import { offerStore } from '../offers/offer-store.ts';
import { responsePeriodDays, teamResponse } from '../offers/response-times.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const people = peopleStore(table);
const offers = offerStore(table);

export const handler = handle(readResponseTimes, async ({ caller, parameters, now }) => {
  const team = await people.readTeamWithAgents(parameters.teamId);
  if (team === undefined || (caller.kind === 'agent' && !isLead(caller, team.team))) throw notFound();
  const from = new Date(now.getTime() - responsePeriodDays * 86_400_000);
  const lists = await Promise.all(
    team.agents.map(({ agentId }) => offers.listSince(env.INBOX_INDEX, agentId, from)),
  );
  const measured = lists.flat().filter(({ teamId }) => teamId === parameters.teamId);
  return { from: from.toISOString(), to: now.toISOString(), ...teamResponse(team.agents, measured) };
});
