// DELETE /teams/{teamId}/templates/{templateId}: the lead removes a template.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { actOf } from '../../platform/table/act.ts';
import { openTable } from '../../platform/table/table.ts';
import { removeTemplate as route } from '../templates/api.ts';
import { removeTemplate } from '../templates/remove-template.ts';
import { templateStore } from '../templates/template-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { people: peopleStore(table), templates: templateStore(table) };

export const handler = handle(route, async ({ caller, parameters, headers, now }) => {
  const changedBy = actOf(caller, 'remove-template', now, newId('act'));
  const template = { ...parameters, ifMatch: headers['if-match'] };
  return orProblem(await removeTemplate(caller, template, { now, changedBy }, deps));
});
