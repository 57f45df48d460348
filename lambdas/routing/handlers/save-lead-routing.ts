// PUT /teams/{teamId}/lead-routing: the lead decides who is offered referrals.
import * as z from 'zod';
import { isLead } from '../../people/team.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { saveLeadRouting } from '../api.ts';
import { brokenRules } from '../lead-routing.ts';
import { routingStore } from '../routing-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const store = routingStore(openTable(env.TABLE_NAME));

export const handler = handle(saveLeadRouting, async ({ caller, parameters, body, now }) => {
  const owned = await store.readRoutedTeam(parameters.teamId);
  if (owned === undefined || !isLead(caller, owned.team)) throw notFound();
  const { team, agents } = owned;
  const broken = brokenRules(body, team, agents, now);
  if (broken.length > 0) {
    const faults = broken.map(({ path, rule, detail }) => ({ path, detail: `${detail} (${rule})` }));
    throw new Problem(
      'lead-routing-invalid',
      'Nothing was saved. `errors` lists each rule that the settings break.',
      faults,
    );
  }
  await store.saveLeadRouting(team.teamId, body);
  return body;
});
