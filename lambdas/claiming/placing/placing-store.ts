// A referral that begins, begins again, or waits no longer, in the table, in one transaction: with a number for its client, where they
// are to be texted, and only while what its place was decided on is still so. All offers but the first follow it: they decide nothing.

import { logFault } from '../../platform/log.ts';
import type { Act } from '../../platform/table/act.ts';
import { inbox, keys } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { setExpression, type Update, type Write } from '../../platform/table/table-requests.ts';
import type { PoolOf } from '../numbers/number-lease.ts';
import { type LeasePlan, numberLeaseStore } from '../numbers/number-lease-store.ts';
import { offeredReferral } from '../offers/offer.ts';
import { inboxPlaceWrite, openingsOf } from '../offers/offer-store.ts';
import { stillReturned } from '../race-store.ts';
import {
  type Chain,
  type Details,
  type OfferAct,
  ownerOf,
  type Race,
  type Referral,
  type ReturnedRace,
  roundParts,
  type WaitingRace,
  withEarlierRound,
  withOfferAct,
} from '../referral.ts';
import { referralStore } from '../referral-store.ts';
import { clientHistoryStore, turnWrite } from './client-history-store.ts';
import type { Placed } from './placing.ts';

/** What opened a round, and the chain that it is in. */
export type OfferedBy = {
  act?: OfferAct | undefined;
  changedBy?: Act | undefined;
  chain?: Chain | undefined;
};

const noNumber: LeasePlan = { isLeased: false, writes: [] };

/** `poolOf`: the numbers that a brand's clients are texted from. */
export function placingStore(table: Table, poolOf: PoolOf) {
  const referrals = referralStore(table);
  const { readHistory } = clientHistoryStore(table);
  const numberLeases = numberLeaseStore(table);

  async function numberFor({ race, heldBy }: Placed, { client }: Details, now: Date): Promise<LeasePlan> {
    if (!race.textingPreferred) return noNumber;
    return numberLeases.plan(client.phone, race.referralId, poolOf(race.brandId), now, heldBy);
  }

  /**
   * CL-2: in every inbox when the source is answered. What isn't written here, whatever kept it, is by the workflow's first task, so
   * that a referral that was created is never answered as if it weren't.
   */
  async function openOthers({ race }: Placed, { createdAt }: Details, now: Date): Promise<void> {
    if (ownerOf(race) !== undefined) return;
    const [, ...others] = openingsOf(offeredReferral({ race, createdAt }), race.offered, now);
    try {
      await Promise.all(others.map((opening) => table.update(opening)));
    } catch (error) {
      logFault('offers-not-opened', error, { referralId: race.referralId });
    }
  }

  return {
    readHistory,

    /**
     * CL-12, CL-14, TX-12: creates a referral with what it begins with: offers or an owner, and a number for its client, or
     * the race says that none is free. `id-taken` (CL-1), and `overtaken`, when another of the client's referrals was
     * placed, decided or took a number at the same moment: nothing was written.
     */
    async create(
      placed: Placed,
      details: Details,
      now: Date,
      last: string | undefined,
    ): Promise<'created' | 'id-taken' | 'overtaken'> {
      const { race, isReturning } = placed;
      const plan = await numberFor(placed, details, now);
      const without = race.textingPreferred && !plan.isLeased && { noNumberFree: true as const };
      const begun = { ...details, ...(isReturning && { returning: true as const }) };
      const outcome = await referrals.create({ ...race, ...without }, begun, [
        ...beginning(race, details, now),
        ...plan.writes,
        ...inTurn(race, details.client.phone, last),
      ]);
      if (outcome === 'created') await openOthers(placed, details, now);
      return outcome;
    },

    /**
     * CL-15, CL-14, RT-10: opens a new round of a returned referral with the same, in the team's list, and remembers the one before, the
     * `act` that did, and the `chain` that it is in. `overtaken` as above, or it is not as it was read any more.
     */
    async offerAgain(
      { race: was, details }: Referral,
      placed: Placed,
      now: Date,
      last: string | undefined,
      { act, changedBy, chain }: OfferedBy = {},
    ): Promise<'offered' | 'overtaken'> {
      const { race, isReturning } = placed;
      const { referralId, teamId, round } = race;
      if (was.status !== 'returned') return 'overtaken';
      const plan = await numberFor(placed, details, now);
      const { createdAt } = offeredReferral({ race, createdAt: details.createdAt });
      const inList = {
        teamId,
        inboxPk: inbox.ofTeam(teamId),
        inboxSk: inbox.at(createdAt, referralId, round),
        ...(isReturning && { returning: true }),
        ...(changedBy && { changedBy }),
        ...(act && { offerActs: withOfferAct(details.offerActs, act) }),
        earlier: withEarlierRound(details.earlier, was),
        ...(chain && { chain }),
      };
      const gone = [...(isReturning ? [] : ['returning']), ...(chain ? [] : ['chain'])];
      const { offerActs, correctedAt } = details;
      const listed = setExpression(inList, {
        values: {
          ...(offerActs && { ':acts': offerActs }),
          ...(correctedAt && { ':corrected': correctedAt }),
        },
      });
      const outcome = await table.transact([
        { update: roundWrite(was, race, plan) },
        {
          update: {
            key: keys.details(referralId),
            ...listed,
            ...(gone.length > 0 && {
              update: `${listed.update} REMOVE ${gone.map((name) => `#${name}`).join(', ')}`,
            }),
            names: {
              ...listed.names,
              ...Object.fromEntries(gone.map((name) => [`#${name}`, name])),
              '#offerActs': 'offerActs',
              '#correctedAt': 'correctedAt',
            },
            // What is remembered was read at another moment than the race; RT-10: and it may be corrected between two teams.
            condition: `${offerActs ? '#offerActs = :acts' : 'attribute_not_exists(#offerActs)'} AND ${correctedAt ? '#correctedAt = :corrected' : 'attribute_not_exists(#correctedAt)'}`,
          },
        },
        ...beginning(race, details, now),
        ...plan.writes,
        ...inTurn(race, details.client.phone, last),
      ]);
      if (!outcome.applied) return 'overtaken';
      await openOthers(placed, details, now);
      return 'offered';
    },

    /** RT-10: no team of its chain is left: what it was returned for last stands. `overtaken`: it is not as it was read any more. */
    async endChain({ race }: Referral, chain: Chain): Promise<'ended' | 'overtaken'> {
      if (race.status !== 'returned') return 'overtaken';
      const { referralId, round, returned } = race;
      const isStill = stillReturned(round, returned);
      const outcome = await table.transact([
        {
          update: {
            key: keys.race(referralId),
            update: 'REMOVE goesOn',
            ...isStill,
            condition: `${isStill.condition} AND attribute_exists(goesOn)`,
          },
        },
        { update: { key: keys.details(referralId), ...setExpression({ chain }) } },
      ]);
      return outcome.applied ? 'ended' : 'overtaken';
    },

    /** CL-14: gives what waited its place at last. `changed`: it waits for that one no longer; `overtaken` as above. */
    async settle(
      waiting: WaitingRace,
      placed: Placed,
      details: Details,
      now: Date,
      last: string | undefined,
    ): Promise<'settled' | 'changed' | 'overtaken'> {
      const { race, isReturning } = placed;
      const { referralId, waits } = waiting;
      const outcome = await table.transact([
        { update: settlingWrite(waiting, race) },
        ...(isReturning
          ? [{ update: { key: keys.details(referralId), ...setExpression({ returning: true }) } }]
          : []),
        ...beginning(race, details, now),
        ...inTurn(race, details.client.phone, last, ['after', waits.for, ...roundParts(waits.round)]),
      ]);
      if (!outcome.applied) return outcome.refused[0] ? 'changed' : 'overtaken';
      await openOthers(placed, details, now);
      return 'settled';
    },
  };
}

/** The race begins anew; of the last round only what is the client's stays, and of that only what they said to the same brand. */
function roundWrite(was: ReturnedRace, race: Race, plan: LeasePlan): Update {
  const { referralId, declined, ...fields } = race;
  const set = { ...fields, ...(race.textingPreferred && !plan.isLeased && { noNumberFree: true }) };
  // A number that it has kept may be taken from it at this moment: then the race says so already.
  const isLeasedNow = plan.writes.length > 0;
  const ofBrand =
    was.brandId === race.brandId ? [] : ['brandId', 'clientOptedOut', 'optOut', 'consentRevision'];
  const gone = [
    'declined',
    'returned',
    'claim',
    'repliedAt',
    'greetedAt',
    'textsFail',
    'waits',
    'changedBy',
    'goesOn',
    ...ofBrand,
  ].filter((name) => !(name in set));
  const { update, names, values } = setExpression(set);
  const isStill = stillReturned(was.round, was.returned);
  return {
    key: keys.race(referralId),
    update: `${update} REMOVE ${[...gone, ...(isLeasedNow ? ['noNumberFree'] : [])].join(', ')}`,
    condition: isStill.condition,
    names: { ...names, ...isStill.names },
    values: { ...isStill.values, ...values },
  };
}

/** What its place changes, while it waits for the same one. */
function settlingWrite({ waits }: WaitingRace, race: Race): Update {
  const { status, offered, offerUntil } = race;
  const claim = race.status === 'claimed' ? { claim: race.claim } : {};
  const waitsAgain = race.status === 'offered' && race.waits ? { waits: race.waits } : {};
  const isForRound =
    waits.round === undefined ? 'attribute_not_exists(#waits.#round)' : '#waits.#round = :round';
  const { update, names, values } = setExpression({ status, offered, offerUntil, ...claim, ...waitsAgain });
  return {
    key: keys.race(race.referralId),
    update: `${update}${'waits' in waitsAgain ? '' : ' REMOVE #waits'}`,
    condition: `#status = :open AND #waits.#for = :for AND ${isForRound}`,
    names: { ...names, '#waits': 'waits', '#for': 'for', '#round': 'round' },
    values: {
      ...values,
      ':open': 'offered',
      ':for': waits.for,
      ...(waits.round !== undefined && { ':round': waits.round }),
    },
  };
}

/** Its first offer, whose change tells of all of them, or its place with its owner. */
function beginning(race: Race, { createdAt }: Details, now: Date): Write[] {
  const owner = ownerOf(race);
  const referral = offeredReferral({ race, createdAt });
  const places =
    owner === undefined
      ? openingsOf(referral, race.offered, now).slice(0, 1)
      : [inboxPlaceWrite(referral, owner)];
  return places.map((update) => ({ update }));
}

/**
 * CL-14: holds while no other referral of the client was placed in the team, and the one that it waits for is undecided. `since`: what
 * tells this placing from the one before in the same round.
 */
function inTurn(race: Race, phone: string, last: string | undefined, since: string[] = []): Write[] {
  const { referralId, teamId, round } = race;
  const turn = [referralId, ...roundParts(round), ...since].join(' ');
  const waitsFor = race.status === 'offered' ? race.waits?.for : undefined;
  return [
    turnWrite({ phone, teamId, referralId, turn }, last),
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
