// The race in the table: every decision about a referral is one conditional write on this one item.
import * as z from 'zod';
import { type ItemBrand, itemBrand } from '../people/brand.ts';
import { type Act, signed } from '../platform/table/act.ts';
import { keys } from '../platform/table/keys.ts';
import type { Table } from '../platform/table/table.ts';
import { type ClaimAttempt, type ClaimOutcome, claimOf, refusedClaim } from './claim.ts';
import { type OptOut, passesOn, type Race, type ReturnedRace, raceSchema, waysToClaim } from './referral.ts';

/** A decision's end: the race as it is now, and whether this write changed it. Undefined: there is no such referral. */
export type Decision = { changed: boolean; race: Race } | undefined;

const status = { '#status': 'status' };

/** All that whoever wins doesn't know yet. */
const wonRound = z.object({
  round: z.int().optional(),
  brandId: itemBrand,
  isKnown: z.literal(true).optional(),
});

export function raceStore(table: Table) {
  async function read(referralId: string): Promise<Race | undefined> {
    const item = await table.get(keys.race(referralId));
    return item && raceSchema.parse(item);
  }

  async function decide(update: Parameters<Table['update']>[0]): Promise<Decision> {
    const outcome = await table.update(update, 'ALL_NEW');
    const item = outcome.applied ? outcome.item : outcome.current;
    return item && { changed: outcome.applied, race: raceSchema.parse(item) };
  }

  /** Closes an offer that nobody has claimed; `isIn`: in which round. */
  function close(
    referralId: string,
    how: ReturnedRace['returned'],
    isIn: RoundCondition = anyRound,
    changedBy?: Act,
  ): Promise<Decision> {
    return decide({
      key: keys.race(referralId),
      update: `SET #status = :returned, returned = :how${signed(changedBy)}`,
      condition: `#status = :offered${isIn.condition}`,
      names: { ...status, ...isIn.names },
      values: {
        ...isIn.values,
        ':offered': 'offered',
        ':returned': 'returned',
        ':how': how,
        ':changedBy': changedBy,
      },
    });
  }

  /** CL-15, RT-10: taken back between two teams; the one whose turn comes may be offered it first. */
  async function withdraw(
    referralId: string,
    how: ReturnedRace['returned'],
    changedBy: Act | undefined,
  ): Promise<Decision> {
    const closed = await close(referralId, how, anyRound, changedBy);
    if (closed === undefined || closed.changed || !passesOn(closed.race)) return closed;
    const { round, returned } = closed.race;
    const isStill = stillReturned(round, returned);
    const between = await decide({
      key: keys.race(referralId),
      update: `SET returned = :how${signed(changedBy)} REMOVE goesOn`,
      condition: `${isStill.condition} AND attribute_exists(goesOn)`,
      names: isStill.names,
      values: { ...isStill.values, ':how': { ...how, passedOn: returned }, ':changedBy': changedBy },
    });
    return between?.changed ? between : withdraw(referralId, how, changedBy);
  }

  return {
    read,

    /**
     * CL-3: one write on one item decides. A claim after the window's end is refused even when the workflow that closes
     * the offer is late (CL-7).
     */
    async claim(attempt: ClaimAttempt): Promise<ClaimOutcome> {
      const claim = claimOf(attempt);
      const { needs, counts } = waysToClaim[attempt.by];
      const isIn = counts === 'now' ? anyRound : inRound(attempt.round);
      const outcome = await table.update(
        {
          key: keys.race(attempt.referralId),
          update: 'SET #status = :claimed, claim = :claim',
          condition: `#status = :offered${isIn.condition} AND teamId = :team AND contains(offered, :agent) AND NOT contains(declined, :agent) AND offerUntil > :now${needs ? ` AND ${needs.condition}` : ''}`,
          names: { ...status, ...isIn.names },
          values: {
            ...isIn.values,
            ':offered': 'offered',
            ':claimed': 'claimed',
            ':claim': claim,
            ':team': attempt.teamId,
            ':agent': attempt.agentId,
            ':now': claim.at,
            ...needs?.values,
          },
        },
        'ALL_NEW',
      );
      if (outcome.applied) return { kind: 'won', claim, ...wonRound.parse(outcome.item) };
      return refusedClaim(outcome.current && raceSchema.parse(outcome.current), attempt);
    },

    /** CL-5: takes one agent out; `round`: only while it is in that one. */
    decline(referralId: string, agentId: string, round?: { of: number | undefined }): Promise<Decision> {
      const isIn = round === undefined ? anyRound : inRound(round.of);
      return decide({
        key: keys.race(referralId),
        update: 'ADD declined :agents',
        condition: `#status = :offered AND contains(offered, :agent) AND NOT contains(declined, :agent)${isIn.condition}`,
        names: { ...status, ...isIn.names },
        values: {
          ...isIn.values,
          ':offered': 'offered',
          ':agent': agentId,
          ':agents': new Set([agentId]),
        },
      });
    },

    /** CL-7: closes an offer that nobody has claimed by the end of its window; a later round has a window of its own (CL-15). */
    expire(referralId: string, round: number | undefined, at: Date): Promise<Decision> {
      return close(referralId, { reason: 'expired', at: at.toISOString() }, inRound(round));
    },

    /**
     * PE-4, PE-5: takes the offer of an agent who may not claim any more. The claim looks at nothing but the race: whichever
     * write is first decides.
     */
    async withdrawOffer(race: Race, agentId: string): Promise<Race> {
      let current = race;
      const isIn = inRound(race.round);
      for (;;) {
        const place = current.offered.indexOf(agentId);
        if (current.status !== 'offered' || current.round !== race.round || place === -1) return current;
        const decision = await decide({
          key: keys.race(race.referralId),
          update: `REMOVE offered[${place}]`,
          condition: `#status = :offered AND offered[${place}] = :agent${isIn.condition}`,
          names: { ...status, ...isIn.names },
          values: { ...isIn.values, ':offered': 'offered', ':agent': agentId },
        });
        if (decision === undefined) return current;
        current = decision.race;
      }
    },

    /** CL-6, CL-7: closes an offer that nobody has claimed; PE-5: one that is left to nobody. */
    returnToSource(
      referralId: string,
      reason: 'expired' | 'declined-by-lead' | 'nobody-left',
      at: Date,
      /** Only while it is in that round. */
      round?: { of: number | undefined },
    ): Promise<Decision> {
      return close(referralId, { reason, at: at.toISOString() }, round && inRound(round.of));
    },

    /**
     * CL-13: gives a claimed referral of the team back; for an agent without `leads`, only one that they have. The claim
     * stays, as who had it last.
     */
    giveBack(
      referralId: string,
      { teamId, agentId, leads }: { teamId: string; agentId: string; leads: boolean },
      note: string,
      at: Date,
      changedBy?: Act,
    ): Promise<Decision> {
      return decide({
        key: keys.race(referralId),
        update: `SET #status = :returned, returned = :how${signed(changedBy)}`,
        condition: `#status = :claimed AND teamId = :team${leads ? '' : ' AND claim.agentId = :agent'}`,
        names: status,
        values: {
          ':claimed': 'claimed',
          ':returned': 'returned',
          ':how': { reason: 'given-back', note, by: agentId, at: at.toISOString() },
          ':team': teamId,
          ':changedBy': changedBy,
          ...(!leads && { ':agent': agentId }),
        },
      });
    },

    /** CL-15: the source takes it back before anyone claimed it. */
    withdraw(referralId: string, note: string, at: Date, changedBy?: Act): Promise<Decision> {
      return withdraw(referralId, { reason: 'withdrawn', note, at: at.toISOString() }, changedBy);
    },

    /** TX-7: whether and how the client's texts are stopped, by its brand's consent of `revision`; an earlier one changes nothing. */
    async noteConsent(
      referralId: string,
      optOut: OptOut | undefined,
      revision: number,
      brand?: ItemBrand,
    ): Promise<void> {
      await table.update({
        key: keys.race(referralId),
        update: `SET consentRevision = :revision${optOut ? ', clientOptedOut = :true, optOut = :how' : ' REMOVE clientOptedOut, optOut'}`,
        condition: `attribute_exists(pk) AND ${brand === undefined ? 'attribute_not_exists(brandId)' : 'brandId = :brand'} AND (attribute_not_exists(consentRevision) OR consentRevision < :revision)`,
        values: { ':revision': revision, ':brand': brand, ...(optOut && { ':true': true, ':how': optOut }) },
      });
    },

    /** TX-3: the client answered; the first answer counts. Answers the race as it is then. */
    async noteReply(referralId: string, at: string): Promise<Race | undefined> {
      const decision = await decide({
        key: keys.race(referralId),
        update: 'SET repliedAt = :at',
        condition:
          'attribute_exists(pk) AND (attribute_not_exists(repliedAt) OR repliedAt > :at) AND (attribute_not_exists(offeredAgain) OR offeredAgain.#at <= :at)',
        names: { '#at': 'at' },
        values: { ':at': at },
      });
      return decision?.race;
    },

    /** CP-8: the greeting of that round went out at `at`. */
    async noteGreeted(referralId: string, at: string, round: number | undefined): Promise<void> {
      const isIn = inRound(round);
      await table.update({
        key: keys.race(referralId),
        update: 'SET greetedAt = :at',
        condition: `attribute_exists(pk) AND attribute_not_exists(greetedAt)${isIn.condition}`,
        names: isIn.names,
        values: { ':at': at, ...isIn.values },
      });
    },

    /** CP-8: it did not reach the client after all. */
    async noteNotGreeted(referralId: string, round: number | undefined): Promise<void> {
      const isIn = inRound(round);
      await table.update({
        key: keys.race(referralId),
        update: 'REMOVE greetedAt',
        condition: `attribute_exists(greetedAt)${isIn.condition}`,
        names: isIn.names,
        ...(round !== undefined && { values: isIn.values }),
      });
    },

    /** CL-12: the text of `at` did not reach the client, who never answered one; `reason`: why. */
    async noteUnreached(referralId: string, reason: string, at: string): Promise<void> {
      await table.update({
        key: keys.race(referralId),
        update: 'SET textsFail = :failure',
        condition:
          '#status = :claimed AND attribute_not_exists(textsFail) AND attribute_not_exists(repliedAt) AND (attribute_not_exists(offeredAgain) OR offeredAgain.#at <= :at)',
        names: { ...status, '#at': 'at' },
        values: { ':claimed': 'claimed', ':failure': { at, reason }, ':at': at },
      });
    },

    /** CL-12: a text reached the client after all. */
    async noteReached(referralId: string): Promise<void> {
      await table.update({
        key: keys.race(referralId),
        update: 'REMOVE textsFail',
        condition: 'attribute_exists(textsFail)',
      });
    },

    /** CL-8: offers it to the lead too. */
    offerToLead(referralId: string, leadAgentId: string, round?: number): Promise<Decision> {
      const isIn = inRound(round);
      return decide({
        key: keys.race(referralId),
        update: 'SET offered = list_append(offered, :leads)',
        condition: `#status = :offered AND NOT contains(offered, :lead)${isIn.condition}`,
        names: { ...status, ...isIn.names },
        values: { ...isIn.values, ':offered': 'offered', ':lead': leadAgentId, ':leads': [leadAgentId] },
      });
    },
  };
}

/** CL-15, RT-10: nothing has happened to it since that round ended so. */
export function stillReturned(round: number | undefined, { reason, at }: ReturnedRace['returned']) {
  const isIn = inRound(round, ':endedRound');
  return {
    condition: `#status = :returned AND returned.#reason = :endedFor AND returned.#at = :endedAt${isIn.condition}`,
    names: { ...status, '#reason': 'reason', '#at': 'at', ...isIn.names },
    values: { ':returned': 'returned', ':endedFor': reason, ':endedAt': at, ...isIn.values },
  };
}

type RoundCondition = { condition: string; names: Record<string, string>; values: Record<string, number> };

const anyRound: RoundCondition = { condition: '', names: {}, values: {} };

/** CL-15: in that round alone, as the end of a condition. */
function inRound(round: number | undefined, value = ':round'): RoundCondition {
  const names = { '#round': 'round' };
  if (round === undefined) return { condition: ' AND attribute_not_exists(#round)', names, values: {} };
  return { condition: ` AND #round = ${value}`, names, values: { [value]: round } };
}
