// GET /teams/{teamId}/response-times: how fast a team answers (RT-9).
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readResponseTimes } from '../api.ts';
import { measureTeam } from '../offers/measure-team.ts';
import { offerStore } from '../offers/offer-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const offers = offerStore(table);
const deps = {
  people: peopleStore(table),
  listOffers: (agentIds: readonly string[], since: Date) =>
    offers.listSince(env.INBOX_INDEX, agentIds, since),
};

export const handler = handle(readResponseTimes, async ({ caller, parameters, query, now }) =>
  orProblem(await measureTeam(caller, { ...parameters, ...query }, now, deps)),
);
