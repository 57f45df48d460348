// TX-6: whom a client's answer counts for.
import type { Details } from '../../claiming/referral.ts';
import { senderIdOf } from '../automated/automated.ts';
import type { Pair } from '../footer/footer.ts';
import {
  type AgentsMessage,
  type ClientsMessage,
  type ConversationPlace,
  endOf,
  hadArrived,
} from '../message.ts';

export type CreditReplyDeps = {
  conversations: {
    lastSentBefore(
      referralId: string,
      place: ConversationPlace,
      isWanted: (message: AgentsMessage) => boolean,
    ): Promise<AgentsMessage | undefined>;
  };
  footers: {
    noteReplied(pair: Pair, at: string): Promise<void>;
  };
  readDetails(referralId: string): Promise<Details>;
};

/** The client, writing at `at`, answered whoever's text had reached them last. Doing it twice, or later, has the same effect. */
export async function creditReply(
  { referralId, at, brand }: Pick<ClientsMessage, 'referralId' | 'at' | 'brand'>,
  deps: CreditReplyDeps,
): Promise<void> {
  const answered = await deps.conversations.lastSentBefore(referralId, endOf(at), (message) =>
    hadArrived(message, at),
  );
  if (answered === undefined) return;
  const { teamId, client } = await deps.readDetails(referralId);
  const sender = { teamId, agentId: senderIdOf(answered), brand };
  await deps.footers.noteReplied({ phone: client.phone, sender }, at);
}
