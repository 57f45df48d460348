// A team's plan (*smart drip*): texts that a client gets one after another, each some days after the beginning; and the rules that each save
// keeps: CP-2.
import * as z from 'zod';
import { sideSchema } from '../../claiming/referral.ts';
import { chosenId } from '../../people/team.ts';
import type { Fault } from '../../platform/http/problem.ts';
import { instant } from '../../platform/instant.ts';
import { type ItemOf, itemSchema, lazily } from '../../platform/lazily.ts';
import type { Refusal } from '../../platform/outcome.ts';
import type { BlockedContent } from '../../texting/wording/refuse-blocked-text.ts';
import { bodyRefusals, refuseTemplate, type TemplateRefusal } from '../templates/template.ts';

/** More would not be told apart by whoever puts a client on one. */
export const mostPlans = 50;
export const mostSteps = 20;
/** Three years. */
export const mostDays = 1095;

export const planStarts = z.enum(['by-hand', 'with-claim']).meta({
  id: 'PlanStarts',
  description:
    '`with-claim`: each client who is claimed is put on it, if they agreed to automated texts. At most one plan of a side does.',
});

/** Of a client's local day. */
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day like 09:30')
  .meta({ examples: ['09:30'] });

const stepSchema = lazily(() =>
  z.object({
    afterDays: z.int(),
    at: z.string().optional(),
    templateId: z.string().optional(),
    body: z.string().optional(),
  }),
);
export type Step = z.infer<ReturnType<typeof stepSchema>>;

/** What a lead writes. */
const written = () => ({
  name: z.string(),
  /** Both sides without one. */
  side: sideSchema.optional(),
  starts: planStarts,
  steps: z.array(stepSchema()),
});

/** `version` counts the saves, also across a removal. */
export const planSchema = itemSchema(() =>
  z.object({
    teamId: chosenId,
    planId: z.string(),
    ...written(),
    updatedAt: instant,
    version: z.int(),
    removed: z.literal(true).optional(),
    /** Who began with an older version was on it when it was removed, also where it is there again. */
    endedBefore: z.int().optional(),
  }),
);
export type Plan = ItemOf<typeof planSchema>;
export type WrittenPlan = Pick<Plan, 'name' | 'side' | 'starts' | 'steps'>;

/** A plan as it was saved once; never changed. Who is on it keeps that one. */
export const planVersionSchema = itemSchema(() =>
  z.object({ name: z.string(), steps: z.array(stepSchema()) }),
);
export type PlanVersion = ItemOf<typeof planVersionSchema>;

/** `changed`: somebody saved or removed it since it was read. */
export type Saved =
  | { saved: true }
  | { saved: false; because: 'changed' | 'full' }
  | { saved: false; because: 'another-starts'; planId: string };

/** `changed`: somebody saved or removed it since it was read. `of-greetings`: the team's greetings name it (CP-8). */
export type Removed = 'removed' | 'changed' | 'of-greetings';

/** CP-4: whether whoever began with that version gets more of it. */
export function isOver(plan: Pick<Plan, 'removed' | 'endedBefore'> | undefined, version: number): boolean {
  return plan === undefined || plan.removed === true || version < (plan.endedBefore ?? 0);
}

/** Which sides' claims it starts with. */
export function startsWith({ side, starts }: Pick<Plan, 'side' | 'starts'>): ('buyer' | 'seller')[] {
  if (starts === 'by-hand') return [];
  return side === undefined ? ['buyer', 'seller'] : [side];
}

/** Without a side it is for all. */
export function isForSide({ side }: Pick<Plan, 'side'>, its: 'buyer' | 'seller'): boolean {
  return side === undefined || side === its;
}

/** As what the steps of a plan may be refused. */
export const stepRefusals = ['plan-invalid', 'unknown-template', ...bodyRefusals] as const;
export type PlanRefusal = Refusal<(typeof stepRefusals)[number]>;

/** Undefined for steps that may be saved. `templateIds`: those that the team has. */
export function refuseSteps(
  steps: readonly Step[],
  facts: { brand: string; blocked: BlockedContent; templateIds: ReadonlySet<string> },
): PlanRefusal | undefined {
  const faults = steps.flatMap((step, index) => faultsOf(step, steps[index - 1], index));
  const [first] = faults;
  if (first !== undefined) return { refused: 'plan-invalid', detail: first.detail, errors: faults };
  const unknown = steps.flatMap(({ templateId }, index) =>
    templateId === undefined || facts.templateIds.has(templateId)
      ? []
      : [
          {
            path: `/steps/${index}/templateId`,
            detail: `There is no template ${templateId}; choose another.`,
            code: 'no-such-template',
            value: templateId,
          },
        ],
  );
  const [missing] = unknown;
  if (missing !== undefined) return { refused: 'unknown-template', detail: missing.detail, errors: unknown };
  for (const [index, { body }] of steps.entries()) {
    const refusal = body === undefined ? undefined : refuseTemplate(body, facts);
    if (refusal !== undefined) return ofStep(refusal, index);
  }
  return undefined;
}

function faultsOf({ afterDays, templateId, body }: Step, before: Step | undefined, index: number): Fault[] {
  const faults: Fault[] = [];
  if ((templateId === undefined) === (body === undefined)) {
    const detail = `Step ${index + 1} has either a template or a text of its own.`;
    faults.push({ path: `/steps/${index}`, detail, code: 'template-or-text' });
  }
  // CP-9: no client gets two in a day, so that the second would only be held.
  if (before !== undefined && afterDays === before.afterDays) {
    const detail = `Step ${index + 1} is on the day of the step before: put it on another day.`;
    faults.push({ path: `/steps/${index}/afterDays`, detail, code: 'same-day' });
  }
  if (before !== undefined && afterDays < before.afterDays) {
    const detail = `Step ${index + 1} comes before the step in front of it: put the days in order.`;
    faults.push({ path: `/steps/${index}/afterDays`, detail, code: 'days-backward' });
  }
  return faults;
}

function ofStep(refusal: TemplateRefusal, index: number): TemplateRefusal {
  return {
    ...refusal,
    detail: `Step ${index + 1}: ${refusal.detail}`,
    ...(refusal.errors && {
      errors: refusal.errors.map((fault) => ({ ...fault, path: `/steps/${index}${fault.path}` })),
    }),
  };
}
