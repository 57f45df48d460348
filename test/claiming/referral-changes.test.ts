// What happened between two images of a race, the event and the ended offers that follow from it.
import { describe, expect, test } from '@jest/globals';
import { busEventOf, type PublishedChange } from '../../lambdas/claiming/bus/bus-events.ts';
import { busEvents } from '../../lambdas/claiming/bus/event-details.ts';
import { endedOffers, offerAfter, roundEndBy } from '../../lambdas/claiming/offers/offer.ts';
import type { Race } from '../../lambdas/claiming/referral.ts';
import { changesBetween } from '../../lambdas/claiming/referral-changes.ts';
import { aClaim, anOpenRace, client, minutesLater, NOW } from './support/referrals.ts';

const open = anOpenRace();
const at = minutesLater(1).toISOString();
const with_ = (race: Partial<typeof open>) => ({ ...open, ...race });
const claimed = (claim: Parameters<typeof aClaim>[0] = {}, race: Partial<typeof open> = {}): Race => ({
  ...with_(race),
  status: 'claimed',
  claim: aClaim(claim),
});
const returned = (reason: 'expired' | 'declined-by-lead', race: Partial<typeof open> = {}): Race => ({
  ...with_(race),
  status: 'returned',
  returned: { reason, at },
});
const changes: Record<PublishedChange['kind'], PublishedChange> = {
  opened: { kind: 'opened' },
  offered: { kind: 'offered', agentIds: ['zoe'] },
  declined: { kind: 'declined', agentId: 'ada' },
  claimed: { kind: 'claimed', claim: aClaim({ by: 'text', text: 'Hi Clara' }) },
  reassigned: {
    kind: 'reassigned',
    claim: aClaim({ agentId: 'zoe', by: 'assignment', from: 'ada' }),
    from: 'ada',
  },
  'passed-on': { kind: 'passed-on', reason: 'expired', at },
  returned: { kind: 'returned', reason: 'expired', at },
};
const idOf = (...parts: string[]) => parts.join('/');
const eventOf = (change: PublishedChange) => busEventOf(open, change, at, idOf);

describe('changes of a race', () => {
  test('a race that was not there is opened, and has all behind it that happened since', () => {
    const kindsOf = (race: Race) => changesBetween(undefined, race).map(({ kind }) => kind);
    expect(kindsOf(open)).toEqual(['opened']);
    expect(kindsOf(claimed({}, { declined: new Set(['ben']) }))).toEqual(['opened', 'declined', 'claimed']);
    expect(kindsOf(returned('expired'))).toEqual(['opened', 'returned']);
    expect(kindsOf(claimed({ agentId: 'zoe', by: 'assignment', from: 'ada' }))).toEqual([
      'opened',
      'reassigned',
    ]);
  });

  test('the same image twice is no change', () => {
    for (const race of [open, claimed(), returned('expired')]) expect(changesBetween(race, race)).toEqual([]);
  });

  test('a claim, a return, a decline and an added agent are one change each', () => {
    expect(changesBetween(open, claimed())).toEqual([{ kind: 'claimed', claim: aClaim() }]);
    expect(changesBetween(open, returned('expired'))).toEqual([{ kind: 'returned', reason: 'expired', at }]);
    expect(changesBetween(open, with_({ declined: new Set(['ada']) }))).toEqual([
      { kind: 'declined', agentId: 'ada' },
    ]);
    expect(changesBetween(open, with_({ offered: [...open.offered, 'zoe'] }))).toEqual([
      { kind: 'offered', agentIds: ['zoe'] },
    ]);
  });

  test('PE-4 an agent who is offered it no more is one change, and it ends their offer alone', () => {
    const after = with_({ offered: ['ben', 'lena'] });
    expect(changesBetween(open, after)).toEqual([{ kind: 'offers-withdrawn', agentIds: ['ada'] }]);
    const ends = endedOffers({ kind: 'offers-withdrawn', agentIds: ['ada'] }, at);
    expect(ends).toEqual([{ agentId: 'ada', outcome: 'withdrawn', at }]);
  });

  test('several changes in one image are told in their order: declines, offers, the end', () => {
    const after = claimed({}, { declined: new Set(['ben']), offered: [...open.offered, 'zoe'] });
    expect(changesBetween(open, after).map(({ kind }) => kind)).toEqual(['declined', 'offered', 'claimed']);
  });

  test('CL-10 a claim that moves to another agent is a reassignment; one that stays is nothing', () => {
    const handed = claimed({ agentId: 'zoe', by: 'assignment', actId: 'act-2', from: 'ada' });
    expect(changesBetween(claimed(), handed)).toMatchObject([{ kind: 'reassigned', from: 'ada' }]);
    expect(changesBetween(claimed(), claimed({ actId: 'act-2' }))).toEqual([]);
  });
});

describe('events on the bus', () => {
  test.each([
    ['opened', 'ReferralOffered', { agentIds: ['ada', 'ben', 'lena'], offerUntil: open.offerUntil, at }],
    ['offered', 'ReferralOffered', { agentIds: ['zoe'], offerUntil: open.offerUntil, at }],
    ['declined', 'ReferralDeclined', { agentId: 'ada', at }],
    ['claimed', 'ReferralClaimed', { agentId: 'ada', by: 'text', at: NOW.toISOString() }],
    ['reassigned', 'ReferralReassigned', { from: 'ada', to: 'zoe', at: NOW.toISOString() }],
    ['returned', 'ReferralReturned', { reason: 'expired', at }],
  ] as const)('CL-11 a referral that is %s is the event %s', (kind, type, detail) => {
    const event = eventOf(changes[kind]);
    expect(event.type).toBe(type);
    expect(event.detail).toMatchObject({ ...detail, referralId: open.referralId, teamId: 'north' });
    expect(busEvents[type].parse(event.detail)).toEqual(event.detail);
  });

  test('CL-11 an event has the same id each time it is told, and no other event has it', () => {
    const ids = Object.values(changes).map((change) => eventOf(change).detail.eventId);
    expect(new Set(ids).size).toBe(ids.length);
    const later = Object.values(changes).map(
      (change) => busEventOf(open, change, minutesLater(9).toISOString(), idOf).detail.eventId,
    );
    expect(later).toEqual(ids);
  });

  test('CL-11 each decline and each hand-over is an event of its own, though the same agents meet again', () => {
    const idOfChange = (change: PublishedChange) => eventOf(change).detail.eventId;
    const decline = (agentId: string) => idOfChange({ kind: 'declined', agentId });
    expect(decline('ada')).not.toBe(decline('ben'));
    const handOver = (actId: string) =>
      idOfChange({
        kind: 'reassigned',
        from: 'ada',
        claim: aClaim({ agentId: 'zoe', by: 'assignment', actId }),
      });
    expect(handOver('act-2')).not.toBe(handOver('act-3'));
  });

  test('CL-9 no event carries the client or the words of the first text', () => {
    for (const change of Object.values(changes)) {
      const told = JSON.stringify(eventOf(change));
      for (const secret of [...Object.values(client), 'Hi Clara']) expect(told).not.toContain(secret);
    }
  });
});

describe('ended offers', () => {
  const offer = (agentId: string) => ({ referralId: 'ref_1', teamId: 'north', agentId });
  /** How an offer of each ended that had no end of its own. */
  const endsBy = (change: PublishedChange) =>
    ['ada', 'lena'].map((agentId) => {
      const { outcome, outcomeAt } = offerAfter(roundEndBy(change), offer(agentId));
      return outcome && `${agentId} ${outcome} ${outcomeAt}`;
    });

  test('RT-9 a claim ends every open offer at the instant of the claim: one claimed, the silent missed', () => {
    expect(endsBy(changes.claimed)).toEqual([
      `ada claimed ${NOW.toISOString()}`,
      `lena missed ${NOW.toISOString()}`,
    ]);
  });

  test('RT-9 time that ran out is missed by the silent; the lead’s decline is nobody’s miss', () => {
    const ends = (reason: 'expired' | 'declined-by-lead' | 'withdrawn') =>
      endsBy({ kind: 'returned', reason, at });
    expect(ends('expired')).toEqual([`ada missed ${at}`, `lena missed ${at}`]);
    expect(ends('declined-by-lead')).toEqual([`ada withdrawn ${at}`, `lena withdrawn ${at}`]);
    expect(ends('withdrawn')).toEqual([`ada withdrawn ${at}`, `lena withdrawn ${at}`]);
  });

  test('RT-9 an offer that has ended before keeps its end, whatever the round’s is', () => {
    const declined = { ...offer('ada'), outcome: 'declined', outcomeAt: at } as const;
    expect(offerAfter(roundEndBy(changes.claimed), declined)).toEqual(declined);
  });

  test('RT-9 a decline ends one offer; opening, offering, reassigning and giving back end none', () => {
    expect(endedOffers(changes.declined, at)).toEqual([{ agentId: 'ada', outcome: 'declined', at }]);
    for (const kind of ['claimed', 'opened', 'offered', 'reassigned', 'returned'] as const) {
      expect(endedOffers(changes[kind], at)).toEqual([]);
    }
    const givenBack = { kind: 'returned', reason: 'given-back', at } as const;
    for (const change of [changes.opened, changes.offered, changes.declined, changes.reassigned, givenBack]) {
      expect(roundEndBy(change)).toBeUndefined();
    }
  });
});
