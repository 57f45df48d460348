// GET /referrals/{referralId}/messages: the conversation, for its owner and the lead.
import * as z from 'zod';
import { ownedRaceStore } from '../../claiming/view/owned-race-store.ts';
import { cursorAt } from '../../platform/cursor.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { openTable } from '../../platform/table.ts';
import { listMessages } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';
import { withClaimingText } from '../message.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const races = ownedRaceStore(table);
const conversations = conversationStore(table);

export const handler = handle(listMessages, async ({ caller, parameters, query }) => {
  const { referralId } = parameters;
  const race = await races.readFor(caller, referralId);
  const { order, cursor } = query;
  const { messages, next } = await conversations.list(referralId, cursor, order);
  // Not written down yet, it is the first message, and hardly any other is there.
  const isWhole = cursor === undefined && next === undefined;
  const whole = isWhole ? withClaimingText(messages, race, order) : messages;
  return { messages: whole, cursor: cursorAt(next) };
});
