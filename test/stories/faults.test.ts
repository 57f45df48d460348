// The fault sweep: each AWS call of a referral's life fails once in each way, and all are told what they must know, once.
// FAULTS=all tries every call at every step; `-t '<name of a case>'` plays one case again.
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import type { FaultOrder } from '../../local/aws/faults.ts';
import {
  type FaultCase,
  faultCases,
  firstOf,
  isToCarrier,
  mayStayUnconfirmed,
  type Occurrence,
  titleOf,
} from './fault-cases.ts';
import {
  type Account,
  accountOf,
  countsBefore,
  nameOf,
  noticeOf,
  type StoredSend,
} from './referral-account.ts';
import { type Flow, flows, type Step } from './referral-flow.ts';
import { aCrew, aLife, type Crew, type Life } from './referral-life.ts';
import { bootStage } from './stage.ts';

jest.setTimeout(60_000);

const stage = await bootStage();
afterAll(() => stage.close());

const crews = new Map<Flow, Crew>();
/** What was promised in a life, and what came of it. */
type Ending = { life: Life; account: Account };
const { occurrences, endings } = await playFaultless().catch(async (fault: unknown) => {
  await stage.close();
  throw fault;
});
const cases = faultCases(occurrences, process.env.FAULTS === 'all');

/** Plays every flow once; answers how each ended, and every call that the functions made on the way, step by step. */
async function playFaultless(): Promise<{ occurrences: Occurrence[]; endings: Map<Flow, Ending> }> {
  const seen: Occurrence[] = [];
  const ends = new Map<Flow, Ending>();
  for (const flow of flows) {
    crews.set(flow, await aCrew(stage, flow));
    const ending = await play(flow, async (step, act) => {
      stage.cloud.meter.reset();
      await act();
      for (const [functionName, calls] of Object.entries(stage.cloud.meter.read().calls)) {
        for (const call of Object.keys(calls)) {
          const [service = '', action = ''] = call.split(':');
          seen.push({ functionName, service, action, flow, step });
        }
      }
    });
    ends.set(flow, ending);
  }
  return { occurrences: seen, endings: ends };
}

/** A new referral's life, each step acted by `around`, and the account of it. */
async function play(
  flow: Flow,
  around: (step: Step, act: () => Promise<void>) => Promise<void>,
): Promise<Ending> {
  const crew = crews.get(flow);
  if (crew === undefined) throw new Error(`Nobody plays "${flow.name}"`);
  const life = aLife(crew, flow);
  const before = await countsBefore(life, stage);
  for (const step of flow.steps) await around(step, () => step.act(life, stage));
  return { life, account: await accountOf(life, before, stage) };
}

/** Plays `flow` with faults from the step `at` on, and compares what came of it with what was promised. */
async function expectToEndWell(
  flow: Flow,
  { at, orders, given }: { at: Step; orders: readonly FaultOrder[]; given?: FaultCase },
): Promise<void> {
  const startedAt = new Date(stage.cloud.clock.now()).toISOString();
  try {
    const ending = await play(flow, async (step, act) => {
      if (step === at) for (const order of orders) stage.cloud.faults.order(order);
      await act();
    });
    expectPromisesKept(ending, given);
    expect(stage.cloud.faults.pending()).toEqual([]);
  } catch (fault) {
    console.error(stage.cloud.logs.lines().filter(({ at: loggedAt }) => loggedAt >= startedAt));
    throw fault;
  } finally {
    for (const order of stage.cloud.faults.pending()) stage.cloud.faults.order({ ...order, count: 0 });
  }
}

function expectPromisesKept({ life: { promised, claims }, account }: Ending, given?: FaultCase): void {
  const { sends, seen } = account;
  const isSettled = ({ channel, status }: StoredSend) =>
    status === (channel === 'push' ? 'accepted' : 'delivered');
  const isExcused = (send: StoredSend) =>
    send.status === 'unconfirmed' && given !== undefined && mayStayUnconfirmed(send, given);
  const excused = sends.filter(isExcused).map(noticeOf);
  const isTextExcused = excused.includes(undefined);
  const winners = claims.filter(({ answer }) => answer.status === 201);
  const losers = claims.filter(({ answer }) => answer.status !== 201);

  expect({ ...seen, unsettled: sends.filter((send) => !isSettled(send) && !isExcused(send)) }).toEqual({
    status: promised.status,
    owner: winners[0]?.agentId,
    told: promised.notices
      .map(nameOf)
      .filter((name) => seen.told.includes(name) || !excused.includes(name))
      .toSorted(),
    texts: promised.texts.filter((text) => seen.texts.includes(text) || !isTextExcused),
    offers: Object.entries(promised.offers)
      .map(([agentId, end]) => `${agentId} ${end}`)
      .toSorted(),
    events: promised.events,
    executions: ['SUCCEEDED'],
    leftInQueues: [],
    unsettled: [],
  });
  expect(winners).toHaveLength(claims.length > 0 ? 1 : 0);
  for (const { answer } of losers)
    expect(answer).toMatchObject({ status: 409, body: { code: 'already-claimed' } });
}

test.each([...endings].map(([flow, ending]) => [flow.name, ending] as const))(
  '%s, nothing fails: it ends as promised, and all are told once',
  (_, ending) => expectPromisesKept(ending),
);

describe('one call fails: it ends as promised, and all are told once', () => {
  test.each(cases.map((each) => [titleOf(each), each] as const))('%s', async (_, given) => {
    await expectToEndWell(given.flow, { at: given.step, orders: [given.order], given });
  });
});

// The SDK waits for up to a second before it tries a throttled call again: all of them together, where they occur first.
describe('every call is throttled once: it ends as promised, and all are told once', () => {
  const throttled = firstOf(occurrences).filter((call) => !isToCarrier(call));
  const steps = flows.flatMap((flow) => flow.steps.map((step) => ({ flow, step })));
  const tried = steps.filter(({ flow, step }) =>
    throttled.some((each) => each.flow === flow && each.step === step),
  );
  test.each(tried.map(({ flow, step }) => [`${flow.name}, ${step.name}`, flow, step] as const))(
    '%s',
    async (_, flow, step) => {
      const calls = throttled.filter((each) => each.flow === flow && each.step === step);
      const orders = calls.map(({ functionName, service, action }) => {
        return { functionName, service, action, kind: 'throttle', count: 1 } as const;
      });
      await expectToEndWell(flow, { at: step, orders });
    },
  );
});
