// When steps are due, by the client's calendar and through clock changes; and the moves of a plan, whatever is told in whatever order.
import { describe, expect, test } from '@jest/globals';
import {
  begun,
  type ClientPlan,
  held,
  isTooLate,
  type RunningPlan,
  rearmed,
  sent,
  setAside,
  skipped,
} from '../../../lambdas/campaigns/client-plans/client-plan.ts';
import { dueOf, slotOf, sweepAt, wakeAtOf } from '../../../lambdas/campaigns/client-plans/schedule.ts';
import { instantOf, localTimeOf } from '../../../lambdas/platform/time-zones/local-time.ts';
import { newClientPlan } from './support/new-client-plan.ts';

const newYork = 'America/New_York';
/** A Thursday, three days before the clocks go forward. */
const since = '2026-03-05T15:30:20.000Z';
const start = { since, zone: newYork, firstDay: 0 };
const due = (afterDays: number, at?: string, from = start) => dueOf({ afterDays, at }, from).toISOString();

describe('a step', () => {
  test('CP-5 of day 0 goes at once, also where its time of that day has passed', () => {
    expect(due(0)).toBe(since);
    expect(due(0, '09:00')).toBe(since);
    expect(due(0, '18:00')).toBe('2026-03-05T23:00:00.000Z');
  });

  test('CP-5 comes at the time of day at which the client began, before and after a clock change', () => {
    expect(due(2)).toBe('2026-03-07T15:30:00.000Z');
    expect(due(4)).toBe('2026-03-09T14:30:00.000Z');
    expect(due(240)).toBe('2026-10-31T14:30:00.000Z');
    expect(due(242)).toBe('2026-11-02T15:30:00.000Z');
  });

  test('CP-5 comes at its own local time, also in an hour that the clocks skip or repeat', () => {
    expect(due(3, '02:30')).toBe('2026-03-08T07:30:00.000Z');
    expect(due(241, '01:30')).toBe('2026-11-01T05:30:00.000Z');
    expect(due(15, '09:00')).toBe('2026-03-20T13:00:00.000Z');
  });

  test('CP-3 from which a client goes on has its day today', () => {
    const again = { ...start, firstDay: 45 };
    expect(due(45, undefined, again)).toBe(since);
    expect(due(60, '09:00', again)).toBe('2026-03-20T13:00:00.000Z');
  });

  test('CP-5 local times are there and back the same, in every hour of a year', () => {
    for (const zone of [newYork, 'America/Los_Angeles', 'America/Phoenix', 'America/St_Johns']) {
      for (let hour = 0; hour < 24 * 366; hour += 7) {
        const at = new Date(Date.UTC(2026, 0, 1, hour, 30));
        const back = instantOf(localTimeOf(at, zone), zone);
        // The hour that comes twice is the first of the two.
        expect([0, 3_600_000]).toContain(at.getTime() - back.getTime());
      }
    }
  });
});

describe('a slot', () => {
  const now = new Date(since);

  test('CP-5 is the first quarter of an hour that is not over; its sweep reads a minute later', () => {
    expect(slotOf(since, now)).toBe('2026-03-05T15:45:00.000Z');
    expect(slotOf('2026-03-05T16:00:00.000Z', now)).toBe('2026-03-05T16:00:00.000Z');
    expect(slotOf('2026-03-05T16:00:00.001Z', now)).toBe('2026-03-05T16:15:00.000Z');
    expect(slotOf('2026-01-01T00:00:00.000Z', now)).toBe('2026-03-05T15:45:00.000Z');
    expect(sweepAt('2026-03-05T15:45:00.000Z')).toBe('2026-03-05T15:46:00.000Z');
  });

  test('CP-5 further ahead than an execution may wait, it wakes on the way', () => {
    expect(wakeAtOf('2028-03-05T15:30:20.000Z', now)).toBe('2026-12-30T15:30:20.000Z');
  });
});

const facts = newClientPlan({ since, zone: newYork });
const steps = [0, 15, 16, 700].map((afterDays) => ({ afterDays, body: 'Hello' }));

function running(plan: ClientPlan): RunningPlan {
  if (plan.state !== 'running') throw new Error(`It is ${plan.state}`);
  return plan;
}
const started = () => running(begun(facts, steps, 0, new Date(since)));
const at = (instant: string) => new Date(instant);

describe('a client’s plan', () => {
  test('CP-5 goes on from step to step, and is done after the last', () => {
    const first = running(sent(started(), 'msg_1', steps, at(since)));
    expect(first.next).toMatchObject({ step: 2, dueAt: '2026-03-20T14:30:00.000Z' });
    const second = running(sent(first, 'msg_2', steps, at('2026-03-20T14:46:00.000Z')));
    // CP-5: not within a day of the one before.
    expect(second.next).toMatchObject({
      step: 3,
      dueAt: '2026-03-21T14:30:00.000Z',
      nextAt: '2026-03-21T14:46:00.000Z',
    });
    const third = running(sent(second, 'msg_3', steps, at('2026-03-21T14:46:00.000Z')));
    expect(third.next.wakeAt < third.next.nextAt).toBe(true);
    const woken = running(rearmed(third, at(third.next.wakeAt)));
    expect(woken.next.wakeAt > third.next.wakeAt).toBe(true);
    expect(sent(third, 'msg_4', steps, at('2028-02-03T15:31:00.000Z'))).toMatchObject({
      state: 'done',
      outcomes: [{ state: 'sent' }, { state: 'sent' }, { state: 'sent' }, { messageId: 'msg_4' }],
    });
  });

  test('CP-5 a step is too late after three days; what is left out stays in its place', () => {
    const plan = started();
    expect(isTooLate(plan, at('2026-03-08T15:30:19.999Z'))).toBe(false);
    expect(isTooLate(plan, at('2026-03-08T15:30:20.000Z'))).toBe(true);
    const next = running(skipped(plan, { reason: 'too-late' }, steps, at('2026-03-09T00:00:00.000Z')));
    expect(next).toMatchObject({ next: { step: 2 }, outcomes: [{ state: 'skipped', reason: 'too-late' }] });
  });

  test('CP-1 CP-5 one that can’t be sent is looked at every six hours, and at last when it is too late', () => {
    const reason = { reason: 'missing-field', missing: ['City'] } as const;
    let plan = started();
    const looks: string[] = [];
    for (let looked = 0; looked < 13; looked += 1) {
      plan = running(held(plan, reason, at(plan.next.nextAt)));
      looks.push(plan.next.nextAt);
    }
    expect(looks[0]).toBe('2026-03-05T21:30:20.000Z');
    expect(looks.at(-1)).toBe('2026-03-08T15:30:20.000Z');
    expect(plan.next.held).toEqual(reason);
  });

  test('CP-5 after a fault it is tried again in a quarter of an hour, then ever more seldom', () => {
    let plan = started();
    const waits: number[] = [];
    for (let failed = 0; failed < 6; failed += 1) {
      const now = at(plan.next.nextAt);
      plan = running(setAside(plan, now));
      waits.push((Date.parse(plan.next.nextAt) - now.getTime()) / 60_000);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 360]);
  });
});
