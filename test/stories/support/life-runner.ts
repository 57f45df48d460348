// Where lives are lived: a stage with its teams; and several of them side by side.
import { afterAll } from '@jest/globals';
import { type Account, accountOf, countsBefore } from './referral-account.ts';
import type { Flow, Step } from './referral-flow.ts';
import { aLife, type Life, type People, peopleFor, takeNewPhones } from './referral-life.ts';
import { bootStage, type Stage } from './stage.ts';

/** What was promised in a life, and what came of it. */
export type Ending = { life: Life; account: Account };
/** Does a step by `act`, with whatever belongs around it. */
export type AroundStep = (step: Step, act: () => Promise<void>, stage: Stage) => Promise<void>;

export type LifeRunner = Awaited<ReturnType<typeof openLifeRunner>>;

/** Several, closed after all tests of the file. */
export async function openLifeRunners(howMany: number): Promise<LifeRunner[]> {
  const runners = await Promise.all(Array.from({ length: howMany }, openLifeRunner));
  afterAll(() => Promise.all(runners.map((runner) => runner.close())));
  return runners;
}

async function openLifeRunner() {
  const stage = await bootStage();
  const peopleOf = new Map<Flow, People>();

  async function aFreshLife(flow: Flow): Promise<Life> {
    const people = peopleOf.get(flow) ?? (await peopleFor(stage, flow));
    peopleOf.set(flow, people);
    if (flow.isByPhone) await takeNewPhones(people, stage);
    return aLife(people, flow);
  }

  return {
    /** A referral's life from its creation to its end, and the account of it. */
    async run(flow: Flow, around: AroundStep): Promise<Ending> {
      const life = await aFreshLife(flow);
      const before = await countsBefore(life, stage);
      for (const step of flow.steps) await around(step, () => step.act(life, stage), stage);
      return { life, account: await accountOf(life, before, stage) };
    },
    stage,
    close: () => stage.close(),
  };
}

/**
 * Carries out `plans` by `runners` in turn: while one is waited for, the next is under way elsewhere. Answers what waits
 * for one of them.
 */
export function runAhead<Plan>(
  plans: readonly Plan[],
  runners: readonly LifeRunner[],
  run: (plan: Plan, runner: LifeRunner) => Promise<void>,
): (plan: Plan) => Promise<void> {
  const runs = new Map<Plan, Promise<void>>();
  const latest = new Map<LifeRunner, Promise<unknown>>();

  function start(index: number): void {
    const plan = plans[index];
    const runner = runners[index % runners.length];
    if (plan === undefined || runner === undefined || runs.has(plan)) return;
    const started = (latest.get(runner) ?? Promise.resolve()).then(() => run(plan, runner));
    runs.set(plan, started);
    // A failure is told to who waits for that plan, and to nobody else.
    latest.set(
      runner,
      started.catch(() => {}),
    );
  }

  return async (plan) => {
    const index = plans.indexOf(plan);
    for (let ahead = 0; ahead < runners.length; ahead += 1) start(index + ahead);
    await runs.get(plan);
  };
}
