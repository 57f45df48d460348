// Offers in the table: one item an agent, which is also the referral's place in the agent's inbox.
import * as z from 'zod';
import { derivedId } from '../../platform/ids.ts';
import { itemSchema } from '../../platform/lazily.ts';
import { inbox, inboxIndex, keys, prefixes } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import type { Update } from '../../platform/table/table-requests.ts';
import { teamEmailIdOf } from '../notifications.ts';
import {
  type Offer,
  type OfferedReferral,
  type OfferOutcome,
  offerAfter,
  offerSchema,
  roundEndSchema,
} from './offer.ts';

/** Keys as the index projects them. */
const inboxEntry = z.object({ pk: z.string(), sk: z.string(), inboxSk: z.string() });

/** What is kept of the email by which several were told: when its carrier took it, but for those `apart`. */
const noticeSchema = itemSchema(() =>
  z.object({
    teamEmailId: z.string(),
    to: z.record(z.string(), z.string()),
    acceptedAt: z.iso.datetime().optional(),
    apart: z.array(z.string()).default([]),
  }),
);

/** What is kept of a round that ended. */
const endedRound = itemSchema(() => z.object({ ended: roundEndSchema.optional() }));

/** A place in an inbox: `<since>#<referral id>`, and the round from the second on; what a cursor means. */
export type InboxPlace = string;

/** Whose inbox: an agent's offers and referrals, or a team's referrals. */
export type InboxOwner = { agentId: string } | { teamId: string };

/** The writes that open an offer for each agent: they are told together, by the change of the first, whenever the others come (CL-2). */
export function openingsOf(referral: OfferedReferral, agentIds: readonly string[], now: Date): Update[] {
  const offeredAt = now.toISOString();
  const [first, ...others] = agentIds;
  if (first === undefined) return [];
  const tells = others.length > 0 ? { tells: agentIds } : {};
  return [
    inboxPlaceWrite(referral, first, { offeredAt, ...tells }),
    ...others.map((agentId) => inboxPlaceWrite(referral, agentId, { offeredAt, isToldWith: first })),
  ];
}

/** The write that puts a referral into an agent's inbox; what is there already stays as it is. */
export function inboxPlaceWrite(
  { referralId, teamId, createdAt, round }: OfferedReferral,
  agentId: string,
  more: { offeredAt?: string; tells?: readonly string[]; isToldWith?: string } = {},
): Update {
  const fields = Object.entries({
    // CL-2: one that is told with another has no reaction, and its changes reach no function.
    type: more.isToldWith === undefined ? 'offer' : 'told-offer',
    referralId,
    teamId,
    agentId,
    ...(round !== undefined && { round }),
    inboxPk: inbox.ofAgent(agentId),
    inboxSk: inbox.at(createdAt, referralId, round),
    ...more,
  });
  return {
    key: keys.offer(referralId, agentId, round),
    update: `SET ${fields.map(([name]) => `#${name} = if_not_exists(#${name}, :${name})`).join(', ')}`,
    names: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
  };
}

export function offerStore(table: Table) {
  /** Each as its round left it, when it has no end of its own. */
  async function withEnds(offers: readonly Offer[]): Promise<Offer[]> {
    const left = offers.filter(({ outcome }) => outcome === undefined);
    const rounds = new Map(
      left.map((offer) => [roundOf(offer), keys.workflow(offer.referralId, offer.round)]),
    );
    const ends = new Map(
      (await table.getAll([...rounds.values()])).map((item) => [`${item.pk} ${item.sk}`, item]),
    );
    return offers.map((offer) => offerAfter(endedRound.parse(ends.get(roundOf(offer)) ?? {}).ended, offer));
  }

  /** RT-9: those that were claimed, with when their agents were told with others. */
  async function withNotices(offers: readonly Offer[]): Promise<Offer[]> {
    const claimed = offers.filter(({ outcome }) => outcome === 'claimed');
    const ids = [...new Set(claimed.map(noticeOf))];
    const items = (await table.getAll(ids.map(keys.teamEmail))).map((item) => noticeSchema.parse(item));
    const notices = new Map(items.map((notice) => [notice.teamEmailId, notice]));
    return offers.map((offer) => {
      const notice = offer.outcome === 'claimed' ? notices.get(noticeOf(offer)) : undefined;
      const { agentId, notifiedAt } = offer;
      const isIn = notice !== undefined && agentId in notice.to && !notice.apart.includes(agentId);
      const [first] = [notifiedAt, isIn ? notice.acceptedAt : undefined].flatMap((at) => at ?? []).toSorted();
      return first === undefined ? offer : { ...offer, notifiedAt: first };
    });
  }

  return {
    /** Opens an offer for each agent. One that is open already stays as it is, one that has ended already keeps its end. */
    async open(referral: OfferedReferral, agentIds: readonly string[], now: Date): Promise<void> {
      const offeredAt = now.toISOString();
      await Promise.all(
        agentIds.map((agentId) => table.update(inboxPlaceWrite(referral, agentId, { offeredAt }))),
      );
    },

    /** Opens the offers that are not open yet; usually none. Whom the first tells is told by that one. */
    async openMissing(referral: OfferedReferral, agentIds: readonly string[], now: Date): Promise<void> {
      const { pk } = keys.race(referral.referralId);
      const items = await table.queryAll({ pk, skPrefix: prefixes.offer });
      const open = items
        .filter((item) => 'offeredAt' in item && item.round === referral.round)
        .map((item) => offerSchema.parse(item));
      const missing = agentIds.filter((agentId) => !open.some((offer) => offer.agentId === agentId));
      const offeredAt = now.toISOString();
      await Promise.all(
        missing.map((agentId) => {
          const isToldWith = open.find(({ tells }) => tells?.includes(agentId))?.agentId;
          const told = isToldWith === undefined ? {} : { isToldWith };
          return table.update(inboxPlaceWrite(referral, agentId, { offeredAt, ...told }));
        }),
      );
    },

    /** Notes the agent's first notification; a later one, or an earlier one that is told later, changes what is right. */
    async markNotified(referralId: string, agentId: string, at: string, round?: number): Promise<void> {
      await table.update({
        key: keys.offer(referralId, agentId, round),
        update: 'SET notifiedAt = :at',
        condition: 'attribute_exists(pk) AND (attribute_not_exists(notifiedAt) OR notifiedAt > :at)',
        values: { ':at': at },
      });
    },

    /** Notes how the offer ended for the agent, even before it is opened; the first ending is kept. */
    async end(
      referralId: string,
      agentId: string,
      outcome: OfferOutcome,
      at: string,
      round?: number,
    ): Promise<void> {
      await table.update({
        key: keys.offer(referralId, agentId, round),
        update: 'SET outcome = :outcome, outcomeAt = :at',
        condition: 'attribute_not_exists(outcome)',
        values: { ':outcome': outcome, ':at': at },
      });
    },

    /** These agents' offers on referrals created since `since`, all of them, as they ended; not what was reassigned to them. */
    async listSince(indexName: string, agentIds: readonly string[], since: Date): Promise<Offer[]> {
      const index = inboxIndex(indexName);
      const placesOf = (agentId: string) =>
        table.queryAll({ pk: inbox.ofAgent(agentId), skFrom: since.toISOString(), index });
      const found = (await Promise.all(agentIds.map(placesOf))).flat();
      const places = found.map((item) => inboxEntry.parse(item));
      const items = await table.getAll(places.map(({ pk, sk }) => ({ pk, sk })));
      const offers = items.map((item) => offerSchema.parse(item));
      return withNotices(await withEnds(offers.filter(({ offeredAt }) => offeredAt !== undefined)));
    },

    /** One page of an inbox, newest first, from behind `after` on. */
    async readInbox(
      indexName: string,
      owner: InboxOwner,
      limit: number,
      after: InboxPlace | undefined,
    ): Promise<{
      places: { referralId: string; round: number | undefined }[];
      next: InboxPlace | undefined;
    }> {
      const pk = 'agentId' in owner ? inbox.ofAgent(owner.agentId) : inbox.ofTeam(owner.teamId);
      const itemKey = ({ referralId, round }: ReturnType<typeof inbox.partsOf>) =>
        'agentId' in owner ? keys.offer(referralId, owner.agentId, round) : keys.details(referralId);
      const page = await table.query({
        pk,
        index: inboxIndex(indexName),
        newestFirst: true,
        limit,
        after:
          after === undefined ? undefined : { ...itemKey(inbox.partsOf(after)), inboxPk: pk, inboxSk: after },
      });
      const places = page.items.map((item) => inboxEntry.parse(item).inboxSk);
      return { places: places.map(inbox.partsOf), next: page.next && places.at(-1) };
    },
  };
}

/** The email by which the agents of a round were told together. */
function noticeOf({ referralId, round }: Offer): string {
  return teamEmailIdOf({ referralId, kind: 'referral-offered', occasion: '', round }, derivedId);
}

function roundOf({ referralId, round }: Offer): string {
  const { pk, sk } = keys.workflow(referralId, round);
  return `${pk} ${sk}`;
}
