// GET /me/checklist: what an agent still has to do before the first client comes.
import * as z from 'zod';
import { checklistStore } from '../../people/checklist-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { readChecklist } from '../api.ts';
import { readChecklist as read } from '../checklist/read-checklist.ts';
import { consentStore } from '../consent-store.ts';

const table = openTable(readEnv({ TABLE_NAME: z.string() }).TABLE_NAME);
const [people, consents, checklists] = [peopleStore(table), consentStore(table), checklistStore(table)];

export const handler = handle(readChecklist, async ({ caller, now }) =>
  orProblem(await read(caller, now, { people, consents, checklists })),
);
