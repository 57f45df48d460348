// Referrals in the table: created once per request, read as race and details together.
import { inbox, keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import type { Item } from '../platform/table-requests.ts';
import { isNew, type Update } from '../platform/table-requests.ts';
import { placing } from './offer-store.ts';
import { type Details, detailsSchema, type OpenRace, type Referral, raceSchema } from './referral.ts';

export function referralStore(table: Table) {
  async function readAll(referralIds: readonly string[]): Promise<Referral[]> {
    const items = await table.getAll(referralIds.flatMap((id) => [keys.race(id), keys.details(id)]));
    const found = new Map<unknown, { race?: Item; details?: Item }>();
    for (const item of items) {
      const part = item.sk === 'RACE' ? { race: item } : { details: item };
      found.set(item.referralId, { ...found.get(item.referralId), ...part });
    }
    return referralIds.flatMap((id) => {
      const { race, details } = found.get(id) ?? {};
      return race && details ? [{ race: raceSchema.parse(race), details: detailsSchema.parse(details) }] : [];
    });
  }

  return {
    /** Referrals in the order of their ids; those that do not exist are left out. */
    readAll,

    async read(referralId: string): Promise<Referral | undefined> {
      const [referral] = await readAll([referralId]);
      return referral;
    },

    async readDetails(referralId: string): Promise<Details | undefined> {
      const item = await table.get(keys.details(referralId));
      return item && detailsSchema.parse(item);
    },

    /**
     * Creates both items and whatever is to commit `alongside`, or, when the id is taken, nothing (CL-1). Answers whether
     * it created them.
     */
    async create(race: OpenRace, details: Details, alongside: readonly Update[] = []): Promise<boolean> {
      const { referralId, teamId } = race;
      const { declined, ...entrants } = race;
      const outcome = await table.transact([
        { put: { ...keys.race(referralId), type: 'race', ...entrants }, if: isNew },
        {
          put: {
            ...keys.details(referralId),
            type: 'details',
            ...details,
            inboxPk: inbox.ofTeam(teamId),
            inboxSk: inbox.at(details.createdAt, referralId),
          },
          if: isNew,
        },
        ...alongside.map((update) => ({ update })),
      ]);
      return outcome.applied;
    },

    /**
     * CL-10: hands a claimed referral from `from` to `to` together with the new owner's place in their inbox. Refused
     * (false) when `from` no longer has it.
     */
    async reassign(
      referral: Referral,
      hand: { from: string; to: string; actId: string; at: Date },
    ): Promise<boolean> {
      const { referralId, teamId } = referral.race;
      const { from, to, actId } = hand;
      const at = hand.at.toISOString();
      const outcome = await table.transact([
        {
          update: {
            key: keys.race(referralId),
            update: 'SET claim = :claim',
            condition: '#status = :claimed AND claim.agentId = :from',
            names: { '#status': 'status' },
            values: {
              ':claim': { agentId: to, by: 'assignment', at, actId, from },
              ':claimed': 'claimed',
              ':from': from,
            },
          },
        },
        { update: placing({ referralId, teamId, createdAt: referral.details.createdAt }, to) },
      ]);
      return outcome.applied;
    },
  };
}
