// "Call me to claim": rings twice at most, for whoever may still claim by phone; everyone else is told why not.
import { describe, expect, test } from '@jest/globals';
import { attemptIdOf, callStore } from '../../lambdas/calling/call-store.ts';
import { requestCall } from '../../lambdas/calling/request-call.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import type { OpenRace } from '../../lambdas/claiming/referral.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { dailyLimitsStore } from '../../lambdas/people/daily-limits-store.ts';
import { anAttempt, anOpenRace, NOW, someDetails } from '../claiming/support/referrals.ts';
import { anAgent, asAgent } from '../people/support/teams.ts';
import { engineTable } from '../support/engine.ts';
import { aRequest, broughtTo, offerUntil, secondsLater } from './support/calls.ts';

const table = await engineTable();
const races = raceStore(table);
const calls = callStore(table);
const limits = dailyLimitsStore(table);

async function offered(race: Partial<OpenRace> = {}) {
  const open = anOpenRace({ textingPreferred: false, ...race });
  await referralStore(table).create(open, someDetails(open));
  return open;
}

const ask = ({ referralId }: OpenRace, now = NOW, caller = asAgent('ada'), phone?: string) =>
  requestCall(caller, referralId, now, {
    races,
    calls,
    limits,
    attemptIdOf,
    people: { readAgent: async () => anAgent('ada', { phone }) },
  });
const askToRing = (race: OpenRace, phone = '+12065550177', now = NOW) =>
  ask(race, now, asAgent('ada'), phone);

describe('call me', () => {
  test('CA-1 rings the phone on the agent’s profile', async () => {
    expect(await askToRing(await offered())).toEqual({
      state: 'ringing',
      attempt: 1,
      phone: '+12065550177',
      ringsUntil: secondsLater(20).toISOString(),
    });
  });

  test('CA-1 asked for twice while it rings, it is one call', async () => {
    const race = await offered();
    const first = await askToRing(race);
    expect(await askToRing(race, '+12065550178', secondsLater(5))).toEqual(first);
  });

  test('CA-8 after a missed call the second one rings the phone that the profile has by then', async () => {
    const race = await offered();
    await broughtTo('missed 1', calls, aRequest({ referralId: race.referralId }));
    expect(await askToRing(race, '+12065550178', secondsLater(30))).toMatchObject({
      state: 'ringing',
      attempt: 2,
      phone: '+12065550178',
    });
  });

  test.each(['missed 2', 'pin'] as const)('CA-3 there is no third call: %s', async (stand) => {
    const race = await offered();
    await broughtTo(stand, calls, aRequest({ referralId: race.referralId }));
    expect(await askToRing(race)).toEqual({
      refused: 'use-pin',
      detail: 'Dial the number and enter the PIN that GET …/calls/mine shows.',
    });
  });

  test('CA-10 given up by the carrier, it goes straight to the PIN', async () => {
    const race = await offered();
    await broughtTo('given up 1', calls, aRequest({ referralId: race.referralId }));
    expect(await askToRing(race)).toMatchObject({ refused: 'use-pin' });
  });

  test('CA-3 without a PIN line nothing is left to try', async () => {
    const race = await offered();
    await broughtTo('missed 2', calls, aRequest({ referralId: race.referralId }));
    await calls.end({ referralId: race.referralId, agentId: 'ada' }, 'ended', 'no-pin-line');
    expect(await askToRing(race)).toMatchObject({ refused: 'no-more-calls' });
  });

  test('CA-9 nobody is called for a client who prefers texts', async () => {
    const race = await offered({ textingPreferred: true });
    expect(await askToRing(race)).toMatchObject({ refused: 'texting-preferred' });
    expect(await calls.read({ referralId: race.referralId, agentId: 'ada' })).toBeUndefined();
  });

  test('CA-9 a client who opted out of texts is claimed by phone', async () => {
    const race = await offered({ textingPreferred: true, clientOptedOut: true });
    expect(await askToRing(race)).toMatchObject({ state: 'ringing' });
  });

  test('CL-12 a client whom no number is free to text is claimed by phone', async () => {
    const race = await offered({ textingPreferred: true, noNumberFree: true });
    expect(await askToRing(race)).toMatchObject({ state: 'ringing' });
  });

  test('CA-8 an agent without a phone is told where to put one', async () => {
    expect(await ask(await offered())).toEqual({
      refused: 'phone-missing',
      detail: 'Add a phone number to your profile (PATCH /me) and try again.',
    });
  });

  test('CL-3 the winner is shown where their calls ended, whatever they were won by', async () => {
    const [byCall, byText] = [await offered(), await offered()];
    await askToRing(byCall);
    for (const race of [byCall, byText]) await races.claim(anAttempt(race));
    expect(await askToRing(byCall)).toMatchObject({ state: 'claimed', attempt: 1 });
    expect(await askToRing(byText)).toEqual({ state: 'claimed', attempt: 0 });
  });

  test('CL-3 whoever can claim it no more is not called', async () => {
    const race = await offered();
    await races.claim(anAttempt(race, { agentId: 'ben' }));
    expect(await askToRing(race)).toEqual({ refused: 'already-claimed', detail: 'A teammate was first.' });
    expect(await askToRing(await offered(), undefined, offerUntil)).toMatchObject({
      refused: 'offer-expired',
    });
  });

  test('CL-9 whoever was not offered it learns nothing', async () => {
    const race = await offered();
    for (const stranger of [asAgent('zoe'), asAgent('ada', 'south')]) {
      expect(await ask(race, NOW, stranger)).toEqual({ refused: 'not-found' });
    }
    expect(await ask(anOpenRace())).toEqual({ refused: 'not-found' });
  });
});
