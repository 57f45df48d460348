// GET /referrals/{referralId}/messages/{messageId}/explain: why a text was sent, held or refused, for its owner and the lead.
import * as z from 'zod';
import { raceStore } from '../../claiming/race-store.ts';
import { isOwnerOrLead } from '../../claiming/referral-view.ts';
import { readEnv } from '../../platform/env.ts';
import { derivedId } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import { handle } from '../../platform/route.ts';
import { openTable } from '../../platform/table.ts';
import { routingStore } from '../../routing/routing-store.ts';
import { isLead } from '../../routing/team.ts';
import { conversationStore } from '../../texting/conversation-store.ts';
import { withClaimingText } from '../../texting/message.ts';
import { explainMessage } from '../api.ts';
import { explain } from '../explain.ts';
import { messageSendId } from '../message-send.ts';
import { sendStore } from '../send-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const races = raceStore(table);
const routing = routingStore(table);
const conversations = conversationStore(table);
const sends = sendStore(table);

export const handler = handle(explainMessage, async ({ caller, parameters }) => {
  const { referralId, messageId } = parameters;
  const [race, team] = await Promise.all([races.read(referralId), routing.readTeam(caller.teamId)]);
  if (race === undefined || !isOwnerOrLead({ ...caller, isLead: isLead(caller, team) }, race)) {
    throw notFound();
  }
  const [written, send] = await Promise.all([
    conversations.read(referralId, messageId),
    sends.find(messageSendId(derivedId, { referralId, messageId })),
  ]);
  const message = written ?? withClaimingText([], race).find((text) => text.messageId === messageId);
  if (message === undefined) throw notFound();
  return explain(message, send);
});
