// A page of a referral's conversation, for its owner and the lead.
import { type OwnedRaceDeps, ownedRace } from '../claiming/view/owned-race.ts';
import type { NotFound } from '../platform/outcome.ts';
import type { Agent } from '../platform/principal.ts';
import { type ConversationPlace, type Message, withClaimingText } from './message.ts';

export type ReadConversationDeps = OwnedRaceDeps & {
  conversations: {
    list(
      referralId: string,
      after: ConversationPlace | undefined,
      order: 'oldest' | 'newest',
    ): Promise<{ messages: Message[]; next: ConversationPlace | undefined }>;
  };
  /** The wording of the opt-out instructions. */
  instructions: string;
};

export async function readConversation(
  caller: Agent,
  asked: { referralId: string; order: 'oldest' | 'newest'; cursor?: ConversationPlace | undefined },
  deps: ReadConversationDeps,
): Promise<{ messages: Message[]; next: ConversationPlace | undefined } | NotFound> {
  const { referralId, order, cursor } = asked;
  const race = await ownedRace(caller, referralId, deps);
  if (race === undefined) return { refused: 'not-found' };
  const { messages, next } = await deps.conversations.list(referralId, cursor, order);
  // While the claiming text is not written down yet, hardly any other is, and all fit on one page.
  const isWhole = cursor === undefined && next === undefined;
  const all = isWhole
    ? withClaimingText(messages, race, order, { instructions: deps.instructions })
    : messages;
  const { offeredAgain } = race;
  if (offeredAgain === undefined) return { messages: all, next };
  // CL-15: offered again, it begins anew; what an earlier owner and the client wrote was between them.
  const own = all.filter(({ at }) => at >= offeredAgain.at);
  return { messages: own, next: order === 'newest' && own.length < all.length ? undefined : next };
}
