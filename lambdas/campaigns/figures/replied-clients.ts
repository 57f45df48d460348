// CP-7: who answered a bulk text: those whom the reader may see by now, each by name.
import { type Details, detailsSchema, ownerOf, type Race, raceSchema } from '../../claiming/referral.ts';
import { keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';

/** The latest; more of them are found in the list of clients. */
export const shownReplies = 100;

export type Replied = { race: Race; details: Details };

export function repliedClientsIn(table: Table) {
  /** In the order of their ids here. */
  return async (referralIds: readonly string[]): Promise<Replied[]> => {
    const items = await table.getAll(referralIds.flatMap((id) => [keys.race(id), keys.details(id)]));
    const found = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
    const find = ({ pk, sk }: { pk: string; sk: string }) => found.get(`${pk} ${sk}`);
    return referralIds.flatMap((id) => {
      const [race, details] = [find(keys.race(id)), find(keys.details(id))];
      if (race === undefined || details === undefined) return [];
      return [{ race: raceSchema.parse(race), details: detailsSchema.parse(details) }];
    });
  };
}

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
