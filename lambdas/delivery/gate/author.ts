// Whether a text that an agent wrote may still go out for them: what waited overnight may have lost its author meanwhile.
import type { Race } from '../../claiming/referral.ts';
import { type AgentProfile, standingOf } from '../../people/team.ts';
import { isOfRound } from '../../texting/message.ts';
import type { MessagePurpose } from '../outbox/outbox-message.ts';

export type AuthorsEnd = 'given-back' | 'handed-over' | 'license-lapsed';

/** CP-8, RT-10, CL-15: the team that greets is offered the client no more; nobody of it wrote the greeting. */
export function endOfTurn(
  { sender, messageId }: Pick<MessagePurpose, 'sender' | 'messageId'>,
  race: Race | undefined,
): AuthorsEnd | undefined {
  if (race === undefined) return undefined;
  const isTheirs = race.teamId === sender.teamId && isOfRound(messageId, race);
  return isTheirs && race.status !== 'returned' ? undefined : 'given-back';
}

/** A text this young is in flight when its client is handed over, and is still delivered (CL-10). */
const inFlightMs = 15 * 60_000;

/** Why the text may not go out any more: CL-13, CL-15, CL-10, PE-4, PE-5. Undefined while it may. */
export function endOfAuthor(
  { sender, messageId }: Pick<MessagePurpose, 'sender' | 'messageId'>,
  createdAt: string,
  { race, author, now }: { race: Race | undefined; author: AgentProfile | undefined; now: Date },
): AuthorsEnd | undefined {
  if (race === undefined) return undefined;
  // A text of an earlier round is over, whoever has the client in this one.
  if (race.status !== 'claimed' || !isOfRound(messageId, race)) return 'given-back';
  const standing = author && standingOf(author);
  if (standing === 'unlicensed') return 'license-lapsed';
  if (standing === 'left') return 'handed-over';
  const isTheirs = race.teamId === sender.teamId && race.claim.agentId === sender.agentId;
  const isInFlight = now.getTime() - Date.parse(createdAt) < inFlightMs;
  return isTheirs || isInFlight ? undefined : 'handed-over';
}
