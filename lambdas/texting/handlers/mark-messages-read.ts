// PUT /referrals/{referralId}/messages/read: the owner has seen the conversation up to an instant.
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { markMessagesRead } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';
import { markRead } from '../mark-read.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  people: peopleStore(table),
  races: raceStore(table),
  conversations: conversationStore(table),
};

export const handler = handle(markMessagesRead, async ({ caller, parameters, body, now }) =>
  orProblem(await markRead(caller, { ...parameters, ...body }, now, deps)),
);
