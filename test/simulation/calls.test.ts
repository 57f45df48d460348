// Two calls in every order of what the carrier tells and people do: one justified end, at most two calls, no step backwards.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../support/random-tests.ts';
import { runs, share } from '../support/scale.ts';
import { judgeAct, judgeEnd, judgeStanding } from './support/calls/call-judge.ts';
import { callWorld, type World } from './support/calls/call-model.ts';
import {
  ask,
  type CallAct,
  callPlan,
  effective,
  eventsOf,
  isPossible,
  nameOf,
  orders,
  rivals,
  wholeWay,
} from './support/calls/call-plan.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

/** What is lost or comes twice makes thousands of orders, told apart by where it comes. */
const oneIn = 13;
const numPlans = runs(250, 10_000);

async function perform(act: CallAct, world: World): Promise<unknown> {
  switch (act.kind) {
    case 'ask':
      return world.ask();
    case 'event':
      return world.hear(act.type, act.attempt);
    case 'ring-over':
      world.pass(20_000);
      return world.workflow.timeOut('$.ringSeconds');
    case 'enter-pin':
      return world.enterShownPin();
    case 'teammate-claims':
      return world.rival.claims();
    case 'lead-declines':
      return world.rival.leadDeclines();
    case 'agent-declines':
      return world.rival.agentDeclines();
    case 'window-ends':
      return world.rival.expires();
  }
}

/** Lets one act happen, and judges what it made of the race. */
async function happen(act: CallAct, world: World): Promise<void> {
  const { referralId } = world.id;
  const [race, call] = [await world.races.read(referralId), await world.calls.read(world.id)];
  await perform(act, world);
  const after = await world.races.read(referralId);
  if (race === undefined || after === undefined) throw new Error('The referral is gone');
  judgeAct(act, { race, call, now: world.now() }, after);
  world.pass(1000);
}

/** The window ends, and everything that is left to do is done. */
async function end(world: World, acts: readonly CallAct[]): Promise<void> {
  await world.catchUp();
  await judgeStanding(world);
  await world.rival.expires();
  await world.catchUp();
  await judgeEnd(world, acts);
}

/** Plays `acts` one after the other, with everything that follows from each at once. */
async function play(acts: readonly CallAct[]): Promise<World> {
  const world = await callWorld();
  try {
    for (const act of acts) {
      await happen(act, world);
      await world.catchUp();
    }
    await end(world, acts);
  } catch (error) {
    throw new Error(`In the order: ${acts.map(nameOf).join(', ')}`, { cause: error });
  }
  return world;
}

/** Every order of `acts`; of far too many one in so many. */
async function playAll(acts: readonly CallAct[], oneIn = 1): Promise<number> {
  let played = 0;
  for (const order of share(orders(acts, isPossible), oneIn)) {
    await play(order);
    played += 1;
  }
  return played;
}

describe('two calls', () => {
  test('CA-1 CA-2 CA-3 CA-5 missed twice they come to the PIN, which claims', async () => {
    const { workflow, told } = await play(wholeWay);
    expect(workflow.path).toEqual(['Dial', 'Await call again', 'Dial again', 'Issue PIN', 'End']);
    expect(told.placed).toEqual(['1 placed', '2 placed']);
    expect(told.notifications).toContain('client-details ada');
  });

  const cases = [
    ['the first answered', 1],
    ['the second answered', 2],
    ['none answered', undefined],
  ] as const;

  test.each(cases)(
    'CA-2 CA-6 %s: every order of the events, each of them lost, and twice',
    async (_which, answered) => {
      const told = effective(eventsOf(answered));
      let played = await playAll([...told, ...wholeWay]);
      for (const each of told) {
        played += await playAll([...told.filter((other) => other !== each), ...wholeWay], oneIn);
        played += await playAll([...told, each, ...wholeWay], oneIn);
      }
      expect(played).toBeGreaterThan(50);
    },
    120_000,
  );

  test.each(
    cases.flatMap(([which, answered]) =>
      rivals.map((rival) => ({ which, answered, rival, name: nameOf(rival) })),
    ),
  )(
    'CA-1 CA-6 $which, and $name in between: every order',
    async ({ answered, rival }) => {
      const told = effective(eventsOf(answered)).slice(0, 2);
      expect(await playAll([...told, ...wholeWay, rival])).toBeGreaterThan(100);
    },
    120_000,
  );

  test(
    `CA-1 CA-2 CA-10 ${numPlans} times with every event twice and some lost, the stream and the workflow late, a line with moods: one end, at most two calls`,
    async () => {
      const tried = progressOf(numPlans);
      await fc.assert(
        fc.asyncProperty(callPlan, async ({ acts, choices, moods }) => {
          const world = await callWorld(moods);
          await happen(ask, world);
          const left = [...acts];
          for (const choice of choices) {
            const act = choice % left.length;
            const isOneOfActs = left.length > 0 && choice % 3 === 0;
            const next = left[act];
            if (isOneOfActs && next !== undefined) {
              left.splice(act, 1);
              await happen(next, world);
            } else if (world.hasNews() && choice % 3 === 1) await world.followNext(1 + (choice % 2));
            else await world.workflow.runTask();
          }
          await end(world, [ask, ...acts]);
          tried();
        }),
        { numRuns: numPlans, ...replay },
      );
    },
    120_000 + numPlans * 20,
  );
});
