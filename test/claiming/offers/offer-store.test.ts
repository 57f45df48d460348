// Offers and inboxes on a real table: what comes early, late or twice changes nothing that is right.
import { describe, expect, test } from '@jest/globals';
import { teamEmailIdOf } from '../../../lambdas/claiming/notifications.ts';
import { inboxStore } from '../../../lambdas/claiming/offers/inbox-store.ts';
import { offerSchema } from '../../../lambdas/claiming/offers/offer.ts';
import { offerStore } from '../../../lambdas/claiming/offers/offer-store.ts';
import { outcomeStore } from '../../../lambdas/claiming/offers/outcome-store.ts';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import type { Race } from '../../../lambdas/claiming/referral.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import { engineTable, inboxIndex, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from '../support/referrals.ts';

const table = await engineTable();
const offers = offerStore(table);
const referrals = referralStore(table);
const races = raceStore(table);
const inbox = inboxStore(table, inboxIndex);

const at = NOW.toISOString();
/** A referral that is offered to one agent of their own team. */
async function offered(createdAt = NOW, agentId = anId('agent'), teamId = anId('team')) {
  const race = anOpenRace({ offered: [agentId], teamId });
  const details = someDetails(race, { createdAt: createdAt.toISOString() });
  await referrals.create(race, details);
  return { race, agentId, teamId, about: { ...race, createdAt: details.createdAt } };
}
async function offerOf({ race, agentId }: Awaited<ReturnType<typeof offered>>) {
  const item = await table.get(keys.offer(race.referralId, agentId));
  return item && offerSchema.parse(item);
}

describe(onEngine('offer store'), () => {
  test('CL-2 an offer is opened once; opening it again later changes nothing', async () => {
    const referral = await offered();
    const { race, agentId, teamId } = referral;
    await offers.open(referral.about, [agentId], NOW);
    await offers.open(referral.about, [agentId], minutesLater(9));
    expect(await offerOf(referral)).toEqual({ referralId: race.referralId, teamId, agentId, offeredAt: at });
  });

  test('RT-9 an offer that ended before it was opened keeps its end', async () => {
    const referral = await offered();
    const { race, agentId, teamId, about } = referral;
    await offers.end(race.referralId, agentId, 'declined', at);
    await offers.open(about, [agentId], minutesLater(1));
    expect(await offerOf(referral)).toEqual({
      referralId: race.referralId,
      teamId,
      agentId,
      offeredAt: minutesLater(1).toISOString(),
      outcome: 'declined',
      outcomeAt: at,
    });
  });

  test('RT-9 the first end of an offer stands', async () => {
    const referral = await offered();
    const { race, agentId, about } = referral;
    await offers.open(about, [agentId], NOW);
    await offers.end(race.referralId, agentId, 'declined', at);
    await offers.end(race.referralId, agentId, 'missed', minutesLater(60).toISOString());
    expect(await offerOf(referral)).toMatchObject({ outcome: 'declined', outcomeAt: at });
  });

  test('RT-9 the earliest notification counts, in whatever order they are told', async () => {
    for (const told of [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
      [1, 1, 1],
    ]) {
      const referral = await offered();
      const { race, agentId, about } = referral;
      await offers.open(about, [agentId], NOW);
      for (const minutes of told) {
        await offers.markNotified(race.referralId, agentId, minutesLater(minutes).toISOString());
      }
      expect(await offerOf(referral)).toMatchObject({ notifiedAt: minutesLater(1).toISOString() });
    }
  });

  test('a notification of an offer that is not there makes none', async () => {
    await offers.markNotified('ref_unknown', 'ada', at);
    expect(await table.get(keys.offer('ref_unknown', 'ada'))).toBeUndefined();
  });

  test('an offer that only ended is in no inbox', async () => {
    const { race, agentId } = await offered();
    await offers.end(race.referralId, agentId, 'missed', at);
    expect(await inbox.read({ agentId }, () => true, undefined)).toEqual({ referrals: [], next: undefined });
  });

  test('RT-9 the offers of a period are all listed, those before it are not', async () => {
    const agentId = anId('agent');
    for (const minutes of [-2, -1, 0, 1]) {
      const { about } = await offered(minutesLater(minutes), agentId);
      await offers.open(about, [agentId], minutesLater(minutes));
    }
    const listed = await offers.listSince(inboxIndex, [agentId], NOW);
    expect(listed.map(({ offeredAt }) => offeredAt).sort()).toEqual([at, minutesLater(1).toISOString()]);
  });
});

describe(onEngine('offers as they ended'), () => {
  const outcomes = outcomeStore(table);
  const ends = async (agentIds: readonly string[]) =>
    (await offers.listSince(inboxIndex, agentIds, NOW))
      .map(({ agentId, outcome, outcomeAt }) => `${agentId} ${outcome} ${outcomeAt}`)
      .toSorted();
  const anEnd = (winner?: string) => ({ at, winner, others: 'missed' as const });

  test('RT-9 are told by what ended their round, whoever read it before and however often it was told', async () => {
    const [winner, other, declined] = [anId('agent'), anId('agent'), anId('agent')];
    const { race, about } = await offered(NOW, winner);
    const all = [winner, other, declined];
    await offers.open(about, all, NOW);
    expect(await ends([winner, other])).toEqual(
      [winner, other].map((agentId) => `${agentId} undefined undefined`).toSorted(),
    );
    await offers.end(race.referralId, declined, 'declined', at);
    const later = { at: minutesLater(9).toISOString(), others: 'withdrawn' as const };
    for (const end of [anEnd(winner), anEnd(winner), later, undefined]) {
      await outcomes.record(race.referralId, 'claimed', undefined, end);
    }
    expect(await ends(all)).toEqual(
      [`${winner} claimed ${at}`, `${other} missed ${at}`, `${declined} declined ${at}`].toSorted(),
    );
  });

  test('RT-9, CL-15 of two rounds each ends its own offers', async () => {
    const { race, agentId, about } = await offered();
    await offers.open(about, [agentId], NOW);
    await offers.open({ ...about, round: 2 }, [agentId], NOW);
    await outcomes.record(race.referralId, 'returned', undefined, anEnd());
    await outcomes.record(race.referralId, 'claimed', 2, anEnd(agentId));
    expect(await ends([agentId])).toEqual([`${agentId} claimed ${at}`, `${agentId} missed ${at}`]);
  });

  test('RT-9 who claimed was notified when the email to all was accepted, or by an earlier message of their own', async () => {
    const claimedAfter = async (
      email: Record<string, unknown>,
      notifiedAt?: string,
      agentId = anId('agent'),
    ) => {
      const { race, about } = await offered(NOW, agentId);
      const { referralId } = race;
      await offers.open(about, [agentId], NOW);
      const id = teamEmailIdOf({ referralId, kind: 'referral-offered', occasion: '' }, derivedId);
      await table.put({
        ...keys.teamEmail(id),
        teamEmailId: id,
        to: { [agentId]: 'ada@team.example' },
        ...email,
      });
      if (notifiedAt !== undefined) await offers.markNotified(referralId, agentId, notifiedAt);
      await outcomes.record(referralId, 'claimed', undefined, anEnd(agentId));
      return (await offers.listSince(inboxIndex, [agentId], NOW))[0]?.notifiedAt;
    };
    const [early, late] = [minutesLater(1).toISOString(), minutesLater(2).toISOString()];
    expect(await claimedAfter({ acceptedAt: late })).toBe(late);
    expect(await claimedAfter({ acceptedAt: late }, early)).toBe(early);
    expect(await claimedAfter({ acceptedAt: early }, late)).toBe(early);
    expect(await claimedAfter({})).toBeUndefined();
    // Theirs was not accepted with the others', or they were not among them.
    expect(await claimedAfter({ acceptedAt: early, to: { ben: 'ben@team.example' } })).toBeUndefined();
    const apart = anId('agent');
    expect(await claimedAfter({ acceptedAt: early, apart: [apart] }, late, apart)).toBe(late);
  });

  test('RT-9 an offer of before, with its end on itself, reads as it did', async () => {
    const { race, agentId, about } = await offered();
    await offers.open(about, [agentId], NOW);
    await offers.end(race.referralId, agentId, 'missed', at);
    await outcomes.record(race.referralId, 'returned');
    expect(await ends([agentId])).toEqual([`${agentId} missed ${at}`]);
  });
});

describe(onEngine('inbox store'), () => {
  test('CL-4 an inbox is read newest first, page by page, each referral once', async () => {
    const [agentId, teamId] = [anId('agent'), anId('team')];
    const ids = [];
    for (let minute = 0; minute < 60; minute += 1) {
      // Two a minute: their places differ by their ids alone.
      const { race, about } = await offered(minutesLater(Math.floor(minute / 2)), agentId, teamId);
      await offers.open(about, [agentId], NOW);
      ids.push(race.referralId);
    }
    for (const owner of [{ agentId }, { teamId }]) {
      const read: string[] = [];
      const times: string[] = [];
      let after: string | undefined;
      do {
        const page = await inbox.read(owner, () => true, after);
        expect(page.referrals.length).toBeLessThanOrEqual(25);
        read.push(...page.referrals.map(({ race }) => race.referralId));
        times.push(...page.referrals.map(({ details }) => details.createdAt));
        after = page.next;
      } while (after !== undefined);
      expect(read.toSorted()).toEqual(ids.toSorted());
      expect(times).toEqual(times.toSorted().toReversed());
    }
  });

  test('CL-4 by status it is the races’ own: what was claimed a moment ago shows at once', async () => {
    const [agentId, teamId] = [anId('agent'), anId('team')];
    const made = [];
    for (let minute = 0; minute < 4; minute += 1) {
      const referral = await offered(minutesLater(minute), agentId, teamId);
      await offers.open(referral.about, [agentId], NOW);
      made.push(referral.race);
    }
    const [claimed, returned] = made;
    if (claimed === undefined || returned === undefined) throw new Error('nothing was made');
    await races.claim(anAttempt(claimed, { agentId }));
    await races.returnToSource(returned.referralId, 'expired', minutesLater(60));
    const withStatus = async (status: 'offered' | 'claimed' | 'returned') =>
      (await inbox.read({ agentId }, (race) => race.status === status, undefined)).referrals.map(
        ({ race }) => race.referralId,
      );
    expect(await withStatus('claimed')).toEqual([claimed.referralId]);
    expect(await withStatus('returned')).toEqual([returned.referralId]);
    expect(await withStatus('offered')).toEqual(
      made
        .slice(2)
        .map(({ referralId }) => referralId)
        .toReversed(),
    );
  });

  test('a status that is rare is looked for over many pages, and the cursor leads on to the rest', async () => {
    const [agentId, teamId] = [anId('agent'), anId('team')];
    const oldest = await offered(minutesLater(-1), agentId, teamId);
    await offers.open(oldest.about, [agentId], NOW);
    await races.returnToSource(oldest.race.referralId, 'expired', NOW);
    const rest = Array.from({ length: 210 }, (_, index) => minutesLater(index));
    await Promise.all(
      rest.map(async (createdAt) =>
        offers.open((await offered(createdAt, agentId, teamId)).about, [agentId], NOW),
      ),
    );
    const isReturned = ({ status }: Race) => status === 'returned';
    const first = await inbox.read({ agentId }, isReturned, undefined);
    expect(first.referrals).toEqual([]);
    expect(first.next).toBeDefined();
    const second = await inbox.read({ agentId }, isReturned, first.next);
    expect(second.referrals.map(({ race }) => race.referralId)).toEqual([oldest.race.referralId]);
    expect(second.next).toBeUndefined();
  });
});
