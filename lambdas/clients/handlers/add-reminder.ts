// POST /referrals/{referralId}/reminders: the owner sets a reminder about their client (CT-3).
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId, fingerprint, newId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { addReminder as route } from '../reminders/api.ts';
import { addReminder } from '../reminders/own-reminders.ts';
import { reminderListStore, reminderStore } from '../reminders/reminder-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  races: raceStore(table),
  people: peopleStore(table),
  reminders: reminderStore(table),
  lists: reminderListStore(table, env.INBOX_INDEX),
  newId,
  derivedId,
  fingerprint,
};

export const handler = handle(route, async ({ caller, parameters, headers, body, now }) => {
  const asked = { ...parameters, ...body, key: headers['idempotency-key'] };
  return orProblem(await addReminder(caller, asked, now, deps));
});
