// GET /referrals/{referralId}/reminders: the owner’s reminders about a client (CT-3).
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listReminders as route } from '../reminders/api.ts';
import { listReminders } from '../reminders/own-reminders.ts';
import { reminderStore } from '../reminders/reminder-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  races: raceStore(table),
  people: peopleStore(table),
  reminders: reminderStore(table),
};

export const handler = handle(route, async ({ caller, parameters }) =>
  orProblem(await listReminders(caller, parameters, deps)),
);
