// The fault sweep: each AWS call of referrals' lives fails once in each way, and all are told what they must know, once.
// DIBS_SIMULATE=full tries every call at every step; `-t '<name of a case>'` tries one case again.
import { describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../../local/aws/faults.ts';
import { isFull } from '../../support/scale.ts';
import { instructions } from './conversations.ts';
import {
  type FaultCase,
  faultCases,
  firstOf,
  isCertain,
  isToCarrier,
  isTooLate,
  mayStayUnconfirmed,
  type Occurrence,
  type Sample,
  titleOf,
} from './fault-cases.ts';
import { type Ending, type LifeRunner, runAhead } from './life-runner.ts';
import { nameOf, noticeOf, type StoredSend } from './referral-account.ts';
import type { Flow, Step } from './referral-flow.ts';
import { offersOver } from './referral-life.ts';

/** Faults that are ordered before the step `at` of a flow. */
type Plan = { title: string; flow: Flow; at: Step; orders: readonly FaultOrder[]; given?: FaultCase };

/** Defines the tests of the sweep over `flows`; `sample` says what is tried without it. */
export async function sweep(
  runners: readonly LifeRunner[],
  flows: readonly Flow[],
  sample: Sample,
): Promise<void> {
  const { occurrences, endings } = await runFaultless(flows, runners).catch(async (fault: unknown) => {
    // Where the tests can't be told, nothing comes after them either.
    await Promise.all(runners.map((runner) => runner.close()));
    throw fault;
  });
  const extent = isFull ? 'all' : sample;
  const cases: Plan[] = faultCases(occurrences, extent).map((given) => {
    return { title: titleOf(given), flow: given.flow, at: given.step, orders: [given.order], given };
  });
  const throttled = extent === 'all' ? allThrottled(flows, firstOf(occurrences).filter(sample)) : [];
  const ending = runAhead([...cases, ...throttled], runners, expectToEndWell);
  const titled = (plans: readonly Plan[]) => plans.map((plan) => [plan.title, plan] as const);

  describe('it ends as promised, and all are told once', () => {
    test.each(endings.map(([flow, end]) => [flow.name, end] as const))('%s, nothing fails', (_, end) =>
      expectPromisesKept(end),
    );

    test.each(titled(cases))('%s', (_, plan) => ending(plan));

    // Jest refuses a table without rows.
    if (throttled.length > 0) {
      test.each(titled(throttled))('%s: every call is throttled once', (_, plan) => ending(plan));
    }
  });
}

/** Lives every flow once; answers how each ended, and every call that the functions made on the way, step by step. */
async function runFaultless(flows: readonly Flow[], [runner]: readonly LifeRunner[]) {
  if (runner === undefined) throw new Error('Nothing runs the lives');
  const occurrences: Occurrence[] = [];
  const endings: [Flow, Ending][] = [];
  for (const flow of flows) {
    const ending = await runner.run(flow, async (step, act, { cloud }) => {
      cloud.meter.reset();
      await act();
      if (step.isKnown) return;
      for (const [functionName, calls] of Object.entries(cloud.meter.read().calls)) {
        for (const call of Object.keys(calls)) {
          const [service = '', action = ''] = call.split(':');
          const occurrence = { functionName, service, action, flow, step };
          if (isCertain(occurrence)) occurrences.push(occurrence);
        }
      }
    });
    endings.push([flow, ending]);
  }
  return { occurrences, endings };
}

/**
 * The SDK waits for up to a second before it tries a throttled call again: all of them together, where they occur first.
 */
function allThrottled(flows: readonly Flow[], first: readonly Occurrence[]): Plan[] {
  return flows.flatMap((flow) =>
    flow.steps.flatMap((at) => {
      const calls = first.filter((each) => each.flow === flow && each.step === at);
      const orders = calls
        .filter((call) => !isToCarrier(call))
        .map(({ functionName, service, action }) => {
          return { functionName, service, action, kind: 'throttle', count: 1 } as const;
        });
      return orders.length === 0 ? [] : [{ title: `${flow.name}, ${at.name}`, flow, at, orders }];
    }),
  );
}

async function expectToEndWell({ flow, at, orders, given }: Plan, runner: LifeRunner): Promise<void> {
  let logged: () => unknown = () => [];
  try {
    const ending = await runner.run(flow, async (step, act, { cloud }) => {
      if (step === at) {
        const startedAt = new Date(cloud.clock.now()).toISOString();
        logged = () => cloud.logs.lines().filter((line) => line.at >= startedAt);
        for (const order of orders) cloud.faults.order(order);
      }
      await act();
    });
    expectPromisesKept(ending, given);
    expect(runner.stage.cloud.faults.pending()).toEqual([]);
  } catch (fault) {
    console.error(logged());
    throw fault;
  } finally {
    const { faults } = runner.stage.cloud;
    for (const order of faults.pending()) faults.order({ ...order, count: 0 });
  }
}

function expectPromisesKept({ life, account }: Ending, given?: FaultCase): void {
  const { promised, claims, callers } = life;
  const { outbox, seen } = account;
  const isSettled = ({ channel, status }: StoredSend) =>
    status === 'delivered' || (status === 'accepted' && channel !== 'text');
  const isExcused = (send: StoredSend) =>
    given !== undefined &&
    (isTooLate(send, given) || (send.status === 'unconfirmed' && mayStayUnconfirmed(send, given)));
  const excused = outbox.filter(isExcused).map(noticeOf);
  const isTextExcused = excused.includes(undefined);
  const winners = claims.filter(({ hasIt }) => hasIt);
  const owner = winners[0]?.agentId;
  const isClaimed = promised.status === 'claimed';

  expect({ ...seen, unsettled: outbox.filter((send) => !isSettled(send) && !isExcused(send)) }).toEqual({
    status: promised.status,
    owner,
    told: [...promised.notices, ...offersOver(life)]
      .map(nameOf)
      .filter((name) => seen.told.includes(name) || !excused.includes(name))
      .toSorted(),
    texts: promised.texts
      .map((text) => withInstructions(text, isTextExcused ? seen.texts : []))
      .filter((text) => seen.texts.includes(text) || !isTextExcused),
    offers: Object.entries(promised.offers)
      .map(([agentId, end]) => `${agentId} ${end}`)
      .toSorted(),
    events: promised.events,
    calls: callers
      .map(({ agent: { agentId } }) => {
        const lost = isClaimed ? 'lost' : 'ended';
        return `${agentId} ${agentId === owner ? 'claimed' : lost}`;
      })
      .toSorted(),
    rangTwice: [],
    executions: 1 + callers.length,
    unendedExecutions: [],
    leftInQueues: [],
    unsettled: [],
  });
  expect(winners).toHaveLength(claims.length > 0 ? 1 : 0);
}

/**
 * TX-5: an agent's first text, which names them, carries the instructions, and so does the one after it when the first got lost.
 */
function withInstructions(text: string, seen: readonly string[]): string {
  const carrying = `${text} ${instructions}`;
  return /^Agent Number\d+, /.test(text) || seen.includes(carrying) ? carrying : text;
}
