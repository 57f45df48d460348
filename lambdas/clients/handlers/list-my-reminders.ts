// GET /me/reminders: what the agent is to be reminded of, over all their clients (CT-3).
import * as z from 'zod';
import { referralStore } from '../../claiming/referral-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { cursorAt } from '../../platform/http/cursor.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { listMyReminders } from '../reminders/api.ts';
import { listOwnReminders } from '../reminders/list-own.ts';
import { reminderListStore } from '../reminders/reminder-store.ts';

const env = readEnv({ TABLE_NAME: z.string(), INBOX_INDEX: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  referrals: referralStore(table),
  lists: reminderListStore(table, env.INBOX_INDEX),
};

export const handler = handle(listMyReminders, async ({ caller, query, now }) => {
  const { reminders, due, next } = orProblem(await listOwnReminders(caller, query.cursor, now, deps));
  return { reminders, due, cursor: cursorAt(next) };
});
