// Referrals in the table: created once per request, read as race and details together.

import { type Act, signed } from '../platform/table/act.ts';
import { inbox, keys, listed } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import type { Item } from '../platform/table/table-requests.ts';
import { isNew, setExpression, type Update, type Write } from '../platform/table/table-requests.ts';
import { offeredReferral } from './offers/offer.ts';
import { inboxPlaceWrite } from './offers/offer-store.ts';
import { stillReturned } from './race-store.ts';
import {
  type Details,
  detailsSchema,
  howWon,
  passesOn,
  type Race,
  type Referral,
  raceSchema,
  talkSchema,
  wonAt,
} from './referral.ts';
import { entryText, wordsOf } from './search/words.ts';

/** Replayed within a minute even when each of them is a text that has to be sent. */
const itemsPerPage = 400;

export function referralStore(table: Table) {
  async function readAll(referralIds: readonly string[]): Promise<Referral[]> {
    const partsOf = (id: string) => [keys.race(id), keys.details(id), keys.conversation(id)];
    const items = await table.getAll(referralIds.flatMap(partsOf));
    const found = new Map(items.map((item) => [placeOf(item), item]));
    return referralIds.flatMap((id) => {
      const [race, details, talk] = partsOf(id).map((key) => found.get(placeOf(key)));
      if (race === undefined || details === undefined) return [];
      return [
        {
          race: raceSchema.parse(race),
          details: detailsSchema.parse(details),
          talk: talkSchema().parse(talk ?? {}),
        },
      ];
    });
  }

  /** Both in one request, without what its conversation remembers. */
  async function readOffer(referralId: string): Promise<Pick<Referral, 'race' | 'details'> | undefined> {
    const items = await table.getAll([keys.race(referralId), keys.details(referralId)]);
    const [race, details] = ['race', 'details'].map((type) => items.find((item) => item.type === type));
    if (race === undefined || details === undefined) return undefined;
    return { race: raceSchema.parse(race), details: detailsSchema.parse(details) };
  }

  async function readDetails(referralId: string): Promise<Details | undefined> {
    const item = await table.get(keys.details(referralId));
    return item && detailsSchema.parse(item);
  }

  /**
   * Creates both items and whatever is to commit `alongside`, or nothing: when the id is taken (CL-1), or when something
   * alongside was refused.
   */
  async function create(
    race: Race,
    details: Details,
    alongside: readonly Write[] = [],
  ): Promise<'created' | 'id-taken' | 'overtaken'> {
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
      {
        put: {
          ...keys.clientReferral(details.client.phone, referralId),
          type: 'client-referral',
          referralId,
          inboxPk: listed.referrals,
          inboxSk: placeInList(details),
        },
      },
      ...alongside,
    ]);
    if (outcome.applied) return 'created';
    return outcome.refused[0] ? 'id-taken' : 'overtaken';
  }

  return {
    /** Referrals in the order of their ids; those that do not exist are left out. */
    readAll,
    create,

    async read(referralId: string): Promise<Referral | undefined> {
      const [referral] = await readAll([referralId]);
      return referral;
    },

    readDetails,
    readOffer,

    /** Throws when there is none. */
    async detailsOf(referralId: string): Promise<Details> {
      const details = await readDetails(referralId);
      if (details === undefined) throw new Error(`There is no referral ${referralId}`);
      return details;
    },

    /** A page of a referral's items of whatever kind, from behind the sort key `after` on. */
    async readItems(
      referralId: string,
      after: string | undefined,
    ): Promise<{ items: Item[]; next: string | undefined }> {
      const { pk } = keys.race(referralId);
      const page = await table.query({
        pk,
        limit: itemsPerPage,
        after: after === undefined ? undefined : { pk, sk: after },
      });
      return { items: page.items, next: page.next && String(page.next.sk) };
    },

    /** CL-15: corrects what it is about, while it is offered and nobody else has corrected it since `referral` was read. */
    async correct({ race, details: read }: Referral, details: Details, textingPreferred: boolean) {
      const { referralId } = race;
      const isStill = passesOn(race) ? stillReturned(race.round, race.returned) : stillOffered;
      const { area, priceRange, notes, client, correctedAt, consentCorrection, changedBy } = details;
      const words = new Set(wordsOf(details));
      const formerWords = [...new Set([...wordsOf(read), ...(read.formerWords ?? [])])].filter(
        (word) => !words.has(word),
      );
      const fields = {
        ...{ area, priceRange, notes, client, correctedAt, consentCorrection, changedBy },
        ...(formerWords.length > 0 && { formerWords }),
      };
      const turnsTextable = textingPreferred && !race.textingPreferred;
      const known = Object.entries(fields).filter(([, value]) => value !== undefined);
      const gone = (['priceRange', 'notes'] as const).filter((name) => fields[name] === undefined);
      const set = setExpression(
        Object.fromEntries(known),
        read.correctedAt === undefined ? {} : { values: { ':read': read.correctedAt } },
      );
      const outcome = await table.transact([
        {
          update: {
            key: keys.race(referralId),
            // CL-12: nobody has a number yet for one who is to be texted only now; the stream takes one.
            update: `SET textingPreferred = :texts${turnsTextable ? ', noNumberFree = :true' : ''}`,
            condition: isStill.condition,
            names: isStill.names,
            values: {
              ...isStill.values,
              ':texts': textingPreferred,
              ...(turnsTextable && { ':true': true }),
            },
          },
        },
        {
          update: {
            key: keys.details(referralId),
            ...set,
            update: gone.length === 0 ? set.update : `${set.update} REMOVE ${gone.join(', ')}`,
            condition:
              read.correctedAt === undefined ? 'attribute_not_exists(#correctedAt)' : '#correctedAt = :read',
          },
        },
        ...(placeInList(details) === placeInList(read) ? [] : [{ update: listing(details) }]),
      ]);
      return outcome.applied;
    },

    /** Puts one that was created before there was a list of all into that; again, it stays where it is. */
    async list(details: Details): Promise<void> {
      await table.update(listing(details));
    },

    /**
     * CL-10: hands a claimed referral from `from` to `to` together with the new owner's place in their inbox. Refused
     * (false) when `from` no longer has it.
     */
    async reassign(referral: Pick<Referral, 'race' | 'details'>, hand: Hand): Promise<boolean> {
      return (await table.transact(handWrites(referral, hand))).applied;
    },
  };
}

const stillOffered = {
  condition: '#status = :offered',
  names: { '#status': 'status' },
  values: { ':offered': 'offered' },
};

/** A place in the list of all referrals, which says what they are found by. */
function placeInList(details: Details): string {
  return listed.referral(details.createdAt, details.referralId, entryText(details));
}

/** CL-15: it is found by what was corrected. */
function listing(details: Details): Update {
  const { referralId, client } = details;
  const fields = { type: 'client-referral', referralId, inboxPk: listed.referrals };
  return {
    key: keys.clientReferral(client.phone, referralId),
    ...setExpression({ ...fields, inboxSk: placeInList(details) }),
  };
}

/** From whom to whom, by which act. */
export type Hand = {
  from: string;
  to: string;
  actId: string;
  at: Date;
  because?: 'owner-left';
  /** PE-7: a lead, of what is somebody else's. */
  changedBy?: Act | undefined;
};

/** CL-10: the claim, while `from` has it, and the new owner's place. */
export function handWrites(referral: Pick<Referral, 'race' | 'details'>, hand: Hand): Write[] {
  const { referralId } = referral.race;
  const { from, to, actId, because, changedBy } = hand;
  const wonBy = howWon(referral.race);
  const at = hand.at.toISOString();
  return [
    {
      update: {
        key: keys.race(referralId),
        update: `SET claim = :claim${signed(changedBy)}`,
        condition: '#status = :claimed AND claim.agentId = :from',
        names: { '#status': 'status' },
        values: {
          ':claim': {
            agentId: to,
            by: 'assignment',
            at,
            actId,
            from,
            wonBy,
            wonAt: wonAt(referral.race),
            because,
          },
          ':claimed': 'claimed',
          ':from': from,
          ':changedBy': changedBy,
        },
      },
    },
    { update: placeOfHanded(referral, hand) },
  ];
}

/** The new owner's place, which keeps from whom and when they had it: the claim knows the last time only. */
function placeOfHanded({ race, details }: Pick<Referral, 'race' | 'details'>, hand: Hand): Update {
  const place = inboxPlaceWrite(offeredReferral({ race, createdAt: details.createdAt }), hand.to);
  return {
    ...place,
    update: `${place.update}, #handed = list_append(if_not_exists(#handed, :none), :hand)`,
    names: { ...place.names, '#handed': 'handed' },
    values: { ...place.values, ':none': [], ':hand': [{ from: hand.from, at: hand.at.toISOString() }] },
  };
}

function placeOf({ pk, sk }: Item): string {
  return `${pk} ${sk}`;
}
