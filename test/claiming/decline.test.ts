// What a decline comes to for whoever declines, in every state of the race.
import { describe, expect, test } from '@jest/globals';
import { declineOutcome } from '../../lambdas/claiming/decline.ts';
import { isLeftToLead } from '../../lambdas/claiming/referral.ts';
import { aClaimedRace, anOpenRace, aReturnedRace } from './support/referrals.ts';

const adaDeclined = { declined: new Set(['ada']) };

describe('a decline', () => {
  test('CL-5 an offered agent declines, and repeating it says the same', () => {
    expect(declineOutcome(anOpenRace(adaDeclined), 'ada', false)).toBe('declined');
  });

  test('CL-5 a claimed referral cannot be declined any more', () => {
    expect(declineOutcome(aClaimedRace({ agentId: 'ben' }), 'ada', false)).toBe('already-claimed');
    expect(declineOutcome(aClaimedRace({ agentId: 'ben' }, adaDeclined), 'ada', false)).toBe(
      'already-claimed',
    );
    expect(declineOutcome(aClaimedRace(), 'lena', true)).toBe('already-claimed');
  });

  test('CL-5 who declined before it went back has declined; who did not is too late', () => {
    expect(declineOutcome(aReturnedRace('expired', adaDeclined), 'ada', false)).toBe('declined');
    expect(declineOutcome(aReturnedRace('expired', adaDeclined), 'ben', false)).toBe('referral-returned');
  });

  test('CL-6 the lead’s decline closes it, also when it was not offered to the lead', () => {
    const returned = aReturnedRace('declined-by-lead', { offered: ['ada', 'ben'] });
    expect(declineOutcome(returned, 'lena', true)).toBe('declined');
    expect(declineOutcome(returned, 'ada', false)).toBe('referral-returned');
  });

  test('CL-7 the lead is too late for a referral that expired', () => {
    expect(declineOutcome(aReturnedRace('expired'), 'lena', true)).toBe('referral-returned');
  });

  test('whoever was not offered it and does not lead learns nothing', () => {
    for (const race of [anOpenRace(), aClaimedRace(), aReturnedRace(), undefined]) {
      expect(declineOutcome(race, 'zoe', false)).toBe('not-found');
    }
    expect(declineOutcome(undefined, 'lena', true)).toBe('not-found');
  });

  test('CL-8 a referral is left to the lead when all declined and the lead was not among them', () => {
    const offered = ['ada', 'ben'];
    const declinedBy = (...agentIds: string[]) => anOpenRace({ offered, declined: new Set(agentIds) });
    expect(isLeftToLead(declinedBy('ada', 'ben'), 'lena')).toBe(true);
    expect(isLeftToLead(declinedBy('ada'), 'lena')).toBe(false);
    expect(isLeftToLead(declinedBy('ada', 'ben'), 'ada')).toBe(false);
    expect(isLeftToLead({ ...aReturnedRace(), offered, declined: new Set(offered) }, 'lena')).toBe(false);
  });
});
