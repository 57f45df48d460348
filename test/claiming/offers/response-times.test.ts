// Response times: counts, and quantiles from each agent's own notification.
import { describe, expect, test } from '@jest/globals';
import {
  type MeasuredOffer,
  responseOf,
  teamResponse,
} from '../../../lambdas/claiming/offers/response-times.ts';
import { fc } from '../../support/random-tests.ts';
import { NOW } from '../support/referrals.ts';

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000).toISOString();
const claimedIn = (seconds: number, agentId = 'ada'): MeasuredOffer => ({
  agentId,
  notifiedAt: later(0),
  outcome: 'claimed',
  outcomeAt: later(seconds),
});

describe('response times', () => {
  test('RT-9 offers, claims, declines and misses are counted; what was over before an answer and what is open too: they add up', () => {
    const ends = [
      'claimed',
      'claimed',
      'declined',
      'missed',
      'missed',
      'missed',
      'withdrawn',
      undefined,
    ] as const;
    const offers = ends.map((outcome) => ({ agentId: 'ada', outcome }));
    const { claims, declines, misses, withdrawn, open, ...rest } = responseOf(offers);
    expect([claims, declines, misses, withdrawn, open]).toEqual([2, 1, 3, 1, 1]);
    expect(rest).toMatchObject({ offers: 8 });
  });

  test('RT-9 median and p90 of known times', () => {
    const times = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110];
    expect(responseOf(times.map((seconds) => claimedIn(seconds)))).toMatchObject({
      medianSeconds: 60,
      p90Seconds: 100,
    });
    expect(responseOf([claimedIn(10), claimedIn(20)])).toMatchObject({ medianSeconds: 15, p90Seconds: 20 });
    const five = [10, 20, 30, 40, 600].map((seconds) => claimedIn(seconds));
    expect(responseOf(five)).toMatchObject({ medianSeconds: 30, p90Seconds: 600 });
    expect(responseOf([claimedIn(42.5)])).toMatchObject({ medianSeconds: 42.5, p90Seconds: 42.5 });
  });

  test('RT-9 claims are counted by how long they took, each once', () => {
    const seconds = [0, 60, 61, 300, 900.5, 3600, 3601, 90_000];
    expect(responseOf(seconds.map((each) => claimedIn(each))).claimTimes).toEqual([
      { upToSeconds: 60, claims: 2 },
      { upToSeconds: 300, claims: 2 },
      { upToSeconds: 900, claims: 0 },
      { upToSeconds: 3600, claims: 2 },
      { claims: 2 },
    ]);
  });

  test('RT-9 each agent is measured from their own notification, the team from all of them', () => {
    const late = { ...claimedIn(100, 'ben'), notifiedAt: later(90) };
    const agents = [
      { agentId: 'ada', name: 'Ada Ames' },
      { agentId: 'ben', name: 'Ben Boyd' },
      { agentId: 'cy', name: 'Cy Cole' },
    ];
    expect(teamResponse(agents, [claimedIn(30), late])).toMatchObject({
      team: { offers: 2, claims: 2, declines: 0, misses: 0, medianSeconds: 20, p90Seconds: 30 },
      agents: [
        {
          agentId: 'ada',
          name: 'Ada Ames',
          offers: 1,
          claims: 1,
          declines: 0,
          misses: 0,
          medianSeconds: 30,
          p90Seconds: 30,
        },
        {
          agentId: 'ben',
          name: 'Ben Boyd',
          offers: 1,
          claims: 1,
          declines: 0,
          misses: 0,
          medianSeconds: 10,
          p90Seconds: 10,
        },
        { agentId: 'cy', name: 'Cy Cole', offers: 0, claims: 0, declines: 0, misses: 0 },
      ],
    });
  });

  test('RT-9 a claim before the notification went out took no time; one that was never notified is not measured', () => {
    expect(responseOf([{ ...claimedIn(5), notifiedAt: later(10) }])).toMatchObject({ medianSeconds: 0 });
    expect(responseOf([{ agentId: 'ada', outcome: 'claimed', outcomeAt: later(5) }])).toEqual({
      claimTimes: [60, 300, 900, 3600, undefined].map((upToSeconds) => ({
        ...(upToSeconds && { upToSeconds }),
        claims: 0,
      })),
      withdrawn: 0,
      open: 0,
      offers: 1,
      claims: 1,
      declines: 0,
      misses: 0,
    });
  });

  test('RT-9 quantiles lie between the fastest and the slowest, the median below p90, in any order of offers', () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(seconds, (times) => {
        const { medianSeconds = -1, p90Seconds = -1 } = responseOf(times.map((time) => claimedIn(time)));
        const reversed = responseOf(times.toReversed().map((time) => claimedIn(time)));
        expect(reversed).toMatchObject({ medianSeconds, p90Seconds });
        expect(medianSeconds).toBeGreaterThanOrEqual(Math.min(...times));
        expect(p90Seconds).toBeGreaterThanOrEqual(medianSeconds);
        expect(p90Seconds).toBeLessThanOrEqual(Math.max(...times));
        const within = (limit: number) => times.filter((time) => time <= limit).length;
        expect(within(medianSeconds) * 2).toBeGreaterThanOrEqual(times.length);
        expect(within(p90Seconds) * 10).toBeGreaterThanOrEqual(times.length * 9);
      }),
    );
  });
});
