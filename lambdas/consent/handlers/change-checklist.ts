// PATCH /me/checklist: the agent confirms their phone, or puts the checklist aside.
import * as z from 'zod';
import { checklistStore } from '../../people/checklist-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { changeChecklist } from '../api.ts';
import { changeChecklist as change } from '../checklist/read-checklist.ts';
import { consentStore } from '../consent-store.ts';

const table = openTable(readEnv({ TABLE_NAME: z.string() }).TABLE_NAME);
const [people, consents, checklists] = [peopleStore(table), consentStore(table), checklistStore(table)];

export const handler = handle(changeChecklist, async ({ caller, body, now }) =>
  orProblem(await change(caller, body, now, { people, consents, checklists })),
);
