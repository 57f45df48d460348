// CP-7: who answered a bulk text: those whom the reader may see by now, each by name.
import { type Details, ownerOf, type Race } from '../../claiming/referral.ts';

/** The latest; more of them are found in the list of clients. */
export const shownReplies = 100;

export type Replied = { race: Race; details: Details };

/** CL-10: who was handed over or given back since is another's. */
export function visibleTo(
  { agentId, isLead }: { agentId: string; isLead: boolean },
  teamId: string,
  replied: readonly Replied[],
): { referralId: string; name: string }[] {
  return replied
    .filter(({ race }) => {
      const owner = race.teamId === teamId ? ownerOf(race) : undefined;
      return owner !== undefined && (isLead || owner === agentId);
    })
    .map(({ race: { referralId }, details }) => ({ referralId, name: details.client.name }));
}
