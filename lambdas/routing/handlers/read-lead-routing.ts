// GET /teams/{teamId}/lead-routing: the lead reads who is offered referrals.
import * as z from 'zod';
import { isLead } from '../../people/team.ts';
import { readEnv } from '../../platform/env.ts';
import { VersionedAnswer } from '../../platform/http/etag.ts';
import { handle } from '../../platform/http/handle.ts';
import { notFound } from '../../platform/http/problem.ts';
import { openTable } from '../../platform/table/table.ts';
import { readLeadRouting } from '../api.ts';
import { routingStore } from '../routing-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = routingStore(openTable(env.TABLE_NAME));

export const handler = handle(readLeadRouting, async ({ caller, parameters }) => {
  const owned = await store.readRoutedTeam(parameters.teamId);
  if (owned === undefined || !isLead(caller, owned.team)) throw notFound();
  return new VersionedAnswer(owned.routing, owned.version);
});
