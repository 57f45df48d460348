// CP-2: a plan while it is written: its steps in the order of their days, and what is wrong with each before it is sent.
import { parseTemplate } from '../../lambdas/campaigns/templates/template-text.ts';
import type { NewPlan, PlanStep } from './plan-queries.ts';

/** A field may hold what is no number yet. `templateId`: undefined for a text of its own. */
export type DraftStep = {
  key: number;
  day: string;
  at: string;
  templateId: string | undefined;
  body: string;
};
export type Draft = {
  name: string;
  side: 'buyer' | 'seller' | undefined;
  starts: NewPlan['starts'];
  steps: readonly DraftStep[];
};
export type StepFault =
  | 'no-day'
  | 'same-day'
  | 'days-backward'
  | 'no-such-template'
  | 'no-text'
  | 'text-wrong';

/** As the API has them. */
export const mostSteps = 20;
export const mostDays = 1095;
/** What a step is put after the one before, until somebody says otherwise. */
const usualDays = 30;

export function draftOf({ name, side, starts, steps }: NewPlan): Draft {
  return { name, side: sideOf(side), starts, steps: steps.map(draftStep) };
}

/** Without one it is for both. */
export function sideOf(side: string | null | undefined): Draft['side'] {
  return side === 'buyer' || side === 'seller' ? side : undefined;
}

function draftStep({ afterDays, at, templateId, body }: PlanStep, key: number): DraftStep {
  return { key, day: String(afterDays), at: at ?? '', templateId: templateId ?? undefined, body: body ?? '' };
}

/** What is saved. Only of a draft without faults it is what the lead meant. */
export function planOf({ name, side, starts, steps }: Draft): NewPlan {
  return { name: name.trim(), ...(side && { side }), starts, steps: steps.map(stepOf) };
}

function stepOf({ day, at, templateId, body }: DraftStep): PlanStep {
  return {
    afterDays: Number(day),
    ...(at !== '' && { at }),
    ...(templateId === undefined ? { body } : { templateId }),
  };
}

/** By step, as the API would refuse them. */
export function faultsOf(
  steps: readonly DraftStep[],
  templateIds: ReadonlySet<string>,
): readonly (readonly StepFault[])[] {
  return steps.map((step, index) => [...dayFaults(step, steps[index - 1]), ...textFaults(step, templateIds)]);
}

function dayFaults({ day }: DraftStep, before: DraftStep | undefined): StepFault[] {
  if (!isDay(day)) return ['no-day'];
  if (before === undefined || !isDay(before.day)) return [];
  if (Number(day) === Number(before.day)) return ['same-day'];
  return Number(day) < Number(before.day) ? ['days-backward'] : [];
}

function textFaults({ templateId, body }: DraftStep, templateIds: ReadonlySet<string>): StepFault[] {
  if (templateId !== undefined) return templateIds.has(templateId) ? [] : ['no-such-template'];
  if (body.trim() === '') return ['no-text'];
  return parseTemplate(body).faults.length > 0 ? ['text-wrong'] : [];
}

function isDay(typed: string): boolean {
  return /^\d{1,4}$/.test(typed.trim()) && Number(typed) <= mostDays;
}

/** A step more, at the end. */
export function withStep(steps: readonly DraftStep[]): readonly DraftStep[] {
  const key = Math.max(0, ...steps.map((step) => step.key + 1));
  const last = steps.at(-1);
  const day = last === undefined || !isDay(last.day) ? 0 : Math.min(mostDays, Number(last.day) + usualDays);
  return [...steps, { key, day: String(day), at: last?.at ?? '', templateId: undefined, body: '' }];
}

/** What a step says goes a place forward (-1) or back (1); the days stay where they are. */
export function moved(steps: readonly DraftStep[], index: number, by: -1 | 1): readonly DraftStep[] {
  const [one, other] = [steps[index], steps[index + by]];
  if (one === undefined || other === undefined) return steps;
  return steps.with(index, { ...other, day: one.day }).with(index + by, { ...one, day: other.day });
}

/** An undone removal. */
export function withStepAt(
  steps: readonly DraftStep[],
  index: number,
  step: DraftStep,
): readonly DraftStep[] {
  return [...steps.slice(0, index), step, ...steps.slice(index)];
}
