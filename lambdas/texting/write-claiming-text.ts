// TX-2, TX-8: the text that came with the claim goes into the conversation, and from there to the client.
import type { Claim, Details, Race } from '../claiming/referral.ts';
import type { KnownTeam } from '../people/known-team.ts';
import { type FooterState, footerFor, type Pair } from './footer.ts';
import { type AgentsMessage, messageIdOf, newMessage } from './message.ts';
import { outgoingText } from './wording/outgoing-text.ts';

export type WriteClaimingTextDeps = {
  conversations: { addClaiming(message: AgentsMessage): Promise<void> };
  footers: { read(pair: Pair): Promise<FooterState | undefined> };
  readTeam(teamId: string): Promise<KnownTeam>;
  readDetails(referralId: string): Promise<Details>;
  /** Named in texts of teams without a brand of their own. */
  brand: string;
  /** The wording of the opt-out instructions. */
  instructions: string;
};

export async function writeClaimingText(
  { referralId, teamId, round }: Race,
  claim: Claim,
  deps: WriteClaimingTextDeps,
): Promise<void> {
  if (claim.text === undefined) return;
  const { agentId, actId, at } = claim;
  const messageId = messageIdOf(actId, round);
  const [{ team, nameOf }, { client }] = await Promise.all([
    deps.readTeam(teamId),
    deps.readDetails(referralId),
  ]);
  const footer = await deps.footers.read({ phone: client.phone, sender: { teamId, agentId } });
  const { body, appended } = outgoingText(claim.text, {
    introduction: { agentName: nameOf(agentId), brand: team.brand ?? deps.brand },
    instructions: footerFor(footer, messageId, new Date(at)).isDue ? deps.instructions : undefined,
  });
  const message = newMessage({ referralId, messageId, agentId, body, at }, body + appended);
  await deps.conversations.addClaiming(message);
}
