// Whether an automated text still goes when it leaves: by its plan, its bulk text, or who has the client.
import { describe, expect, test } from '@jest/globals';
import {
  endOfBulkText,
  endOfGreeting,
  endOfPlanText,
} from '../../../lambdas/texting/automated/campaign-state.ts';

const at = '2026-03-02T15:00:00.000Z';
const later = '2026-03-02T15:00:00.001Z';
const step = { kind: 'plan', planId: 'pln_1', name: 'Buyers', step: 2, run: 'run_1' } as const;
const running = { run: 'run_1', version: 2, state: 'running' } as const;

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
    expect(endOfPlanText(step, at, { plan, teamPlan: {}, talk: { lastReplyAt: undefined, ...talk } })).toBe(
      end,
    );
  });

  test.each([
    ['stays once its plan was removed', { endedBefore: 3 }, 'plan-stopped'],
    ['goes to whoever began after a removal', { endedBefore: 2 }, undefined],
    ['stays when the team never had it', undefined, 'plan-stopped'],
  ] as const)('CP-4 %s', (_, teamPlan, end) => {
    const talk = { lastReplyAt: undefined };
    expect(endOfPlanText(step, at, { plan: running, teamPlan, talk })).toBe(end);
    expect(endOfPlanText(step, at, { plan: { ...running, state: 'done' }, teamPlan, talk })).toBe(end);
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
