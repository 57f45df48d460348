// What was offered to a team of late, in the table: what routing looks at of each (RT-11).
import * as z from 'zod';
import { inbox, inboxIndex, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { Item } from '../../platform/table/table-requests.ts';
import { detailsSchema, howWon, raceSchema } from '../referral.ts';
import type { PreviewedReferral } from './preview-routing.ts';

const entrySchema = z.object({ inboxSk: z.string() });

/** Read side by side: each batch holds a hundred. */
const perBatch = 100;
const batchesAtOnce = 4;

type Recent = PreviewedReferral & { wentToOwner: boolean };

/** `indexName`: the inbox index. */
export function recentReferralsStore(table: Table, indexName: string) {
  async function placesSince(teamId: string, since: Date, most: number): Promise<string[]> {
    const places: string[] = [];
    let after: Item | undefined;
    do {
      const page = await table.query({
        pk: inbox.ofTeam(teamId),
        skFrom: since.toISOString(),
        index: inboxIndex(indexName),
        newestFirst: true,
        limit: most + 1 - places.length,
        after,
      });
      places.push(...page.items.map((item) => entrySchema.parse(item).inboxSk));
      after = page.next;
    } while (after !== undefined && places.length <= most);
    return places;
  }

  async function readBatch(places: readonly string[]): Promise<Recent[]> {
    const parts = places.map((place) => ({
      ...inbox.partsOf(place),
      offeredAt: place.slice(0, place.indexOf('#')),
    }));
    const items = await table.getAll(parts.map(({ referralId }) => keys.details(referralId)));
    const details = new Map(
      items.map((item) => detailsSchema.parse(item)).map((each) => [each.referralId, each]),
    );
    // CL-14: only of who came back is it the race that says whether they were offered to anyone.
    const returning = [...details.values()].filter((each) => each.returning);
    const races = await table.getAll(returning.map(({ referralId }) => keys.race(referralId)));
    const given = races
      .map((item) => raceSchema.parse(item))
      .filter((race) => howWon(race) === 'returning')
      .map(({ referralId }) => referralId);
    return parts.flatMap(({ referralId, offeredAt }) => {
      const found = details.get(referralId);
      if (found === undefined) return [];
      const { side, kind, area, priceRange } = found;
      const wentToOwner = given.includes(referralId);
      return [{ referralId, side, kind, area, priceRange, offeredAt, wentToOwner }];
    });
  }

  return {
    /** The newest `most` that were offered to the team since `since`, newest first, and whether there are more. */
    async listSince(
      teamId: string,
      since: Date,
      most: number,
    ): Promise<{ referrals: Recent[]; isCut: boolean }> {
      const found = await placesSince(teamId, since, most);
      const places = found.slice(0, most);
      const batches = Array.from({ length: Math.ceil(places.length / perBatch) }, (_, index) =>
        places.slice(index * perBatch, (index + 1) * perBatch),
      );
      const referrals: Recent[] = [];
      for (let at = 0; at < batches.length; at += batchesAtOnce) {
        const read = await Promise.all(batches.slice(at, at + batchesAtOnce).map(readBatch));
        referrals.push(...read.flat());
      }
      return { referrals, isCut: found.length > most };
    },
  };
}
