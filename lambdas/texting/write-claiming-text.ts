// TX-2, TX-8: the text that came with the claim goes into the conversation, and from there to the client.
import type { Claim, Race } from '../claiming/referral.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { type AgentsMessage, newMessage } from './message.ts';
import { withIntroduction } from './wording/first-text.ts';

export type WriteClaimingTextDeps = {
  conversations: { addClaiming(message: AgentsMessage): Promise<void> };
  readTeam(teamId: string): Promise<KnownTeam>;
  /** Named in texts of teams without a brand of their own. */
  brand: string;
};

export async function writeClaimingText(
  { referralId, teamId }: Race,
  claim: Claim,
  deps: WriteClaimingTextDeps,
): Promise<void> {
  if (claim.text === undefined) return;
  const { agentId, actId: messageId, at } = claim;
  const { team, nameOf } = await deps.readTeam(teamId);
  const body = withIntroduction(claim.text, {
    agentName: nameOf(agentId),
    brand: team.brand ?? deps.brand,
  });
  await deps.conversations.addClaiming(newMessage({ referralId, messageId, agentId, body, at }));
}
