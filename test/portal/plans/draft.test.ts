import { describe, expect, test } from '@jest/globals';
import { ApiProblem } from '../../../client/src/problem.ts';
import { isDue, nextStepOf } from '../../../portal/plans/client/next-step.ts';
import { draftOf, faultsOf, moved, planOf, withStep, withStepAt } from '../../../portal/plans/draft.ts';
import { samplePlan } from '../../../portal/plans/sample.ts';
import { problemOfStep, problemOfWhole } from '../../../portal/plans/step-faults.ts';

const plan = {
  name: 'Long-term buyers',
  side: 'buyer' as const,
  starts: 'by-hand' as const,
  steps: [
    { afterDays: 0, body: 'Hello' },
    { afterDays: 15, at: '10:00', templateId: 'tpl_one' },
    { afterDays: 45, body: 'Still looking?' },
  ],
};
const { steps } = draftOf(plan);
const known = new Set(['tpl_one']);

describe('a plan while it is written', () => {
  test('CP-2 it is saved as it was read, and both sides as none', () => {
    expect(planOf(draftOf(plan))).toEqual(plan);
    const { side: _, ...ofBoth } = plan;
    expect(planOf(draftOf({ ...ofBoth, name: ' Long-term buyers ' }))).toEqual(ofBoth);
  });

  test('CP-2 what the API would refuse is a fault of its step', () => {
    expect(faultsOf(steps, known)).toEqual([[], [], []]);
    expect(faultsOf(steps, new Set())).toEqual([[], ['no-such-template'], []]);
    const days = (...typed: string[]) =>
      faultsOf(
        typed.map((day, key) => ({ key, day, at: '', templateId: 'tpl_one', body: '' })),
        known,
      ).map(([fault]) => fault);
    expect(days('0', '15', '15')).toEqual([undefined, undefined, 'same-day']);
    expect(days('0', '15', '3')).toEqual([undefined, undefined, 'days-backward']);
    expect(days('', '1.5', '-1')).toEqual(['no-day', 'no-day', 'no-day']);
    expect(days('1095', '1096')).toEqual([undefined, 'no-day']);
    const own = (body: string) =>
      faultsOf([{ key: 0, day: '0', at: '', templateId: undefined, body }], known)[0];
    expect([own(' '), own('Hi {Nobody}'), own('Hi {City}')]).toEqual([['no-text'], ['text-wrong'], []]);
  });

  test('CP-2 a step goes to another place and leaves its day behind', () => {
    const later = moved(steps, 0, 1);
    expect(later.map(({ day, templateId, body }) => [day, templateId ?? body])).toEqual([
      ['0', 'tpl_one'],
      ['15', 'Hello'],
      ['45', 'Still looking?'],
    ]);
    expect(later.map(({ key }) => key)).toEqual([1, 0, 2]);
    expect(moved(later, 1, -1)).toEqual(steps);
    expect(moved(steps, 0, -1)).toEqual(steps);
    expect(moved(steps, 2, 1)).toEqual(steps);
  });

  test('CP-2 a step more comes a month after the last one, and a removed one comes back to its place', () => {
    expect(withStep(steps).at(-1)).toEqual({ key: 3, day: '75', at: '', templateId: undefined, body: '' });
    expect(withStep([]).at(-1)).toMatchObject({ key: 0, day: '0' });
    const [first, second, third] = steps;
    expect(
      second &&
        withStepAt(
          [first, third].flatMap((step) => step ?? []),
          1,
          second,
        ),
    ).toEqual(steps);
  });

  test('CP-2 the sample can be saved as it is, in every language', () => {
    for (const sample of Object.values(samplePlan)) {
      expect(sample.steps.map(({ afterDays }) => afterDays)).toEqual([0, 15, 45, 180, 270, 360]);
      expect(faultsOf(draftOf(sample).steps, new Set()).flat()).toEqual([]);
    }
  });
});

test('CP-2 a fault is said at its step, and what is about none of them at the end', () => {
  const fault = (path: string) => ({ path, detail: path });
  const problem = new ApiProblem(422, 'plan-invalid', 'No.', [
    fault('/steps/1/afterDays'),
    fault('/steps/7'),
    fault('/name'),
  ]);
  const paths = (of: ApiProblem | undefined) => of?.faults.map(({ path }) => path);
  expect(paths(problemOfStep(problem, 1))).toEqual(['/steps/1/afterDays']);
  expect(problemOfStep(problem, 0)).toBeUndefined();
  expect(paths(problemOfWhole(problem, 3))).toEqual(['/steps/7', '/name']);
  const whole = new ApiProblem(409, 'too-many-plans', 'Too many.');
  expect(problemOfWhole(whole, 3)).toBe(whole);
});

test('CP-4 a plan goes on after the last step that went out or was left out', () => {
  const of = (...steps: { state: 'sent' | 'skipped' | 'stopped'; delivery?: string }[]) =>
    nextStepOf({ steps: steps.map((each, index) => ({ step: index + 1, ...each })) });
  const [sent, skipped, stopped] = [{ state: 'sent' }, { state: 'skipped' }, { state: 'stopped' }] as const;
  expect(of(sent, skipped, stopped, stopped)).toBe(3);
  expect(of(stopped)).toBe(1);
  expect(of(sent)).toBeUndefined();
  // CL-10: what waited when the client was handed over reached nobody.
  expect(of(sent, stopped, stopped)).toBe(2);
  expect(of({ ...sent, delivery: 'refused' })).toBe(1);
  expect(of({ ...sent, delivery: 'refused' }, { ...sent, delivery: 'delivered' }, stopped)).toBe(3);
});

test('CP-5 a step is due from its time on, give or take the minute that the page’s clock is behind', () => {
  const now = Date.parse('2026-03-02T18:00:00.000Z');
  expect(isDue('2026-03-02T17:50:00.000Z', now)).toBe(true);
  expect(isDue('2026-03-02T18:00:30.000Z', now)).toBe(true);
  expect(isDue('2026-03-02T18:02:00.000Z', now)).toBe(false);
});
