// PUT /teams/{teamId}/concierge: the lead changes how the team greets its new clients.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { blockedVariables } from '../../platform/blocked-variables.ts';
import { brandsVariable } from '../../platform/brands-variable.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { wordingFacts, wordingOf } from '../../texting/wording/brand-wording.ts';
import { blockedContentOf } from '../../texting/wording/refuse-blocked-text.ts';
import { saveConcierge as route } from '../concierge/api.ts';
import { conciergeStore } from '../concierge/concierge-store.ts';
import { saveConcierge } from '../concierge/save-concierge.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable(wordingFacts),
  ...blockedVariables,
});
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  concierges: conciergeStore(table),
  wordingOf: wordingOf(env.BRANDS),
  blocked: blockedContentOf(env),
};

export const handler = handle(route, async ({ caller, parameters, headers, body, now }) => {
  const changedBy = actOf(caller, 'save-concierge', now, newId('act'));
  const asked = { ...parameters, settings: body, ifMatch: headers['if-match'] };
  return orProblem(await saveConcierge(caller, asked, { now, changedBy }, deps));
});
