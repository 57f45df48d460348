// Plans in the table: a partition a team, each version beside the plan, and in an item of its own how many there are and which start with a
// claim, so that no save makes one too many of either.
import * as z from 'zod';
import { itemSchema } from '../../platform/lazily.ts';
import type { Act } from '../../platform/table/act.ts';
import { type Key, keys, plansOf, prefixes } from '../../platform/table/keys.ts';
import type { Table } from '../../platform/table/table.ts';
import { type Condition, isNew, type Update, type Write } from '../../platform/table/table-requests.ts';
import {
  mostPlans,
  type Plan,
  type PlanVersion,
  planSchema,
  planVersionSchema,
  type Removed,
  type Saved,
  startsWith,
} from './plan.ts';

/** `since`: whoever was claimed before is not put on it. */
const startingSchema = itemSchema(() => {
  const starting = z.object({ planId: z.string(), since: z.string() }).optional();
  return z.object({ held: z.int().default(0), buyer: starting, seller: starting });
});
type Starting = ReturnType<typeof startingSchema.parse>;

export function planStore(table: Table) {
  async function readStarting(teamId: string): Promise<Starting> {
    return startingSchema.parse((await table.get(keys.planCount(teamId))) ?? {});
  }

  return {
    /** Also one that was removed, whose version goes on. */
    async read(teamId: string, planId: string): Promise<Plan | undefined> {
      const item = await table.get(keys.plan(teamId, planId));
      return item && planSchema.parse(item);
    },

    async readVersion(teamId: string, planId: string, version: number): Promise<PlanVersion | undefined> {
      const item = await table.get(keys.planVersion(teamId, planId, version));
      return item && planVersionSchema.parse(item);
    },

    /** By name. */
    async list(teamId: string): Promise<Plan[]> {
      const items = await table.queryAll({ pk: plansOf(teamId), skPrefix: prefixes.plan });
      const there = items
        .map((item) => planSchema.parse(item))
        .filter(({ removed }) => removed === undefined);
      return there.toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
    },

    /** CP-3: which plan starts with a claim, of each side. */
    readStarting,

    /** Saves on `before` alone: as it was read, or as none was there. */
    async save(plan: Plan, before: Plan | undefined, changedBy: Act): Promise<Saved> {
      const { teamId, planId, name, steps, version, updatedAt } = plan;
      const outcome = await table.transact([
        planWrite(plan, before, changedBy),
        {
          put: {
            ...keys.planVersion(teamId, planId, version),
            type: 'plan-version',
            teamId,
            planId,
            version,
            name,
            steps,
            at: updatedAt,
          },
          if: isNew,
        },
        { update: countUpdate(teamId, { plan, before: there(before) }) },
      ]);
      if (outcome.applied) return { saved: true };
      if (outcome.refused[0] || outcome.refused[1]) return { saved: false, because: 'changed' };
      const starting = await readStarting(teamId);
      const other = startsWith(plan)
        .map((side) => starting[side]?.planId)
        .find((each) => each !== undefined && each !== planId);
      if (other !== undefined) return { saved: false, because: 'another-starts', planId: other };
      return { saved: false, because: starting.held >= mostPlans ? 'full' : 'changed' };
    },

    /** What is left of it is kept: its versions go on, whoever takes its id. CP-8: one that greetings name stays. */
    async remove(plan: Plan, now: Date, changedBy: Act): Promise<Removed> {
      const { teamId, version } = plan;
      const removed = {
        ...plan,
        steps: [],
        removed: true as const,
        endedBefore: version + 1,
        version: version + 1,
        updatedAt: now.toISOString(),
      };
      const outcome = await table.transact([
        planWrite(removed, plan, changedBy),
        { update: countUpdate(teamId, { plan: undefined, before: plan }) },
        { check: isNotOfGreetings(plan) },
      ]);
      if (outcome.applied) return 'removed';
      return outcome.refused[2] ? 'of-greetings' : 'changed';
    },
  };
}

/** Part of a write that holds only while the team has that plan. */
export function isPlanThere(teamId: string, planId: string): Condition & { key: Key } {
  return {
    key: keys.plan(teamId, planId),
    condition: 'attribute_exists(pk) AND attribute_not_exists(removed)',
  };
}

/** CP-8: part of a write that holds only while the team's greetings don't name it. */
function isNotOfGreetings({ teamId, planId }: Plan): Condition & { key: Key } {
  return {
    key: keys.concierge(teamId),
    condition: 'attribute_not_exists(#settings.planId) OR #settings.planId <> :plan',
    names: { '#settings': 'settings' },
    values: { ':plan': planId },
  };
}

function there(plan: Plan | undefined): Plan | undefined {
  return plan?.removed ? undefined : plan;
}

function planWrite(plan: Plan, before: Plan | undefined, changedBy: Act): Write {
  return {
    put: { ...keys.plan(plan.teamId, plan.planId), type: 'plan', ...plan, changedBy },
    if:
      before === undefined
        ? isNew
        : {
            condition: '#version = :before',
            names: { '#version': 'version' },
            values: { ':before': before.version },
          },
  };
}

/** How many there are, and which start with a claim, after `before` became `plan`. Each is undefined where there is none. */
function countUpdate(teamId: string, change: { plan: Plan | undefined; before: Plan | undefined }): Update {
  const { plan, before } = change;
  const more = Number(plan !== undefined) - Number(before !== undefined);
  const had = before === undefined ? [] : startsWith(before);
  const has = plan === undefined ? [] : startsWith(plan);
  const taken = has.filter((side) => !had.includes(side));
  const left = had.filter((side) => !has.includes(side));
  const clauses = [
    `SET ${['#type = :type', ...taken.map((side) => `${side} = :starts`)].join(', ')}`,
    ...(left.length > 0 ? [`REMOVE ${left.join(', ')}`] : []),
    'ADD held :more',
  ];
  const conditions = [
    ...(more > 0 ? ['(attribute_not_exists(held) OR held < :most)'] : []),
    ...taken.map((side) => `attribute_not_exists(${side})`),
  ];
  return {
    key: keys.planCount(teamId),
    update: clauses.join(' '),
    ...(conditions.length > 0 && { condition: conditions.join(' AND ') }),
    names: { '#type': 'type' },
    values: {
      ':type': 'plan-count',
      ':more': more,
      ...(more > 0 && { ':most': mostPlans }),
      ...(plan !== undefined &&
        taken.length > 0 && { ':starts': { planId: plan.planId, since: plan.updatedAt } }),
    },
  };
}
