// Creating a referral in the table, all of it in one transaction: with a number for its client, where they are to be texted,
// and only while what its place was decided on is still so.
import * as z from 'zod';
import { keys } from '../platform/keys.ts';
import type { Table } from '../platform/table.ts';
import { isNew, type Write } from '../platform/table-requests.ts';
import { clientReferralStore } from './client-referral-store.ts';
import { type LeasePlan, numberLeaseStore } from './numbers/number-lease-store.ts';
import { offeredReferral } from './offers/offer.ts';
import { inboxPlaceWrite, openingsOf } from './offers/offer-store.ts';
import { type Details, ownerOf, type Race, type Referral } from './referral.ts';
import { referralStore } from './referral-store.ts';

const noNumber: LeasePlan = { isLeased: false, writes: [] };

/** The team's last referral of a client: who creates the next one changes it. */
const lastSchema = z.object({ referralId: z.string() });

/** A client's referrals, and the team's last one when they were read. */
export type ClientHistory = { referrals: Referral[]; last: string | undefined };

/** `introductionNumbers`: those that clients are texted from. */
export function newReferralStore(table: Table, introductionNumbers: readonly string[]) {
  const referrals = referralStore(table);
  const clientReferrals = clientReferralStore(table);
  const numberLeases = numberLeaseStore(table);

  return {
    async readHistory(phone: string, teamId: string): Promise<ClientHistory> {
      // First: what is created from now on is seen below, or changes this.
      const item = await table.get(keys.clientTeam(phone, teamId));
      const last = item && lastSchema.parse(item).referralId;
      return { referrals: await referrals.readAll(await clientReferrals.listIds(phone)), last };
    },

    /**
     * CL-12, CL-14, TX-12: creates a referral with what it begins with: offers or an owner, and a number for its client, or
     * the race says that none is free. `id-taken` (CL-1), and `overtaken`, when another of the client's referrals was
     * created, decided or took a number at the same moment: nothing was written. `heldBy`: whose number it may take over.
     */
    async create(
      race: Race,
      details: Details,
      now: Date,
      { last, heldBy }: { last: string | undefined; heldBy: string | undefined },
    ): Promise<'created' | 'id-taken' | 'overtaken'> {
      const { phone } = details.client;
      const plan = race.textingPreferred
        ? await numberLeases.plan(phone, race.referralId, introductionNumbers, now, heldBy)
        : noNumber;
      const without = race.textingPreferred && !plan.isLeased && { noNumberFree: true as const };
      return referrals.create({ ...race, ...without }, details, [
        ...beginning(race, details, now),
        ...plan.writes,
        ...inTurn(race, phone, last),
      ]);
    },
  };
}

/** Its offers, or its place with its owner. */
function beginning(race: Race, { createdAt }: Details, now: Date): Write[] {
  const owner = ownerOf(race);
  const referral = offeredReferral({ race, createdAt });
  const places =
    owner === undefined ? openingsOf(referral, race.offered, now) : [inboxPlaceWrite(referral, owner)];
  return places.map((update) => ({ update }));
}

/** CL-14: holds while no other referral of the client was created for the team, and the one that it waits for is undecided. */
function inTurn(race: Race, phone: string, last: string | undefined): Write[] {
  const { referralId, teamId } = race;
  const waitsFor = race.status === 'offered' ? race.waits?.for : undefined;
  return [
    {
      put: { ...keys.clientTeam(phone, teamId), type: 'client-team', referralId },
      if: last === undefined ? isNew : { condition: 'referralId = :last', values: { ':last': last } },
    },
    ...(waitsFor === undefined
      ? []
      : [
          {
            check: {
              key: keys.race(waitsFor),
              condition: '#status = :offered',
              names: { '#status': 'status' },
              values: { ':offered': 'offered' },
            },
          },
        ]),
  ];
}
