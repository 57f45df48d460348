// TX-6: whom a client's answer counts for.

import type { Cloud } from '../stream/cloud.ts';
import { endOf } from './conversation-store.ts';
import { hadArrived } from './message.ts';

/** The client, writing at `at`, answered whoever's text had reached them last. Done twice, or later, it comes to the same. */
export async function creditReply(referralId: string, at: string, cloud: Cloud): Promise<void> {
  const answered = await cloud.conversations.lastSentBefore(referralId, endOf(at), (message) =>
    hadArrived(message, at),
  );
  if (answered?.agentId === undefined) return;
  const { teamId, client } = await cloud.readDetails(referralId);
  const sender = { teamId, agentId: answered.agentId };
  await cloud.footers.noteReplied({ phone: client.phone, sender }, at);
}
