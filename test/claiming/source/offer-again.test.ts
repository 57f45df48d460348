// Offering again: a returned referral begins a new round, in which nothing of an earlier one counts.
import { describe, expect, test } from '@jest/globals';
import { executionNameOf as callMeNameOf } from '../../../lambdas/calling/call-me.ts';
import { attemptIdOf } from '../../../lambdas/calling/call-store.ts';
import { offerReferralAgain } from '../../../lambdas/claiming/api.ts';
import { busEventOf } from '../../../lambdas/claiming/bus/bus-events.ts';
import { inboxStore } from '../../../lambdas/claiming/offers/inbox-store.ts';
import type { OpenRace, Race } from '../../../lambdas/claiming/referral.ts';
import { type OfferingAgain, offerAgain } from '../../../lambdas/claiming/source/offer-again.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import {
  aReadyTeam,
  created,
  dispatched,
  eventTypes,
  notifications,
  races,
  referrals,
  stores,
  table,
  told,
} from '../../stream/support/dependencies.ts';
import { inboxIndex, onEngine } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';
import { everyone, placingDeps } from '../support/placing.ts';
import { anAttempt, minutesLater, NOW } from '../support/referrals.ts';

const { readRoutedTeam } = placingDeps.routing;
const deps = {
  ...placingDeps,
  consents: stores.consents,
  routing: {
    readRoutedTeam: async (teamId: string) => (teamId === 'nowhere' ? undefined : readRoutedTeam(teamId)),
  },
};
const again = (
  referralId: string,
  more: Partial<OfferingAgain> = {},
  now = minutesLater(90),
  clientId = 'network',
) => offerAgain({ kind: 'source', clientId }, { referralId, key: undefined, ...more }, now, deps);

async function raceOf(referralId: string): Promise<Race> {
  const race = await races.read(referralId);
  if (race === undefined) throw new Error('There is none');
  return race;
}
async function returned(more: Partial<OpenRace> = {}): Promise<OpenRace> {
  const race = await created(more);
  await stores.offers.open({ ...race, createdAt: NOW.toISOString() }, race.offered, NOW);
  await dispatched(keys.race(race.referralId), () =>
    races.expire(race.referralId, undefined, minutesLater(60)),
  );
  return race;
}
/** In its second round, told. */
async function inSecondRound(more: Partial<OpenRace> = {}) {
  const race = await returned(more);
  await dispatched(keys.race(race.referralId), () => again(race.referralId), minutesLater(90));
  return race;
}

describe(onEngine('offering again'), () => {
  test('CL-15 a returned referral is offered as anew: window, agents, nobody declined, its workflow and event', async () => {
    const race = await returned();
    await dispatched(keys.race(race.referralId), () => again(race.referralId, { offerMinutes: 5 }));
    const now = await raceOf(race.referralId);
    expect(now).toMatchObject({ status: 'offered', round: 2, offerUntil: minutesLater(95).toISOString() });
    expect(now.offered.toSorted()).toEqual(everyone);
    expect([...now.declined]).toEqual([]);
    expect(now).not.toHaveProperty('returned');
    expect(new Set(told.started)).toEqual(new Set([`${race.referralId}-2`]));
    expect(eventTypes()).toEqual(['ReferralReturned', 'ReferralOffered']);
    const idOf = (each: Race) =>
      busEventOf(each, { kind: 'opened' }, '', (...parts) => parts.join()).detail.eventId;
    expect(idOf(now)).not.toBe(idOf(race));
    const claimed = anAttempt(race, { at: minutesLater(91), round: 2 });
    expect(await races.claim(claimed)).toMatchObject({ kind: 'won' });
  });

  test('CL-15 agents are told again of the new round, and once', async () => {
    const race = await inSecondRound();
    for (const agentId of race.offered) {
      const offer = keys.offer(race.referralId, agentId, 2);
      const after = await table.get(offer);
      expect(after).toMatchObject({ offeredAt: minutesLater(90).toISOString(), round: 2 });
      await table.put({ ...offer });
      await dispatched(offer, () => table.put({ ...after }), minutesLater(90));
    }
    expect(notifications()).toEqual(race.offered.map((agentId) => `referral-offered ${agentId} email`));
  });

  test('CL-15 RT-9 the offers of both rounds are measured, each by its own times', async () => {
    const agentId = anId('agent');
    const race = await returned({ offered: [agentId] });
    await stores.offers.markNotified(race.referralId, agentId, minutesLater(1).toISOString());
    const now: OpenRace = {
      ...race,
      round: 2,
      offeredAgain: { at: minutesLater(90).toISOString(), actId: 'a' },
    };
    const referral = await referrals.read(race.referralId);
    if (referral === undefined) throw new Error('There is none');
    const placed = { race: now, isReturning: false, heldBy: undefined };
    expect(await stores.placing.offerAgain(referral, placed, minutesLater(90), undefined)).toBe('offered');
    // A receipt of the first round that comes late.
    await stores.offers.markNotified(race.referralId, agentId, minutesLater(0).toISOString());
    const offers = await stores.offers.listSince(inboxIndex, [agentId], NOW);
    expect(offers.toSorted((a, b) => (a.round ?? 1) - (b.round ?? 1))).toMatchObject([
      { outcome: 'missed', notifiedAt: minutesLater(0).toISOString() },
      { round: 2, offeredAt: minutesLater(90).toISOString() },
    ]);
    expect(offers.find(({ round }) => round === 2)).not.toHaveProperty('notifiedAt');
    const inbox = await inboxStore(table, inboxIndex).read({ agentId }, () => true, undefined);
    expect(inbox.referrals.map(({ race: { referralId } }) => referralId)).toEqual([race.referralId]);
  });

  test('CL-15 what an earlier round left waiting ends nothing of this one', async () => {
    const race = await inSecondRound();
    const { referralId } = race;
    await races.expire(referralId, undefined, minutesLater(91));
    await races.offerToLead(referralId, 'zoe');
    expect(await raceOf(referralId)).toMatchObject({ status: 'offered', round: 2 });
    expect((await raceOf(referralId)).offered).not.toContain('zoe');
    expect(await stores.outcomes.awaitOutcome(referralId, 'token-2', 2)).toBeUndefined();
    await dispatched(keys.race(referralId), () =>
      races.claim(anAttempt(race, { round: 2, at: minutesLater(92) })),
    );
    expect(new Set(told.completedOffers)).toEqual(new Set(['token-2 claimed']));
  });

  test('CL-15 CA-6 an answer or a PIN of an earlier round claims nothing in this one', async () => {
    const race = await inSecondRound();
    for (const by of ['call', 'pin'] as const) {
      expect(await races.claim(anAttempt(race, { by, at: minutesLater(91) }))).toEqual({
        kind: 'referral-returned',
      });
    }
    expect(await races.claim(anAttempt(race, { by: 'call', round: 2, at: minutesLater(91) }))).toMatchObject({
      kind: 'won',
    });
  });

  test('CL-15 CA-1 calls begin anew, with names and acts of their own', async () => {
    const race = await returned();
    const { referralId, teamId, offerUntil } = race;
    const call = { referralId, agentId: 'ada', teamId, offerUntil, phone: '+12065550150' };
    await stores.calls.begin(call, NOW);
    await stores.calls.end(call, 'ended');
    await again(referralId);
    const second = await stores.calls.begin({ ...call, round: 2 }, minutesLater(91));
    expect(second).toMatchObject({ state: 'ringing', attempt: 1, round: 2 });
    expect(callMeNameOf(second, derivedId)).toBe(`${referralId}-ada.2`);
    expect(attemptIdOf(second, 1)).not.toBe(attemptIdOf(call, 1));
    // The end of the first round, told late.
    await stores.calls.miss(call, 1, 'no-answer');
    expect(await stores.calls.read(second)).toMatchObject({ state: 'ringing' });
  });

  test('CL-15 another team has it in its list, and the first one’s lead reads it no more', async () => {
    const race = await returned();
    const teamId = await aReadyTeam();
    await again(race.referralId, { teamId });
    const list = (of: string) => inboxStore(table, inboxIndex).read({ teamId: of }, () => true, undefined);
    expect((await list(teamId)).referrals).toMatchObject([
      { race: { teamId, round: 2 }, details: { teamId } },
    ]);
    expect((await list(race.teamId)).referrals).toEqual([]);
    expect(await races.claim(anAttempt(race, { at: minutesLater(91), by: 'text' }))).toEqual({
      kind: 'not-offered',
    });
  });

  test('CL-15 TX-3 whoever claims it then begins anew: the client has not replied to them', async () => {
    const race = await created();
    const { referralId } = race;
    await races.claim(anAttempt(race, { by: 'text', text: 'Hi' }));
    await races.noteReply(referralId, minutesLater(3).toISOString());
    await races.giveBack(
      referralId,
      { teamId: race.teamId, agentId: 'ada', leads: false },
      'x',
      minutesLater(9),
    );
    expect(await again(referralId)).toMatchObject({ status: 'offered' });
    const now = await raceOf(referralId);
    expect(now.repliedAt).toBeUndefined();
    expect(now).not.toHaveProperty('claim');
    await races.noteReply(referralId, minutesLater(4).toISOString());
    expect((await raceOf(referralId)).repliedAt).toBeUndefined();
  });

  test('CL-15 repeated, with its key or as it was, it is the same round, however it stands by then', async () => {
    const race = await returned();
    const { referralId } = race;
    for (let times = 0; times < 3; times += 1) {
      expect(await again(referralId, { key: 'k1' })).toEqual({ referralId, status: 'offered' });
      expect(await again(referralId)).toEqual({ referralId, status: 'offered' });
    }
    await races.claim(anAttempt(race, { at: minutesLater(91), round: 2 }));
    expect(await again(referralId, { key: 'k1' })).toEqual({ referralId, status: 'claimed' });
    expect(await again(referralId)).toMatchObject({ refused: 'already-claimed' });
    expect(await raceOf(referralId)).toMatchObject({ round: 2 });
  });

  test('CL-15 a retry of any round’s key opens nothing, and is answered how the referral stands', async () => {
    const { referralId } = await returned();
    const rounds = ['a', 'b', 'c'];
    for (const [index, key] of rounds.entries()) {
      expect(await again(referralId, { key }, minutesLater(90 + index))).toMatchObject({ status: 'offered' });
      for (const earlier of rounds.slice(0, index + 1)) {
        expect(await again(referralId, { key: earlier })).toEqual({ referralId, status: 'offered' });
      }
      await races.withdraw(referralId, 'x', minutesLater(90 + index));
      for (const earlier of rounds.slice(0, index + 1)) {
        expect(await again(referralId, { key: earlier })).toEqual({ referralId, status: 'returned' });
      }
    }
    expect(await raceOf(referralId)).toMatchObject({ status: 'returned', round: 4 });
  });

  test.each([
    [{ offerMinutes: 5 }, { offerMinutes: 6 }],
    [{ offerMinutes: 5 }, {}],
    [{}, { teamId: 'north' }],
    [{}, { teamId: 'nowhere', offerMinutes: 5 }],
  ])('CL-15 a key that asked for %j is refused for %j, in its round and after it', async (first, other) => {
    const { referralId } = await returned();
    await again(referralId, { key: 'k', ...first });
    expect(await again(referralId, { key: 'k', ...other })).toMatchObject({
      refused: 'idempotency-key-reused',
    });
    await races.withdraw(referralId, 'x', minutesLater(91));
    await again(referralId, { key: 'next' });
    expect(await again(referralId, { key: 'k', ...other })).toMatchObject({
      refused: 'idempotency-key-reused',
    });
    expect(await again(referralId, { key: 'k', ...first })).toMatchObject({ status: 'offered' });
  });

  test('CL-15 a key of a release that kept only the last one is still known', async () => {
    const { referralId } = await returned();
    await again(referralId, { key: 'k' });
    await table.update({ key: keys.details(referralId), update: 'REMOVE offerActs' });
    expect(await again(referralId, { key: 'k' })).toEqual({ referralId, status: 'offered' });
  });

  test('CL-15 the body may be left out', () => {
    expect(offerReferralAgain.body?.safeParse(undefined).success).toBe(true);
  });

  test('CL-15 offered again and withdrawn many times at once, each is answered what was so', async () => {
    const { referralId } = await returned();
    for (let turn = 0; turn < 12; turn += 1) {
      const outcomes = await Promise.all(
        [0, 1, 2, 3].flatMap((each) => [
          again(referralId, { key: `${turn} ${each}` }),
          again(referralId),
          races.withdraw(referralId, 'x', minutesLater(91)).then(() => undefined),
        ]),
      );
      for (const outcome of outcomes.filter((each) => each !== undefined)) {
        const isRefused = 'refused' in outcome;
        expect(isRefused ? outcome.refused : outcome.status).toBe(isRefused ? 'already-offered' : 'offered');
      }
    }
  });

  test('CL-15 of ten who offer it again at once one opens the round', async () => {
    const { referralId } = await returned();
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, index) => again(referralId, { key: `k${index}` })),
    );
    expect(all.filter((outcome) => !('refused' in outcome))).toHaveLength(1);
    expect(
      all.filter((outcome) => 'refused' in outcome && outcome.refused === 'already-offered'),
    ).toHaveLength(9);
    expect(await raceOf(referralId)).toMatchObject({ round: 2 });
  });

  test('CL-15 a third round is another one', async () => {
    const { referralId } = await inSecondRound();
    await races.withdraw(referralId, 'x', minutesLater(95));
    expect(await again(referralId, {}, minutesLater(99))).toMatchObject({ status: 'offered' });
    expect(await raceOf(referralId)).toMatchObject({ round: 3 });
  });

  test('CL-15 one that is offered or claimed, of another source, or to nobody, is refused', async () => {
    const open = await created();
    expect(await again(open.referralId)).toMatchObject({ refused: 'already-offered' });
    await races.claim(anAttempt(open));
    expect(await again(open.referralId)).toMatchObject({ refused: 'already-claimed' });
    const { referralId } = await returned();
    expect(await again(referralId, {}, NOW, 'another')).toEqual({ refused: 'not-found' });
    expect(await again('ref_unknown')).toEqual({ refused: 'not-found' });
    expect(await again(referralId, { teamId: 'nowhere' })).toMatchObject({ refused: 'unknown-team' });
    expect(await raceOf(referralId)).toMatchObject({ status: 'returned' });
  });
});
