// What an agent sees of their calls: the race goes before what the call's own item says.
import { describe, expect, test } from '@jest/globals';
import { callView, viewOf } from '../../lambdas/calling/call-view.ts';
import { aClaimedRace, anOpenRace, aReturnedRace, minutesLater, NOW } from '../claiming/support/referrals.ts';
import {
  aMissedCall,
  anOverCall,
  aPinCall,
  aRingingCall,
  everyCall,
  offerUntil,
  secondsLater,
} from './support/calls.ts';

const race = anOpenRace();
const phone = '+12065550151';

describe('a call as its agent sees it', () => {
  test('CA-8 while it rings: which phone, and until when', () => {
    expect(viewOf(aRingingCall(), race, NOW)).toEqual({
      state: 'ringing',
      attempt: 1,
      phone,
      ringsUntil: secondsLater(20).toISOString(),
    });
  });

  test('CA-2 missed from the twentieth second on, though nobody has noted it yet', () => {
    const at = (ms: number) => viewOf(aRingingCall(), race, new Date(secondsLater(20).getTime() + ms));
    expect(at(-1).state).toBe('ringing');
    expect(at(0)).toEqual({ state: 'missed', attempt: 1, phone, mayCallAgain: true, reason: 'no-answer' });
  });

  test('CA-2 missed: why, and that "call me again" is offered', () => {
    const missed = { state: 'missed', attempt: 1, phone, reason: 'busy', mayCallAgain: true };
    expect(viewOf(aMissedCall({ reason: 'busy' }), race, NOW)).toEqual(missed);
  });

  test('CA-3 missed a second time: no third call is offered, noted or not', () => {
    const noted = viewOf(aMissedCall({ attempt: 2 }), race, NOW);
    const unnoted = viewOf(aRingingCall({ attempt: 2 }), race, secondsLater(20));
    for (const view of [noted, unnoted]) {
      expect(view).toMatchObject({ state: 'missed', attempt: 2, mayCallAgain: false });
    }
  });

  test('CA-10 given up: no call again, and why', () => {
    expect(viewOf(everyCall['given up 1'], race, NOW)).toMatchObject({
      state: 'missed',
      mayCallAgain: false,
      reason: 'calls-to-phone-used-up',
    });
  });

  test('CA-3 the PIN and where to enter it', () => {
    const pin = { pin: '012345', dial: '+12065550109' };
    expect(viewOf(aPinCall(), race, NOW, pin)).toEqual({ state: 'pin', attempt: 2, phone, ...pin });
  });

  test.each([
    ['claimed by the agent', aClaimedRace(), { state: 'claimed' }],
    ['claimed by a teammate', aClaimedRace({ agentId: 'ben' }), { state: 'lost' }],
    [
      'declined by the lead',
      aReturnedRace('declined-by-lead'),
      { state: 'ended', reason: 'declined-by-lead' },
    ],
    ['expired', aReturnedRace('expired'), { state: 'ended', reason: 'expired' }],
    ['declined by the agent', anOpenRace({ declined: new Set(['ada']) }), { state: 'ended' }],
  ] as const)(
    'CA-6 a race %s is shown at once, whatever the call’s item still says',
    (_how, ended, shown) => {
      for (const call of [aRingingCall(), aMissedCall(), aPinCall()]) {
        expect(viewOf(call, ended, NOW)).toMatchObject(shown);
      }
    },
  );

  test('PE-4 PE-5 whose offer was taken is told why once the call’s item says it, and never that the source withdrew it', () => {
    const taken = anOpenRace({ offered: ['ben'] });
    const ended = { ...anOverCall('ended'), reason: 'license-lapsed' };
    expect(viewOf(ended, taken, NOW)).toMatchObject({ state: 'ended', reason: 'license-lapsed' });
    for (const call of [aRingingCall(), aMissedCall(), aPinCall()]) {
      expect(viewOf(call, taken, NOW)).toMatchObject({ state: 'ended', reason: 'not-offered' });
    }
  });

  test('CA-4 no PIN is shown any more once the race is over, or the window', () => {
    const pin = { pin: '012345', dial: '+12065550109' };
    for (const over of [aClaimedRace(), aClaimedRace({ agentId: 'ben' }), aReturnedRace()]) {
      expect(viewOf(aPinCall(), over, NOW, pin)).not.toHaveProperty('pin');
    }
    expect(viewOf(aPinCall(), race, offerUntil, pin)).not.toHaveProperty('pin');
    expect(viewOf(aPinCall(), race, new Date(offerUntil.getTime() - 1), pin)).toHaveProperty('pin', '012345');
  });

  test('CA-3 where no PIN line is deployed the calls are ended, and why', () => {
    const ended = { ...anOverCall('ended'), reason: 'no-pin-line' };
    expect(viewOf(ended, race, NOW)).toEqual({ state: 'ended', attempt: 1, phone, reason: 'no-pin-line' });
  });

  test('every view is one that the API may answer', () => {
    const times = [NOW, secondsLater(20), minutesLater(60)];
    for (const call of Object.values(everyCall)) {
      for (const each of [race, aClaimedRace(), aReturnedRace()]) {
        for (const now of times) expect(callView.safeParse(viewOf(call, each, now)).success).toBe(true);
      }
    }
  });
});
