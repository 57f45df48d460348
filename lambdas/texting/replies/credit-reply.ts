// TX-6: whom a client's answer counts for.
import type { Details } from '../../claiming/referral.ts';
import { type AgentsMessage, type ConversationPlace, endOf, hadArrived } from '../message.ts';

export type CreditReplyDeps = {
  conversations: {
    lastSentBefore(
      referralId: string,
      place: ConversationPlace,
      isWanted: (message: AgentsMessage) => boolean,
    ): Promise<AgentsMessage | undefined>;
  };
  footers: {
    noteReplied(
      pair: { phone: string; sender: { teamId: string; agentId: string } },
      at: string,
    ): Promise<void>;
  };
  readDetails(referralId: string): Promise<Details>;
};

/** The client, writing at `at`, answered whoever's text had reached them last. Doing it twice, or later, has the same effect. */
export async function creditReply(referralId: string, at: string, deps: CreditReplyDeps): Promise<void> {
  const answered = await deps.conversations.lastSentBefore(referralId, endOf(at), (message) =>
    hadArrived(message, at),
  );
  if (answered === undefined) return;
  const { teamId, client } = await deps.readDetails(referralId);
  const sender = { teamId, agentId: answered.agentId };
  await deps.footers.noteReplied({ phone: client.phone, sender }, at);
}
