// When an agent may be called a second time, how the race ends their calls, and what the workflow is started with.
import { describe, expect, test } from '@jest/globals';
import { attemptSchema, callSchema, endFor, mayRingAgain, ringSeconds } from '../../lambdas/calling/call.ts';
import { callMeInput, executionNameOf } from '../../lambdas/calling/call-me.ts';
import { attemptIdOf } from '../../lambdas/calling/call-store.ts';
import { derivedId, newId } from '../../lambdas/platform/ids.ts';
import { aClaimedRace, anOpenRace, aReturnedRace, minutesLater, NOW } from '../claiming/support/referrals.ts';
import { fc } from '../support/random-tests.ts';
import { aMissedCall, aRingingCall, everyCall, offerUntil, secondsLater } from './support/calls.ts';

describe('a call', () => {
  test('CA-2 it rings for twenty seconds', () => {
    expect(ringSeconds).toBe(20);
  });

  test('CA-3 there are a first and a second attempt, and no third', () => {
    expect([0, 1, 2, 3].map((attempt) => attemptSchema.safeParse(attempt).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('in every state it reads back from the table as it was written', () => {
    for (const call of Object.values(everyCall)) {
      const item = { pk: 'REF#ref_1', sk: 'CALL#ada', type: 'call', ...call };
      expect(callSchema.parse(item)).toEqual(call);
    }
  });

  test('CA-2 only a first call that was missed may be followed by another', () => {
    const again = Object.entries(everyCall).filter(([, call]) => mayRingAgain(call, NOW));
    expect(again.map(([stand]) => stand)).toEqual(['missed 1']);
  });

  test('CA-2 a first call whose twenty seconds are over counts as missed before anybody notes it, to the millisecond', () => {
    const until = Date.parse(aRingingCall().ringsUntil);
    expect(mayRingAgain(aRingingCall(), new Date(until - 1))).toBe(false);
    expect(mayRingAgain(aRingingCall(), new Date(until))).toBe(true);
  });

  test('CA-3 a second call is never followed by another, however long ago it rang', () => {
    expect(mayRingAgain(aRingingCall({ attempt: 2 }), secondsLater(3600))).toBe(false);
    expect(mayRingAgain(aMissedCall({ attempt: 2, mayCallAgain: true }), secondsLater(3600))).toBe(false);
  });

  test('CA-10 a phone that takes no more calls is not called again', () => {
    expect(mayRingAgain(aMissedCall({ mayCallAgain: false }), secondsLater(3600))).toBe(false);
  });
});

describe('the race ends an agent’s calls', () => {
  const endOf = (race: Parameters<typeof endFor>[1], now = NOW) => endFor({ agentId: 'ada' }, race, now);

  test.each([
    ['not while it is open', anOpenRace(), undefined],
    ['not by a teammate’s decline', anOpenRace({ declined: new Set(['ben']) }), undefined],
    ['claimed by themselves', aClaimedRace(), 'claimed'],
    ['claimed by a teammate', aClaimedRace({ agentId: 'ben' }), 'lost'],
    ['handed to them', aClaimedRace({ agentId: 'ada', by: 'assignment', from: 'ben' }), 'claimed'],
    ['handed on by them', aClaimedRace({ agentId: 'ben', by: 'assignment', from: 'ada' }), 'lost'],
    ['declined by themselves', anOpenRace({ declined: new Set(['ada']) }), 'ended'],
    [
      'declined by themselves, then claimed',
      aClaimedRace({ agentId: 'ben' }, { declined: new Set(['ada']) }),
      'lost',
    ],
    ['declined by the lead', aReturnedRace('declined-by-lead'), 'ended'],
    ['expired', aReturnedRace('expired'), 'ended'],
  ] as const)('CA-1 %s', (_how, race, end) => {
    expect(endOf(race)).toBe(end);
  });

  test('CA-1 at the window’s end, to the millisecond, whoever is late to close it', () => {
    expect(endOf(anOpenRace(), new Date(offerUntil.getTime() - 1))).toBeUndefined();
    expect(endOf(anOpenRace(), offerUntil)).toBe('ended');
  });
});

describe('the workflow call-me', () => {
  test('CA-1 each call has one execution, named after referral and agent', () => {
    expect(executionNameOf({ referralId: 'ref_1', agentId: 'ada' }, derivedId)).toBe('ref_1-ada');
  });

  test('CA-1 whatever the agent’s id, the name fits, takes only plain characters and is theirs alone', () => {
    const agentId = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    fc.assert(
      fc.property(agentId, agentId, (some, other) => {
        const referralId = newId('ref');
        const [name, again, others] = [some, some, other].map((each) =>
          executionNameOf({ referralId, agentId: each }, derivedId),
        );
        expect(name).toMatch(/^[\w-]{1,80}$/);
        expect(again).toBe(name);
        expect(others === name).toBe(some === other);
      }),
    );
    const longest = { referralId: newId('ref'), agentId: 'x'.repeat(64) };
    expect(executionNameOf(longest, derivedId)).toMatch(/^ref_[\w-]{20}-act_[\w-]{20}$/);
  });

  test('CA-2 it is given twenty seconds of ringing and the rest of the window, and nothing about people', () => {
    const requestedAt = minutesLater(10).toISOString();
    const call = aRingingCall({ requestedAt });
    const input = {
      referralId: 'ref_1',
      agentId: 'ada',
      round: null,
      ringSeconds: 20,
      windowSeconds: 50 * 60,
    };
    expect(callMeInput(call)).toEqual(input);
    expect(callMeInput(aMissedCall({ requestedAt }))).toEqual(input);
  });

  test('a window that is over, or ends within the second, is a whole second still: Step Functions takes no less', () => {
    const endingIn = (ms: number) => aRingingCall({ offerUntil: new Date(NOW.getTime() + ms).toISOString() });
    expect([-5000, 0, 1, 1000, 1001].map((ms) => callMeInput(endingIn(ms)).windowSeconds)).toEqual([
      1, 1, 1, 1, 2,
    ]);
  });

  test('each attempt has an id of its own, the same wherever it is named', () => {
    const id = { referralId: 'ref_1', agentId: 'ada' };
    const ids = [
      attemptIdOf(id, 1),
      attemptIdOf(id, 2),
      attemptIdOf({ ...id, agentId: 'ben' }, 1),
      attemptIdOf({ ...id, referralId: 'ref_2' }, 1),
    ];
    expect(new Set(ids).size).toBe(4);
    expect(attemptIdOf(aRingingCall(), 1)).toBe(ids[0]);
  });
});
