// DELETE /me/text-alerts: the agent wants no more text alerts.
import * as z from 'zod';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { leaveTextAlerts } from '../api.ts';
import { consentStore } from '../consent-store.ts';
import { leadAlerts } from '../program.ts';
import { leave } from '../text-alerts/leave.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { program: leadAlerts, people: peopleStore(table), consents: consentStore(table), newId };

export const handler = handle(leaveTextAlerts, async ({ caller, now }) =>
  orProblem(await leave(caller, now, deps)),
);
