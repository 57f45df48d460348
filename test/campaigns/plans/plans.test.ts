// Plans on a real table: written by the lead, read by the team, at most fifty, and one of a side starts with the claim.
import { describe, expect, test } from '@jest/globals';
import { mostPlans, type WrittenPlan } from '../../../lambdas/campaigns/plans/plan.ts';
import { planStore } from '../../../lambdas/campaigns/plans/plan-store.ts';
import { previewPlan } from '../../../lambdas/campaigns/plans/preview-plan.ts';
import { listPlans, readPlan } from '../../../lambdas/campaigns/plans/read-plans.ts';
import { removePlan } from '../../../lambdas/campaigns/plans/remove-plan.ts';
import { savePlan } from '../../../lambdas/campaigns/plans/save-plan.ts';
import { templateStore } from '../../../lambdas/campaigns/templates/template-store.ts';
import { referralStore } from '../../../lambdas/claiming/referral-store.ts';
import { openQuestionStore } from '../../../lambdas/consent/words/open-question-store.ts';
import { peopleStore } from '../../../lambdas/people/people-store.ts';
import { newId } from '../../../lambdas/platform/ids.ts';
import { actOf } from '../../../lambdas/platform/table/act.ts';
import { capStore } from '../../../lambdas/texting/automated/cap-store.ts';
import { footerStore } from '../../../lambdas/texting/footer/footer-store.ts';
import { savesAgentsOn } from '../../people/support/saved-agents.ts';
import { anAgent, asAgent, aTeam } from '../../people/support/teams.ts';
import { engineTable } from '../../support/engine.ts';
import { anId } from '../../support/ids.ts';

const table = await engineTable();
const now = new Date('2026-03-02T15:00:00.000Z');
const deps = {
  people: peopleStore(table),
  referrals: referralStore(table),
  cap: capStore(table),
  openQuestions: openQuestionStore(table),
  footers: footerStore(table),
  plans: planStore(table),
  templates: templateStore(table),
  wordingOf: () => ({ name: 'Harbor Homes', optOutInstructions: '[Reply end]' }),
  blocked: { linkShorteners: ['bit.ly'], spamPhrases: [] },
  quietHours: null,
};

const aPlan = (changes: Partial<WrittenPlan> = {}): WrittenPlan => ({
  name: 'Buyers',
  starts: 'by-hand',
  steps: [{ afterDays: 0, body: 'Hi {ClientFirstName|there}' }],
  ...changes,
});

async function aPlanningTeam() {
  const teamId = anId('team');
  await deps.people.saveTeam(aTeam({ teamId }));
  for (const agentId of ['lena', 'ada']) {
    const { devices, ...agent } = anAgent(agentId, { teamId });
    await savesAgentsOn(table)(agent);
  }
  const lena = asAgent('lena', teamId);
  const ada = asAgent('ada', teamId);
  const by = () => ({ now, changedBy: actOf(lena, 'save-plan', now, newId('act')) });
  return {
    teamId,
    lena,
    ada,
    write: (planId: string, plan: WrittenPlan = aPlan(), ifMatch?: string, caller = lena) =>
      savePlan(caller, { teamId, planId, plan, ifMatch }, by(), deps),
    remove: (planId: string, ifMatch?: string) => removePlan(lena, { teamId, planId, ifMatch }, by(), deps),
  };
}

const days = (...all: number[]) => all.map((afterDays) => ({ afterDays, body: `Day ${afterDays}` }));

describe('saving', () => {
  test('CP-2 the lead writes, agents of the team read, and nobody else does either', async () => {
    const { teamId, write, ada } = await aPlanningTeam();
    expect(await write('plan_a')).toMatchObject({ version: 1, value: { planId: 'plan_a', version: 1 } });
    expect(await write('plan_a', aPlan(), undefined, ada)).toEqual({ refused: 'not-found' });
    expect(await readPlan(ada, { teamId, planId: 'plan_a' }, deps)).toMatchObject({ version: 1 });
    const stranger = asAgent('lena', anId('team'));
    expect(await readPlan(stranger, { teamId, planId: 'plan_a' }, deps)).toEqual({ refused: 'not-found' });
    expect(await listPlans(ada, teamId, deps)).toMatchObject({ plans: [{ planId: 'plan_a' }] });
  });

  test('CP-2 what was saved in between is not lost, and a repeated save is answered alike', async () => {
    const { write } = await aPlanningTeam();
    await write('plan_a');
    await write('plan_a', aPlan({ name: 'Other' }), '"1"');
    expect(await write('plan_a', aPlan({ name: 'Third' }), '"1"')).toMatchObject({
      refused: 'changed-meanwhile',
    });
    expect(await write('plan_a', aPlan({ name: 'Other' }), '"1"')).toMatchObject({ version: 2 });
  });

  test.each([
    ['two steps of one day', days(0, 3, 3), 'plan-invalid', '/steps/2/afterDays', 'same-day'],
    ['days that go backward', days(0, 9, 3), 'plan-invalid', '/steps/2/afterDays', 'days-backward'],
    ['a step without a text', [{ afterDays: 0 }], 'plan-invalid', '/steps/0', 'template-or-text'],
    [
      'a template that is none',
      [{ afterDays: 0, templateId: 'tpl_none' }],
      'unknown-template',
      '/steps/0/templateId',
      'no-such-template',
    ],
    [
      'an unknown field',
      [...days(0), { afterDays: 1, body: 'Hi {Nobody}' }],
      'unknown-field',
      '/steps/1/body',
      'unknown-field',
    ],
  ])('CP-2 refuses %s, and names it', async (_, steps, refused, path, code) => {
    const { write } = await aPlanningTeam();
    expect(await write('plan_a', aPlan({ steps }))).toMatchObject({ refused, errors: [{ path, code }] });
  });

  test('CP-2 TX-9 refuses a link shortener in a step', async () => {
    const { write } = await aPlanningTeam();
    const steps = [{ afterDays: 0, body: 'See https://bit.ly/abc' }];
    expect(await write('plan_a', aPlan({ steps }))).toMatchObject({
      refused: 'link-shortener',
      errors: [{ path: '/steps/0/body' }],
    });
  });

  test('CP-2 a team has at most fifty plans; one that is removed makes room', async () => {
    const { write, remove } = await aPlanningTeam();
    for (let made = 0; made < mostPlans; made += 1) await write(`plan_${made}`);
    expect(await write('plan_more')).toMatchObject({ refused: 'too-many-plans' });
    expect(await write('plan_1', aPlan({ name: 'Still' }))).toMatchObject({ version: 2 });
    await remove('plan_1');
    expect(await remove('plan_1')).toMatchObject({ planId: 'plan_1' });
    expect(await write('plan_more')).toMatchObject({ version: 1 });
  });

  test('CP-2 a removed plan is no more, and its versions go on', async () => {
    const { teamId, ada, write, remove } = await aPlanningTeam();
    await write('plan_a');
    await remove('plan_a', '"1"');
    expect(await readPlan(ada, { teamId, planId: 'plan_a' }, deps)).toEqual({ refused: 'not-found' });
    expect(await write('plan_a')).toMatchObject({ version: 3 });
    expect(await deps.plans.read(teamId, 'plan_a')).toMatchObject({ endedBefore: 2 });
  });
});

describe('plans that start with the claim', () => {
  const starting = (side?: 'buyer' | 'seller') => aPlan({ starts: 'with-claim', side });

  test('CP-3 one of each side does; another is refused by the name of the first', async () => {
    const { teamId, write } = await aPlanningTeam();
    await write('plan_a', { ...starting('buyer'), name: 'Hello buyers' });
    await write('plan_b', starting('seller'));
    expect(await write('plan_c', starting())).toMatchObject({
      refused: 'another-starts-with-claim',
      errors: [{ path: '/starts', value: 'Hello buyers' }],
    });
    await write('plan_a', aPlan());
    expect(await write('plan_c', starting('buyer'))).toMatchObject({ version: 1 });
    expect(await deps.plans.readStarting(teamId)).toMatchObject({
      buyer: { planId: 'plan_c' },
      seller: { planId: 'plan_b' },
    });
  });

  test('CP-3 a plan may change its side, and gives it up when it is removed', async () => {
    const { teamId, write, remove } = await aPlanningTeam();
    await write('plan_a', starting());
    await write('plan_a', starting('seller'));
    expect(await deps.plans.readStarting(teamId)).toEqual({
      held: 1,
      seller: { planId: 'plan_a', since: now.toISOString() },
    });
    await remove('plan_a');
    expect(await deps.plans.readStarting(teamId)).toEqual({ held: 0 });
  });

  test('CP-3 of many that are saved at once one starts', async () => {
    const { write } = await aPlanningTeam();
    const all = await Promise.all(Array.from({ length: 6 }, (_, each) => write(`plan_${each}`, starting())));
    expect(all.filter((answer) => 'version' in answer)).toHaveLength(1);
  });
});

describe('the preview', () => {
  const worked = days(0, 15, 45, 180, 270, 360);

  test('CP-2 of steps 0, 15, 45, 180, 270, 360 the opt-out instructions stand in all but the second', async () => {
    const { teamId, ada } = await aPlanningTeam();
    const preview = await previewPlan(ada, { teamId, planId: 'plan_new', steps: worked }, now, deps);
    if ('refused' in preview) throw new Error(preview.refused);
    expect(preview.steps.map(({ optOutInstructions }) => optOutInstructions)).toEqual([
      true,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(preview.steps.map(({ day, code }) => [day, code])).toEqual([
      [0, 'first-text'],
      [15, 'had-within-thirty-days'],
      [45, 'thirty-days-passed'],
      [180, 'thirty-days-passed'],
      [270, 'thirty-days-passed'],
      [360, 'thirty-days-passed'],
    ]);
  });

  test('CP-2 TX-8 the first text names agent and brand; fields that may be missing are told', async () => {
    const { teamId, ada, write } = await aPlanningTeam();
    const steps = [
      { afterDays: 0, body: 'Hi {ClientFirstName}' },
      { afterDays: 1, body: 'Hi {ClientFirstName|there}' },
    ];
    await write('plan_a', aPlan({ steps }));
    const preview = await previewPlan(ada, { teamId, planId: 'plan_a', steps: undefined }, now, deps);
    expect(preview).toMatchObject({
      optOutInstructions: '[Reply end]',
      steps: [
        {
          body: expect.stringMatching(/Harbor Homes: Hi Jordan$/),
          missing: ['ClientFirstName'],
          segments: 1,
        },
        { body: 'Hi Jordan' },
      ],
    });
  });

  test('CP-2 CP-5 CP-9 a step says when it goes out where it waits, by the clock of the client, from whatever step on', async () => {
    const { teamId, ada } = await aPlanningTeam();
    const night = { ...deps, quietHours: { start: '21:00', end: '08:00' } };
    const steps = [
      { afterDays: 0, body: 'Day 0' },
      { afterDays: 1, at: '09:00', body: 'Day 1' },
      { afterDays: 2, at: '22:00', body: 'Day 2' },
      { afterDays: 3, at: '12:00', body: 'Day 3' },
      { afterDays: 9, at: '12:00', body: 'Day 9' },
    ];
    const about = { teamId, planId: 'plan_new', steps };
    const shown = await previewPlan(ada, about, now, night);
    if ('refused' in shown) throw new Error(shown.refused);
    expect(shown.steps.map(({ leaves, waits, leftOut }) => [leaves, waits, leftOut])).toEqual([
      [undefined, undefined, undefined],
      [{ day: 1, at: '10:16' }, 'day-apart', undefined],
      [{ day: 3, at: '08:00' }, 'quiet-hours', undefined],
      [{ day: 6, at: '13:00' }, 'three-in-seven-days', true],
      [undefined, undefined, undefined],
    ]);
    const west = await previewPlan(
      ada,
      { ...about, fromStep: 2, timeZones: ['America/Los_Angeles'] },
      now,
      night,
    );
    expect(west).toMatchObject({
      steps: [{ step: 2, day: 1, at: '09:00' }, { step: 3, leaves: { day: 3, at: '08:00' } }, {}, {}],
    });
  });

  test('CP-2 of a plan that isn’t there, and for another team, there is none', async () => {
    const { teamId, ada } = await aPlanningTeam();
    const about = { teamId, planId: 'plan_none', steps: undefined };
    expect(await previewPlan(ada, about, now, deps)).toEqual({ refused: 'not-found' });
    const stranger = asAgent('ada', anId('team'));
    expect(await previewPlan(stranger, { ...about, steps: worked }, now, deps)).toEqual({
      refused: 'not-found',
    });
  });
});
