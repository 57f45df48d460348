// GET /referrals/{referralId}/messages/{messageId}/explain: why a text was sent, held or refused, for its owner and the lead.
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { peopleStore } from '../../people/people-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/http/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { orProblem } from '../../platform/outcome.ts';
import { openTable } from '../../platform/table/table.ts';
import { conversationStore } from '../../texting/conversation-store.ts';
import { explainMessage } from '../api.ts';
import { explainText } from '../explaining/explain-text.ts';
import { outboxStore } from '../outbox/outbox-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const deps = {
  races: raceStore(table),
  people: peopleStore(table),
  conversations: conversationStore(table),
  outbox: outboxStore(table),
  derivedId,
};

export const handler = handle(explainMessage, async ({ caller, parameters }) =>
  orProblem(await explainText(caller, parameters, deps)),
);
