// CP-8: when a referral is offered to a team that greets its new clients, one greeting goes into the conversation, in the team's name. It
// claims nothing; the gate refuses it once somebody has the client.
import { type IsCoveredDeps, isCovered } from '../../claiming/client/is-covered.ts';
import { type Details, isTextable, type Race } from '../../claiming/referral.ts';
import type { KnownTeam } from '../../people/known-team.ts';
import { type AutomatedMessage, automatedMessage } from '../../texting/automated/automated-text.ts';
import { messageIdOf } from '../../texting/message.ts';
import type { WordingOf } from '../../texting/wording/brand-wording.ts';
import { type Concierge, greetingTime } from './concierge.ts';
import { greetingText } from './greeting-text.ts';

export type GreetClientDeps = IsCoveredDeps & {
  conciergeOf(teamId: string): Promise<Concierge | undefined>;
  concierges: {
    greet(message: AutomatedMessage, offered: { teamId: string; round: number | undefined }): Promise<void>;
  };
  readTeam(teamId: string): Promise<KnownTeam>;
  readDetails(referralId: string): Promise<Details>;
  brandOf: WordingOf;
  derivedId(prefix: 'msg', ...parts: string[]): string;
  now(): Date;
};

/** Done twice, it is written once: its id is that of the round. */
export async function greetClient(race: Race, deps: GreetClientDeps): Promise<void> {
  const { referralId, teamId, round, brandId, offerUntil, offeredAgain } = race;
  const at = deps.now().toISOString();
  if (race.status !== 'offered' || !isTextable(race) || at >= offerUntil) return;
  const concierge = await deps.conciergeOf(teamId);
  if (concierge?.settings.enabled !== true) return;
  const [{ team }, details] = await Promise.all([deps.readTeam(teamId), deps.readDetails(referralId)]);
  const notBefore = greetingTime(concierge.settings, offeredAgain?.at ?? details.createdAt);
  const isOverByThen = notBefore !== undefined && notBefore >= offerUntil;
  // The client of a warm transfer is on the line.
  if (details.kind === 'warm-transfer' || isOverByThen || !(await isCovered(race, details, deps))) return;
  const { name: brand, optOutInstructions: instructions } = deps.brandOf(brandId);
  const { side, area, client } = details;
  const introduction = { agentName: team.name, brand };
  const greeted = { side, clientName: client.name, city: area.city, brand };
  const message = automatedMessage(
    {
      referralId,
      messageId: messageIdOf(deps.derivedId('msg', referralId, 'greeting'), round),
      agentId: team.leadAgentId,
      words: greetingText(concierge.settings.greetings, greeted),
      at,
      automated: { kind: 'greeting' },
      introduction,
      notBefore,
      staleAt: offerUntil,
    },
    { introduction, instructions },
  );
  await deps.concierges.greet(message, { teamId, round });
}
