// GET /referrals/{referralId}/messages/{messageId}/explain: why a text was sent, held or refused, for its owner and the lead.
import * as z from 'zod';
import { ownedRaceStore } from '../../claiming/view/owned-race-store.ts';
import { readEnv } from '../../platform/env.ts';
import { handle } from '../../platform/handle.ts';
import { derivedId } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import { openTable } from '../../platform/table.ts';
import { conversationStore } from '../../texting/conversation-store.ts';
import { withClaimingText } from '../../texting/message.ts';
import { outboxIdOf } from '../../texting/outbox-id.ts';
import { explainMessage } from '../api.ts';
import { explain } from '../explain.ts';
import { outboxStore } from '../outbox-store.ts';

const env = readEnv({ TABLE_NAME: z.string() });
const table = openTable(env.TABLE_NAME);
const races = ownedRaceStore(table);
const conversations = conversationStore(table);
const outbox = outboxStore(table);

export const handler = handle(explainMessage, async ({ caller, parameters }) => {
  const { referralId, messageId } = parameters;
  const race = await races.readFor(caller, referralId);
  const [written, send] = await Promise.all([
    conversations.read(referralId, messageId),
    outbox.find(outboxIdOf(derivedId, { referralId, messageId })),
  ]);
  const message = written ?? withClaimingText([], race).find((text) => text.messageId === messageId);
  if (message === undefined) throw notFound();
  return explain(message, send);
});
