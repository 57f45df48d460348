// PATCH /referrals/{referralId}/reminders/{reminderId}: done, snoozed, or with other words (CT-3).
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { changeReminder as route } from '../reminders/api.ts';
import { changeReminder } from '../reminders/own-reminders.ts';
import { reminderListStore, reminderStore } from '../reminders/reminder-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  races: raceStore(table),
  people: peopleStore(table),
  reminders: reminderStore(table),
  lists: reminderListStore(table, env.INBOX_INDEX),
};

export const handler = handle(route, async ({ caller, parameters, body, now }) =>
  orProblem(await changeReminder(caller, { ...parameters, ...body }, now, deps)),
);
