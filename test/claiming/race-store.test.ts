// The race on a real table: one winner, whatever is tried in whatever order.
import { describe, expect, test } from '@jest/globals';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import type { OpenRace, Race } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { engineTable, onEngine } from '../support/engine.ts';
import { permutations } from '../support/orders.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from './support/referrals.ts';

const table = await engineTable();
const races = raceStore(table);
const referrals = referralStore(table);

async function opened(race: Partial<OpenRace> = {}): Promise<OpenRace> {
  const open = anOpenRace(race);
  await referrals.create(open, someDetails(open));
  return open;
}
const raceOf = async ({ referralId }: Race) => races.read(referralId);

describe(onEngine('race store'), () => {
  test('a race reads as it was created, and one that was not is none', async () => {
    const race = await opened();
    expect(await raceOf(race)).toEqual(race);
    expect(await races.read('ref_unknown')).toBeUndefined();
  });

  test.each([{ by: 'text', text: 'Hi Clara' }, { by: 'call' }, { by: 'pin' }] as const)(
    'CL-3 a claim by $by wins an open race, and commits what it brings',
    async (act) => {
      const race = await opened();
      const claim = { agentId: 'ada', actId: 'act-1', at: NOW.toISOString(), ...act };
      expect(await races.claim(anAttempt(race, act))).toEqual({ kind: 'won', claim });
      expect(await raceOf(race)).toEqual({ ...race, status: 'claimed', claim });
    },
  );

  test('CL-3 an agent of another team with the same id neither claims nor has what was claimed', async () => {
    const race = await opened();
    const namesake = anAttempt(race, { teamId: 'south' });
    expect(await races.claim(namesake)).toEqual({ kind: 'not-offered' });
    await races.claim(anAttempt(race));
    expect(await races.claim(namesake)).toEqual({ kind: 'not-offered' });
  });

  test('CL-3 the winner repeating the act has won again, without a second effect', async () => {
    const race = await opened();
    await races.claim(anAttempt(race, { by: 'text', text: 'Hi Clara' }));
    const before = await raceOf(race);
    const repeat = await races.claim(anAttempt(race, { by: 'text', text: 'Hi again', at: minutesLater(3) }));
    expect(repeat).toMatchObject({ kind: 'won', claim: { text: 'Hi Clara', at: NOW.toISOString() } });
    expect(await raceOf(race)).toEqual(before);
  });

  test('CL-3 a loser learns who was first', async () => {
    const race = await opened();
    await races.claim(anAttempt(race));
    const lost = await races.claim(anAttempt(race, { agentId: 'ben', actId: 'act-2' }));
    expect(lost).toMatchObject({ kind: 'already-claimed', claim: { agentId: 'ada' } });
    const other = await races.claim(anAttempt(race, { by: 'pin', actId: 'act-3' }));
    expect(other).toMatchObject({ kind: 'already-yours', claim: { actId: 'act-1', by: 'call' } });
  });

  test('CL-3 ten agents at once, each twice: exactly one gets it', async () => {
    const agents = Array.from({ length: 10 }, (_, index) => `agent-${index}`);
    const race = await opened({ offered: agents });
    const outcomes = await Promise.all(
      [...agents, ...agents].map((agentId) =>
        races.claim(anAttempt(race, { agentId, actId: `act-${agentId}` })),
      ),
    );
    const now = await raceOf(race);
    const winner = now?.status === 'claimed' ? now.claim.agentId : undefined;
    expect(agents).toContain(winner);
    outcomes.forEach((outcome, index) => {
      const isWinner = agents[index % 10] === winner;
      expect(outcome).toMatchObject({
        kind: isWinner ? 'won' : 'already-claimed',
        claim: { agentId: winner },
      });
    });
  });

  test('whoever was not offered it, or asks for a referral that is not there, learns nothing', async () => {
    const race = await opened();
    const stranger = anAttempt(race, { agentId: 'zoe' });
    expect(await races.claim(stranger)).toEqual({ kind: 'not-offered' });
    await races.claim(anAttempt(race));
    expect(await races.claim(stranger)).toEqual({ kind: 'not-offered' });
    expect(await races.claim({ ...stranger, referralId: 'ref_unknown' })).toEqual({ kind: 'not-offered' });
    expect(await races.read('ref_unknown')).toBeUndefined();
  });

  test('an agent whose id is part of an offered one’s was not offered it', async () => {
    const race = await opened({ offered: ['adamant'] });
    expect(await races.claim(anAttempt(race))).toEqual({ kind: 'not-offered' });
  });

  test('TX-1 without consent nobody claims by text, and the claim goes by call or PIN', async () => {
    const race = await opened({ textingPreferred: false });
    const text = anAttempt(race, { by: 'text', text: 'Hi' });
    expect(await races.claim(text)).toEqual({ kind: 'text-consent-missing' });
    expect(await raceOf(race)).toEqual(race);
    expect(await races.claim(anAttempt(race, { by: 'pin' }))).toMatchObject({ kind: 'won' });
  });

  test('TX-7 after the client’s STOP nobody claims by text, whatever order it is told in; START lifts it', async () => {
    const race = await opened();
    const text = anAttempt(race, { by: 'text', text: 'Hi' });
    await races.noteConsent(race.referralId, { how: 'stop' }, 2);
    await races.noteConsent(race.referralId, undefined, 1);
    expect(await races.claim(text)).toEqual({ kind: 'client-opted-out' });
    expect(await raceOf(race)).toMatchObject({ status: 'offered', clientOptedOut: true });
    await races.noteConsent(race.referralId, undefined, 3);
    await races.noteConsent(race.referralId, { how: 'stop' }, 2);
    expect(await races.claim(text)).toMatchObject({ kind: 'won' });
    await races.noteConsent('ref_unknown', { how: 'stop' }, 1);
    expect(await races.read('ref_unknown')).toBeUndefined();
  });

  test('TX-3 the client’s first answer counts, in whatever order they are told', async () => {
    const race = await opened();
    for (const minutes of [5, 3, 4]) {
      await races.noteReply(race.referralId, minutesLater(minutes).toISOString());
    }
    expect(await raceOf(race)).toMatchObject({ repliedAt: minutesLater(3).toISOString() });
  });

  test('CL-7 a claim in the last millisecond wins; at the end of the window it is too late', async () => {
    const [late, inTime] = [await opened(), await opened()];
    expect(await races.claim(anAttempt(late, { at: minutesLater(60) }))).toEqual({ kind: 'offer-expired' });
    expect(await raceOf(late)).toEqual(late);
    const at = new Date(minutesLater(60).getTime() - 1);
    expect(await races.claim(anAttempt(inTime, { at }))).toMatchObject({ kind: 'won' });
  });

  test('CL-5 a decline takes one agent out and changes nothing for the others', async () => {
    const race = await opened();
    const declined = { ...race, declined: new Set(['ada']) };
    expect(await races.decline(race.referralId, 'ada')).toEqual({ changed: true, race: declined });
    expect(await races.decline(race.referralId, 'ada')).toEqual({ changed: false, race: declined });
    expect(await races.claim(anAttempt(race))).toEqual({ kind: 'already-declined' });
    expect(await races.claim(anAttempt(race, { agentId: 'ben' }))).toMatchObject({ kind: 'won' });
  });

  test('CL-5 declines of all agents at once are all kept', async () => {
    const race = await opened();
    await Promise.all(race.offered.map((agentId) => races.decline(race.referralId, agentId)));
    expect(await raceOf(race)).toEqual({ ...race, declined: new Set(race.offered) });
  });

  test('CL-5 a stranger declines nothing, and a referral that is not there is not made by declining it', async () => {
    const race = await opened();
    expect(await races.decline(race.referralId, 'zoe')).toEqual({ changed: false, race });
    expect(await races.decline('ref_unknown', 'ada')).toBeUndefined();
    expect(await races.returnToSource('ref_unknown', 'expired', NOW)).toBeUndefined();
    expect(await races.offerToLead('ref_unknown', 'lena')).toBeUndefined();
    expect(await races.read('ref_unknown')).toBeUndefined();
  });

  test('CL-6 the lead’s decline closes it for the team; the first reason stands', async () => {
    const race = await opened();
    const returned = { reason: 'declined-by-lead', at: NOW.toISOString() };
    const closed = { ...race, status: 'returned', returned };
    expect(await races.returnToSource(race.referralId, 'declined-by-lead', NOW)).toEqual({
      changed: true,
      race: closed,
    });
    expect(await races.returnToSource(race.referralId, 'expired', minutesLater(60))).toEqual({
      changed: false,
      race: closed,
    });
    expect(await races.claim(anAttempt(race))).toEqual({ kind: 'referral-returned' });
    expect(await races.decline(race.referralId, 'ada')).toEqual({ changed: false, race: closed });
  });

  test('CL-7 a claim that was committed before the window’s end wins over its closing', async () => {
    const race = await opened();
    await races.claim(anAttempt(race));
    const decision = await races.returnToSource(race.referralId, 'expired', minutesLater(60));
    expect(decision).toMatchObject({
      changed: false,
      race: { status: 'claimed', claim: { agentId: 'ada' } },
    });
  });

  test('CL-8 it is offered to the lead once, while it is open', async () => {
    const race = await opened({ offered: ['ada'] });
    const offered = ['ada', 'lena'];
    expect(await races.offerToLead(race.referralId, 'lena')).toMatchObject({
      changed: true,
      race: { offered },
    });
    expect(await races.offerToLead(race.referralId, 'lena')).toMatchObject({
      changed: false,
      race: { offered },
    });
    expect(await races.claim(anAttempt(race, { agentId: 'lena' }))).toMatchObject({ kind: 'won' });
    const closed = await opened({ offered: ['ada'] });
    await races.returnToSource(closed.referralId, 'expired', NOW);
    expect(await races.offerToLead(closed.referralId, 'lena')).toMatchObject({ changed: false });
  });

  const steps = {
    claim: (race: Race) => races.claim(anAttempt(race)),
    decline: (race: Race) => races.decline(race.referralId, 'ada'),
    'lead’s decline': (race: Race) => races.returnToSource(race.referralId, 'declined-by-lead', NOW),
    expiry: (race: Race) => races.returnToSource(race.referralId, 'expired', NOW),
  };
  type Step = keyof typeof steps;

  test.each(
    permutations<Step>(['claim', 'decline', 'lead’s decline', 'expiry']).map(
      (order) => [order.join(', '), order] as const,
    ),
  )('CL-3 in the order %s the first that ends the race stands', async (_name, order) => {
    const race = await opened();
    for (const step of order) await steps[step](race);
    const end = order.find(
      (step) => step !== 'decline' && !(step === 'claim' && isBefore(order, 'decline', 'claim')),
    );
    const now = await raceOf(race);
    const expected = {
      claim: { status: 'claimed' },
      'lead’s decline': { status: 'returned', returned: { reason: 'declined-by-lead' } },
      expiry: { status: 'returned', returned: { reason: 'expired' } },
      decline: {},
    };
    expect(now).toMatchObject(expected[end ?? 'decline']);
    expect(now?.declined.has('ada')).toBe(order[0] === 'decline');
  });

  test('CL-3 claim, decline, the lead’s decline and the expiry at once: one end, and everyone is told that one', async () => {
    for (let round = 0; round < 20; round += 1) {
      const race = await opened();
      const [claim, decline, byLead, expiry] = await Promise.all([
        steps.claim(race),
        races.decline(race.referralId, 'ben'),
        steps['lead’s decline'](race),
        steps.expiry(race),
      ]);
      const now = await raceOf(race);
      expect(now?.status).toBe(claim.kind === 'won' ? 'claimed' : 'returned');
      const changes = [claim.kind === 'won', byLead?.changed, expiry?.changed].filter(Boolean);
      expect(changes).toHaveLength(1);
      expect(now?.declined.has('ben')).toBe(decline?.changed);
    }
  });
});

function isBefore<T>(order: readonly T[], first: T, second: T): boolean {
  return order.indexOf(first) < order.indexOf(second);
}
