// What the carrier's events do to calls and to the race: late, twice, in any order, or never.

import { afterEach, describe, expect, test } from '@jest/globals';
import { answer } from '../../lambdas/calling/answer.ts';
import type { Attempt, CallId } from '../../lambdas/calling/call.ts';
import { attemptIdOf, callStore } from '../../lambdas/calling/call-store.ts';
import { settle } from '../../lambdas/calling/settle.ts';
import { voiceEventIn } from '../../lambdas/carriers/end-user-messaging/voice-event.ts';
import { placingStore } from '../../lambdas/claiming/placing/placing-store.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import type { OpenRace } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import type { AgentProfile } from '../../lambdas/people/team.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from '../claiming/support/referrals.ts';
import { anAgent } from '../people/support/teams.ts';
import { byBrand } from '../support/brands.ts';
import { engineTable } from '../support/engine.ts';
import { aRequest, offerUntil, secondsLater, standOf } from './support/calls.ts';
import { aVoiceEvent, type VoiceEventType } from './support/voice-events.ts';

const table = await engineTable();
const calls = callStore(table);
const races = raceStore(table);
const referrals = referralStore(table);
/** What became of Ada meanwhile. */
let ada: Partial<AgentProfile> = {};
afterEach(() => {
  ada = {};
});
const readAnyone = async () => anAgent('ada', ada);
const settling = { calls, races, readAnyone, attemptIdOf };

const idIn = ({ referralId }: OpenRace): CallId => ({ referralId, agentId: 'ada' });

/** Ada's phone rings, for the first or the second time. */
async function rung(attempts: Attempt = 1): Promise<OpenRace> {
  const race = anOpenRace();
  await referrals.create(race, someDetails(race));
  await dialed(race, 1);
  if (attempts === 2) {
    await calls.miss(idIn(race), 1, 'no-answer');
    await dialed(race, 2);
  }
  return race;
}

async function dialed(race: OpenRace, attempt: Attempt): Promise<void> {
  const id = idIn(race);
  await calls.request(aRequest(id), NOW);
  const by = { attempt, taskToken: `token-${attempt}`, dialedBy: `by-${attempt}`, phone: undefined };
  await calls.startDialing(id, by, NOW);
}

async function told(race: OpenRace, type: VoiceEventType, attempt: Attempt = 1, at = NOW, more: object = {}) {
  const event = voiceEventIn(aVoiceEvent(type, idIn(race), attempt, more));
  if (event !== undefined) await settle(event, at, settling);
}

const callOf = (race: OpenRace) => calls.read(idIn(race));
const raceOf = ({ referralId }: OpenRace) => races.read(referralId);

describe('an answered call', () => {
  test.each(['ANSWERED', 'COMPLETED'] as const)('CA-1 %s claims for the agent, by call', async (type) => {
    const race = await rung();
    await told(race, type);
    expect(await raceOf(race)).toMatchObject({
      status: 'claimed',
      claim: { agentId: 'ada', by: 'call', at: NOW.toISOString(), actId: attemptIdOf(idIn(race), 1) },
    });
  });

  test('CA-1 told twice and at once, it is one claim, as it was first', async () => {
    const race = await rung();
    await Promise.all(Array.from({ length: 5 }, () => told(race, 'ANSWERED')));
    const claimed = await raceOf(race);
    await told(race, 'ANSWERED', 1, secondsLater(30));
    await told(race, 'COMPLETED', 1, secondsLater(60));
    expect(await raceOf(race)).toEqual(claimed);
    expect((await callOf(race))?.attempts['1']).not.toHaveProperty('inVain');
  });

  test('CA-6 later than twenty seconds it claims still: after a miss, in the second ringing, at the PIN', async () => {
    for (const comeTo of ['missed', 'again', 'pin'] as const) {
      const race = await rung();
      await calls.miss(idIn(race), 1, 'no-answer');
      if (comeTo === 'again') await dialed(race, 2);
      if (comeTo === 'pin') await calls.showPin(idIn(race), 'pin_1', NOW);
      await told(race, 'ANSWERED', 1, minutesLater(5));
      expect(await raceOf(race)).toMatchObject({
        claim: { agentId: 'ada', actId: attemptIdOf(idIn(race), 1) },
      });
    }
  });

  test('CA-6 answered in the last millisecond of the window it claims; at its end it is too late, and told', async () => {
    const [inTime, late] = [await rung(), await rung()];
    await told(inTime, 'ANSWERED', 1, new Date(offerUntil.getTime() - 1));
    await told(late, 'ANSWERED', 1, offerUntil);
    expect(await raceOf(inTime)).toMatchObject({ status: 'claimed' });
    expect(await raceOf(late)).toMatchObject({ status: 'offered' });
    expect((await callOf(late))?.attempts['1']).toMatchObject({ inVain: 'offer-expired' });
  });

  test.each([
    ['their license lapsed', { licensed: false }, 'license-lapsed'],
    ['they left', { left: { at: NOW.toISOString() } }, 'left-team'],
    ['the license was back by then', {}, 'not-offered'],
  ] as const)('PE-4 PE-5 CA-6 who answers after %s is noted with the truth', async (_what, change, why) => {
    const race = await rung();
    await races.withdrawOffer(race, 'ada');
    ada = change;
    await told(race, 'ANSWERED');
    expect((await callOf(race))?.attempts['1']).toMatchObject({ inVain: why });
    expect(await raceOf(race)).toMatchObject({ status: 'offered' });
  });

  test.each([
    ['is offered to them again', ['ada', 'ben'], undefined, 'offered-again'],
    ['is offered to others', ['ben'], undefined, 'referral-returned'],
    ['is a teammate’s by now', ['ada', 'ben'], 'ben', 'already-claimed'],
    ['is theirs by now', ['ada', 'ben'], 'ada', undefined],
  ] as const)(
    'CL-15 CA-6 who answers the call of an earlier round of what %s is told how it stands now',
    async (_what, offered, winner, why) => {
      const race = await rung();
      await races.withdraw(race.referralId, 'x', NOW);
      const referral = await referrals.read(race.referralId);
      if (referral === undefined) throw new Error('There is none');
      const again = {
        ...race,
        offered: [...offered],
        round: 2,
        offeredAgain: { at: NOW.toISOString(), actId: 'a' },
      };
      const placed = { race: again, isReturning: false, heldBy: undefined };
      const placing = placingStore(table, byBrand.poolOf);
      const { last } = await placing.readHistory(referral.details.client.phone, race.teamId);
      expect(await placing.offerAgain(referral, placed, NOW, last)).toBe('offered');
      if (winner !== undefined) await races.claim(anAttempt(race, { agentId: winner, by: 'pin', round: 2 }));
      await told(race, 'ANSWERED');
      expect((await callOf(race))?.attempts['1'].inVain).toBe(why);
    },
  );

  test.each([
    ['a teammate', (race: OpenRace) => races.claim(anAttempt(race, { agentId: 'ben' })), 'already-claimed'],
    ['their own decline', (race: OpenRace) => races.decline(race.referralId, 'ada'), 'already-declined'],
    [
      'the lead’s decline',
      (race: OpenRace) => races.returnToSource(race.referralId, 'declined-by-lead', NOW),
      'referral-returned',
    ],
    [
      'the end of the window',
      (race: OpenRace) => races.returnToSource(race.referralId, 'expired', NOW),
      'referral-returned',
    ],
  ] as const)(
    'CA-6 who answers after %s is noted as having answered in vain, and changes nothing',
    async (_what, happens, why) => {
      const race = await rung();
      await happens(race);
      const before = await raceOf(race);
      await told(race, 'ANSWERED');
      await told(race, 'COMPLETED');
      expect(await raceOf(race)).toEqual(before);
      expect((await callOf(race))?.attempts['1']).toMatchObject({ inVain: why });
    },
  );

  test('CA-6 both calls answered: the first act has it, and the second was not in vain', async () => {
    const race = await rung(2);
    await told(race, 'ANSWERED', 2);
    await told(race, 'ANSWERED', 1);
    expect(await raceOf(race)).toMatchObject({ claim: { actId: attemptIdOf(idIn(race), 2) } });
    expect((await callOf(race))?.attempts).toMatchObject({ '1': { dialedBy: 'by-1' } });
    expect(JSON.stringify(await callOf(race))).not.toContain('inVain');
  });

  test('CA-1 answer says how it ended', async () => {
    const race = await rung();
    const call = await callOf(race);
    if (call === undefined) throw new Error('it was dialed');
    expect(await answer(call, 1, NOW, settling)).toMatchObject({ kind: 'won' });
    expect(await answer(call, 1, secondsLater(1), settling)).toMatchObject({ kind: 'won' });
    expect(await answer(call, 2, NOW, settling)).toMatchObject({ kind: 'already-yours' });
    const ben = { ...call, agentId: 'ben' };
    await calls.begin(aRequest({ referralId: race.referralId, agentId: 'ben' }), NOW);
    expect(await answer(ben, 1, NOW, settling)).toMatchObject({ kind: 'already-claimed' });
  });
});

describe('a missed call', () => {
  test.each([
    ['BUSY', 'busy'],
    ['NO_ANSWER', 'no-answer'],
    ['FAILED', 'failed'],
    ['TTL_EXPIRED', 'failed'],
  ] as const)('CA-2 %s: missed, %s, and may be called again', async (type, reason) => {
    const race = await rung();
    await told(race, type);
    expect(await callOf(race)).toMatchObject({ state: 'missed', reason, mayCallAgain: true });
    expect(await raceOf(race)).toMatchObject({ status: 'offered' });
  });

  test('CA-3 a second time: not again', async () => {
    const race = await rung(2);
    await told(race, 'BUSY', 2);
    expect(standOf(await callOf(race))).toBe('missed 2');
  });

  test.each(['BUSY', 'NO_ANSWER', 'FAILED', 'TTL_EXPIRED'] as const)(
    'CA-2 a late %s of the first call is never charged to the second',
    async (type) => {
      const race = await rung(2);
      await told(race, type, 1);
      expect(standOf(await callOf(race))).toBe('ringing 2');
    },
  );

  test('CA-2 after it was answered it takes nothing back', async () => {
    const race = await rung();
    await told(race, 'ANSWERED');
    await told(race, 'FAILED');
    expect(await raceOf(race)).toMatchObject({ status: 'claimed' });
  });
});

describe('an ended call', () => {
  test('CA-7 is noted at the carrier’s time, once, for its own attempt', async () => {
    const race = await rung(2);
    const [eventTimestamp, later] = [secondsLater(45).getTime(), secondsLater(90).getTime()];
    await told(race, 'COMPLETED', 2, secondsLater(100), { eventTimestamp });
    await told(race, 'COMPLETED', 2, secondsLater(101), { eventTimestamp: later });
    const attempts = (await callOf(race))?.attempts;
    expect(attempts?.['2']).toMatchObject({ endedAt: secondsLater(45).toISOString() });
    expect(attempts?.['1']).not.toHaveProperty('endedAt');
  });

  test('CA-7 one that was hung up at once ends all the same, and claims nothing by its end', async () => {
    const race = await rung();
    await told(race, 'COMPLETED', 1, NOW, { callDurationInSeconds: 0 });
    expect(await raceOf(race)).toEqual(race);
    expect((await callOf(race))?.attempts['1']).toHaveProperty('endedAt');
    await told(race, 'ANSWERED');
    expect(await raceOf(race)).toMatchObject({ status: 'claimed' });
  });

  test('CA-7 an answer alone does not end it', async () => {
    const race = await rung();
    await told(race, 'ANSWERED');
    expect((await callOf(race))?.attempts['1']).not.toHaveProperty('endedAt');
  });
});

describe('events that change nothing', () => {
  const every = ['INITIATED', 'RINGING', 'ANSWERED', 'COMPLETED', 'BUSY', 'NO_ANSWER', 'FAILED'] as const;

  test('CA-1 are those of calls that nobody asked for', async () => {
    const race = anOpenRace();
    await referrals.create(race, someDetails(race));
    for (const type of every) await told(race, type);
    expect(await callOf(race)).toBeUndefined();
    expect(await raceOf(race)).toEqual(race);
  });

  test('CA-1 are those of an attempt that was never dialed', async () => {
    const race = await rung();
    for (const type of every) await told(race, type, 2);
    expect(standOf(await callOf(race))).toBe('ringing 1');
    expect(await raceOf(race)).toEqual(race);
  });

  test('CA-1 are INITIATED and RINGING', async () => {
    const race = await rung();
    const before = await callOf(race);
    for (const type of ['INITIATED', 'RINGING'] as const) await told(race, type);
    expect(await callOf(race)).toEqual(before);
  });
});
