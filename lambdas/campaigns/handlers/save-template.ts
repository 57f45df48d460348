// PUT /teams/{teamId}/templates/{templateId}: the lead writes a template.
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
import { saveTemplate as route } from '../templates/api.ts';
import { saveTemplate } from '../templates/save-template.ts';
import { templateStore } from '../templates/template-store.ts';

const env = readEnv({
  TABLE_NAME: z.string(),
  BRANDS: brandsVariable(wordingFacts),
  ...blockedVariables,
});
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  templates: templateStore(table),
  wordingOf: wordingOf(env.BRANDS),
  blocked: blockedContentOf(env),
};

export const handler = handle(route, async ({ caller, parameters, headers, body, now }) => {
  const changedBy = actOf(caller, 'save-template', now, newId('act'));
  const template = { ...parameters, ...body, ifMatch: headers['if-match'] };
  return orProblem(await saveTemplate(caller, template, { now, changedBy }, deps));
});
