// GET /referrals/{referralId}/messages: the conversation, for its owner and the lead.
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { isOwnerOrLead } from '../../claiming/referral-view.ts';
import { cursorAt } from '../../platform/cursor.ts';
import { readEnv } from '../../platform/env.ts';
import { notFound } from '../../platform/problem.ts';
import { handle } from '../../platform/route.ts';
import { openTable } from '../../platform/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { isLead } from '../../routing/team.ts';
import { listMessages } from '../api.ts';
import { conversationStore } from '../conversation-store.ts';
import { withClaimingText } from '../message.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const conversations = conversationStore(table);
const routing = routingStore(table);

export const handler = handle(listMessages, async ({ caller, parameters, query }) => {
  const { referralId } = parameters;
  const [race, team] = await Promise.all([races.read(referralId), routing.readTeam(caller.teamId)]);
  if (race === undefined || !isOwnerOrLead({ ...caller, isLead: isLead(caller, team) }, race))
    throw notFound();
  const { order, cursor } = query;
  const { messages, next } = await conversations.list(referralId, cursor, order);
  // Not written down yet, it is the first message, and hardly any other is there.
  const isWhole = cursor === undefined && next === undefined;
  const whole = isWhole ? withClaimingText(messages, race, order) : messages;
  return { messages: whole, cursor: cursorAt(next) };
});
