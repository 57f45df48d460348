// A page of a referral's conversation, for its owner and the lead.

import type { Race } from '../claiming/referral.ts';
import { type OwnedRaceDeps, raceToAnswerFor } from '../claiming/view/owned-race.ts';
import type { Agent } from '../platform/http/principal.ts';
import type { NotFound } from '../platform/outcome.ts';
import { type ForeseeClaimingTextDeps, foreseeClaimingText } from './first-text/foresee-claiming-text.ts';
import { type ConversationPlace, type Message, messageIdOf } from './message.ts';
import { withClaimingText } from './new-message.ts';
import { withoutIdentity } from './without-identity.ts';

export type ReadConversationDeps = OwnedRaceDeps &
  ForeseeClaimingTextDeps & {
    conversations: {
      list(
        referralId: string,
        after: ConversationPlace | undefined,
        order: 'oldest' | 'newest',
      ): Promise<{ messages: Message[]; next: ConversationPlace | undefined }>;
    };
  };

export async function readConversation(
  caller: Agent,
  asked: { referralId: string; order: 'oldest' | 'newest'; cursor?: ConversationPlace | undefined },
  deps: ReadConversationDeps,
): Promise<{ messages: Message[]; next: ConversationPlace | undefined } | NotFound> {
  const { referralId, order, cursor } = asked;
  const race = await raceToAnswerFor(caller, referralId, deps);
  if (race === undefined) return { refused: 'not-found' };
  const { messages, next } = await deps.conversations.list(referralId, cursor, order);
  // While the claiming text is not written down yet, hardly any other is, and all fit on one page.
  const isWhole = cursor === undefined && next === undefined;
  const all = isWhole ? withClaimingText(messages, race, order) : messages;
  const shown = all.length > messages.length ? await withForeseen(all, race, deps) : all;
  const { offeredAgain } = race;
  // CL-15: offered again, it begins anew; what an earlier owner and the client wrote was between them.
  const own = offeredAgain === undefined ? shown : shown.filter(({ at }) => at >= offeredAgain.at);
  const isCut = order === 'newest' && own.length < shown.length;
  return { messages: await asBeforeClaim(own, race, deps), next: isCut ? undefined : next };
}

/** CL-9, TX-3: nobody who has not claimed reads who the client is, not in the team's greeting nor in the answer to it. */
async function asBeforeClaim(
  messages: readonly Message[],
  { status, referralId }: Race,
  { readDetails }: ReadConversationDeps,
): Promise<Message[]> {
  if (status === 'claimed' || messages.length === 0) return [...messages];
  const { client } = await readDetails(referralId);
  return messages.map((message) => ({ ...message, body: withoutIdentity(message.body, client) }));
}

/** TX-18: the text that claimed with what goes out around it. */
async function withForeseen(
  messages: readonly Message[],
  race: Race,
  deps: ReadConversationDeps,
): Promise<Message[]> {
  if (race.status !== 'claimed' || race.claim.text === undefined) return [...messages];
  const { claim, teamId, round } = race;
  const agent = await deps.people.readAgent(teamId, claim.agentId);
  const names = { agentName: agent?.name ?? claim.agentId, brand: deps.brandOf(race.brandId).name };
  const foreseen = await foreseeClaimingText(race, { ...claim, text: race.claim.text }, names, deps);
  const messageId = messageIdOf(claim.actId, round);
  return messages.map((message) => (message.messageId === messageId ? foreseen : message));
}
