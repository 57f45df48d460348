// A plan as it is answered (CP-2).
import type { Plan } from './plan.ts';

export type ShownPlan = Pick<Plan, 'planId' | 'name' | 'side' | 'starts' | 'steps' | 'updatedAt' | 'version'>;

export function shownPlanOf({ planId, name, side, starts, steps, updatedAt, version }: Plan): ShownPlan {
  return { planId, name, side, starts, steps, updatedAt, version };
}
