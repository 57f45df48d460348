// TX-18: the text that came with the claim, with the names (TX-8) and the opt-out instructions (TX-5) that it will leave with.
import type { Claim, Details, Race } from '../../claiming/referral.ts';
import { additionsFor, conversationOf } from '../footer/footer.ts';
import { type FooterOfNextDeps, footerOfNext } from '../footer/footer-of-next.ts';
import { type AgentsMessage, messageIdOf } from '../message.ts';
import { claimingText } from '../new-message.ts';
import type { WordingOf } from '../wording/brand-wording.ts';
import type { Names } from '../wording/first-text.ts';

export type ForeseeClaimingTextDeps = FooterOfNextDeps & {
  readDetails(referralId: string): Promise<Details>;
  brandOf: WordingOf;
};

export async function foreseeClaimingText(
  race: Pick<Race, 'referralId' | 'teamId' | 'round' | 'brandId'>,
  claim: Pick<Claim, 'agentId' | 'actId' | 'at'> & { text: string },
  names: Names,
  deps: ForeseeClaimingTextDeps,
): Promise<AgentsMessage> {
  const { referralId, teamId, round, brandId: brand } = race;
  const { agentId, actId, at } = claim;
  const { client } = await deps.readDetails(referralId);
  const pair = { phone: client.phone, sender: { teamId, agentId, brand } };
  const claimedAt = new Date(at);
  // Nothing of its own round leaves before it.
  const place = { referralId, round, claim: undefined, until: at };
  const { ahead } = await footerOfNext(pair, place, claimedAt, deps);
  const messageId = messageIdOf(actId, round);
  const text = { id: messageId, conversation: conversationOf(referralId, round), at: claimedAt };
  const instructions = deps.brandOf(race.brandId).optOutInstructions;
  const additions = additionsFor(ahead, text, { names, instructions });
  const foreseen = claimingText(race, claim, claim.text, additions);
  return { ...foreseen, introduction: names };
}
