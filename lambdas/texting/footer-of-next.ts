// TX-18: which opt-out instructions the client will have had of an agent when the agent's next text leaves.
import type { Claim } from '../claiming/referral.ts';
import { type FooterState, footerAhead, type Pair } from './footer.ts';
import { type Message, messageIdOf } from './message.ts';
import { isOutOfOrder } from './send-order.ts';

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
};

/** More than wait for one client's morning. */
const lookBack = 25;

/** `claim`: of the sender; its text is on its way before it is written down. */
export async function footerOfNext(
  pair: Pair,
  {
    referralId,
    round,
    claim,
  }: { referralId: string; round: number | undefined; claim: Pick<Claim, 'actId' | 'text'> | undefined },
  now: Date,
  deps: FooterOfNextDeps,
): Promise<FooterState | undefined> {
  const [state, { messages }] = await Promise.all([
    deps.footers.read(pair),
    deps.conversations.list(referralId, undefined, 'newest', lookBack),
  ]);
  const unwritten =
    messages.length === 0 && claim?.text !== undefined ? [messageIdOf(claim.actId, round)] : [];
  const waiting = messages.toReversed().flatMap((message) => {
    if (message.direction === 'inbound' || message.agentId !== pair.sender.agentId) return [];
    if (!isOutOfOrder(message, now)) return [];
    return { id: message.messageId, leavesAt: laterOf(now, message.heldUntil) };
  });
  return footerAhead(state, [...unwritten.map((id) => ({ id, leavesAt: now })), ...waiting]);
}

function laterOf(now: Date, heldUntil: string | undefined): Date {
  return new Date(Math.max(now.getTime(), Date.parse(heldUntil ?? now.toISOString())));
}
