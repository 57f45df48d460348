// Workflow task "Remind": the time of a reminder has come (CT-3).
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { openTable } from '../../platform/table/table.ts';
import { type Reminding, remind } from '../reminders/remind.ts';
import { reminderStore } from '../reminders/reminder-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = { races: raceStore(table), people: peopleStore(table), reminders: reminderStore(table) };

const input = z.object({ referralId: z.string(), reminderId: z.string(), at: z.string() });

export async function handler(event: unknown): Promise<{ outcome: Reminding }> {
  return { outcome: await remind(input.parse(event), new Date(), deps) };
}
