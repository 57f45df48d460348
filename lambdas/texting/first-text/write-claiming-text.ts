// TX-2, TX-8: the text that came with the claim goes into the conversation, and from there to the client.
import type { Claim, Race } from '../../claiming/referral.ts';
import type { KnownTeam } from '../../people/known-team.ts';
import type { AgentsMessage } from '../message.ts';
import { type ForeseeClaimingTextDeps, foreseeClaimingText } from './foresee-claiming-text.ts';

export type WriteClaimingTextDeps = ForeseeClaimingTextDeps & {
  conversations: { addClaiming(message: AgentsMessage): Promise<void> };
  readTeam(teamId: string): Promise<KnownTeam>;
};

export async function writeClaimingText(
  race: Race,
  claim: Claim,
  deps: WriteClaimingTextDeps,
): Promise<void> {
  const { text } = claim;
  if (text === undefined) return;
  const { nameOf } = await deps.readTeam(race.teamId);
  const names = { agentName: nameOf(claim.agentId), brand: deps.brandOf(race.brandId).name };
  const message = await foreseeClaimingText(race, { ...claim, text }, names, deps);
  await deps.conversations.addClaiming(message);
}
