// Whether an automated text still goes when it leaves: by its plan, its bulk text, or who has the client.
import { describe, expect, test } from '@jest/globals';
import {
  endOfBulkText,
  endOfGreeting,
  endOfPlanText,
  stepsAround,
} from '../../../lambdas/texting/automated/campaign-state.ts';
import { aClaim, aClaimedRace } from '../../claiming/support/referrals.ts';

const at = '2026-03-02T15:00:00.000Z';
const later = '2026-03-02T15:00:00.001Z';
const step = { kind: 'plan', planId: 'pln_1', name: 'Buyers', step: 2, run: 'run_1' } as const;
const running = { run: 'run_1', version: 2, state: 'running', fromStep: 1, outcomes: [] } as const;
const around = { teamPlan: {}, race: undefined, hasLaterLeft: false };

type Plan = Parameters<typeof endOfPlanText>[2]['plan'];
const asKept = (plan: Omit<NonNullable<Plan>, 'outcomes'> | undefined): Plan =>
  plan && { ...plan, outcomes: [] };

describe('a step of a plan', () => {
  test.each([
    ['goes while its run is on', running, {}, undefined],
    ['goes after the last step', { ...running, state: 'done' }, {}, undefined],
    ['goes to a client who answered before it was written', running, { lastReplyAt: at }, undefined],
    ['stays once the client has answered', running, { lastReplyAt: later }, 'client-replied'],
    [
      'goes to a client who was archived before',
      running,
      { client: { revision: 1, stage: 'archived', stageAt: at } },
      undefined,
    ],
    [
      'stays once the client is closed, also after the last step',
      { ...running, state: 'done' },
      { client: { revision: 1, stage: 'closed', stageAt: later } },
      'plan-stopped',
    ],
    ['stays once the plan has stopped', { ...running, state: 'stopped' }, {}, 'plan-stopped'],
    ['stays when another run has begun', { ...running, run: 'run_2' }, {}, 'plan-stopped'],
    ['stays when there is no plan any more', undefined, {}, 'plan-stopped'],
  ] as const)('CP-4 %s', (_, plan, talk, end) => {
    const said = { lastReplyAt: undefined, ...talk };
    expect(endOfPlanText(step, at, { ...around, plan: asKept(plan), talk: said })).toBe(end);
  });

  test.each([
    ['stays once its plan was removed', { endedBefore: 3 }, 'plan-stopped'],
    ['goes to whoever began after a removal', { endedBefore: 2 }, undefined],
    ['stays when the team never had it', undefined, 'plan-stopped'],
  ] as const)('CP-4 %s', (_, teamPlan, end) => {
    const facts = { ...around, teamPlan, talk: { lastReplyAt: undefined } };
    for (const state of ['running', 'done'] as const) {
      expect(endOfPlanText(step, at, { ...facts, plan: asKept({ ...running, state }) })).toBe(end);
    }
  });

  test.each([
    ['goes while the client is its owner’s by the same claim', 'act_1', 'act_1', undefined],
    ['stays once the client was handed over and back', 'act_1', 'act_3', 'plan-stopped'],
    ['goes by the state of its plan where it was not kept by which claim', undefined, 'act_3', undefined],
  ] as const)('CP-4 %s', (_, claimActId, actId, end) => {
    const race = { ...aClaimedRace({ agentId: 'ada' }), claim: aClaim({ agentId: 'ada', actId }) };
    for (const state of ['running', 'done'] as const) {
      const plan = asKept({ ...running, state, claimActId });
      expect(endOfPlanText(step, at, { ...around, plan, talk: {}, race })).toBe(end);
    }
  });

  test('CP-5 stays once a later step has gone out', () => {
    const facts = { ...around, plan: asKept(running), talk: {}, hasLaterLeft: true };
    expect(endOfPlanText(step, at, facts)).toBe('later-step-sent');
  });

  test('CP-5 leaves after the one that was written before it, as long as that is worth sending', () => {
    const outcomes = [{ at, messageId: 'msg_3' }, { at }, { at: later, messageId: 'msg_5' }];
    const plan = { ...running, fromStep: 3, outcomes };
    const steps = (number: number, now = at, run = 'run_1') =>
      stepsAround({ step: number, run }, plan, new Date(now));
    expect(steps(3)).toEqual({ before: undefined, later: ['msg_5'] });
    expect(steps(5)).toEqual({ before: 'msg_3', later: [] });
    expect(steps(5, '2026-03-05T15:00:00.000Z')).toEqual({ before: undefined, later: [] });
    expect(steps(5, at, 'run_2')).toEqual({ before: undefined, later: [] });
  });
});

describe('a bulk text', () => {
  test.each([
    ['sending', undefined],
    ['done', undefined],
    ['paused', 'paused'],
    ['cancelled', 'bulk-cancelled'],
  ] as const)('CP-7 that is %s', (status, end) => {
    expect(endOfBulkText({ status })).toBe(end);
  });

  test('CP-7 that nobody knows is not sent', () => {
    expect(endOfBulkText(undefined)).toBe('bulk-cancelled');
  });
});

describe('a greeting', () => {
  const on = { settings: { enabled: true } };
  test.each([
    ['goes while nobody has the client', 'offered', on, undefined],
    ['stays once somebody has', 'claimed', on, 'claimed-first'],
    ['stays once greetings are off', 'offered', { settings: { enabled: false } }, 'greetings-off'],
  ] as const)('CP-8 %s', (_, status, greetings, end) => {
    expect(endOfGreeting({ status }, greetings)).toBe(end);
  });
});
