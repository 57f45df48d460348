// TX-18: what the client will have had of names and opt-out instructions from an agent when the agent's next text leaves.
import { type Claim, isOwnedBy, type Race } from '../../claiming/referral.ts';
import { type Message, messageIdOf } from '../message.ts';
import { isOutOfOrder } from '../send-order.ts';
import { conversationOf, type FooterState, footerAhead, type Pair, type WaitingText } from './footer.ts';

export type FooterOfNextDeps = {
  footers: { read(pair: Pair): Promise<FooterState | undefined> };
  conversations: {
    list(
      referralId: string,
      after: undefined,
      order: 'newest',
      limit: number,
    ): Promise<{ messages: Message[] }>;
  };
  clientReferrals: { listOthers(phone: string, referralId: string): Promise<Race[]> };
};

/** Where the next text is written. `claim`: of the sender; its text is on its way before it is written down. */
export type PlaceOfNext = {
  referralId: string;
  round: number | undefined;
  claim: Pick<Claim, 'actId' | 'at' | 'text'> | undefined;
  /** Only what was written before then. */
  until?: string;
};

/** `had`: now, and `ahead`: once all has left that leaves first. */
export type FooterOfNext = { had: FooterState | undefined; ahead: FooterState | undefined };

/** More than wait for one client's morning, and than one agent has of one client. */
const lookBack = 25;
const mostElsewhere = 10;

/** `leavesAt`: when the next text does, where that is known: what the agent wrote to the client elsewhere may leave later. */
export async function footerOfNext(
  pair: Pair,
  place: PlaceOfNext,
  now: Date,
  deps: FooterOfNextDeps,
  leavesAt?: Date,
): Promise<FooterOfNext> {
  const { agentId } = pair.sender;
  const waitingIn = async (one: PlaceOfNext) => {
    const { messages } = await deps.conversations.list(one.referralId, undefined, 'newest', lookBack);
    return waitingAmong(messages, one, agentId, now);
  };
  const [had, here, elsewhere] = await Promise.all([
    deps.footers.read(pair),
    waitingIn(place),
    deps.clientReferrals
      .listOthers(pair.phone, place.referralId)
      .then((races) => Promise.all(placesOf(pair, races).map(waitingIn))),
  ]);
  const before = elsewhere.flat().filter((text) => leavesAt === undefined || text.leavesAt <= leavesAt);
  const inOrder = [...here, ...before].toSorted((a, b) => a.leavesAt.getTime() - b.leavesAt.getTime());
  return { had, ahead: footerAhead(had, inOrder) };
}

function placesOf({ sender }: Pair, races: readonly Race[]): PlaceOfNext[] {
  const own = races.filter((race) => isOwnedBy(race, sender) && race.brandId === sender.brand);
  return own.slice(0, mostElsewhere).map((race) => {
    const { referralId, round } = race;
    return { referralId, round, claim: race.status === 'claimed' ? race.claim : undefined };
  });
}

/** The sender's texts of a conversation that have not left; one waits for those before it. */
function waitingAmong(
  messages: readonly Message[],
  { referralId, round, claim, until }: PlaceOfNext,
  agentId: string,
  now: Date,
): WaitingText[] {
  const conversation = conversationOf(referralId, round);
  const isOnItsWay = claim?.text !== undefined && isOutOfOrder({ delivery: 'queued', at: claim.at }, now);
  const claiming = claim && messageIdOf(claim.actId, round);
  // CP-8: what nobody wrote may stand there before it.
  const isWritten = messages.some((message) => message.direction === 'outbound' && !message.automated);
  if (claiming !== undefined && isOnItsWay && !isWritten) {
    return [{ id: claiming, leavesAt: now, conversation }];
  }
  let leavesAt = now;
  return messages.toReversed().flatMap((message) => {
    if (message.direction === 'inbound' || message.agentId !== agentId) return [];
    // Nobody knows when it leaves: a person's text goes before it (PA-2), and the gate decides about each anew.
    if (message.automated !== undefined) return [];
    if (!isOutOfOrder(message, now) || (until !== undefined && message.at >= until)) return [];
    const { messageId: id, heldUntil, at } = message;
    leavesAt = new Date(Math.max(leavesAt.getTime(), Date.parse(heldUntil ?? at)));
    // CL-15: what was written before the claim was of another round, or of another time with it.
    const isOfNow = claim !== undefined && at >= claim.at;
    return [{ id, leavesAt, conversation: isOfNow ? conversation : `before ${conversation}` }];
  });
}
