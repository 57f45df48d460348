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
  accountOf,
  type Before,
  countsBefore,
  nameOf,
  noticeOf,
  type StoredSend,
} from './referral-account.ts';
import { aCrew, aLife, type Crew, type Flow, flows, type Life, type Step } from './referral-flow.ts';
import { bootStage } from './stage.ts';

jest.setTimeout(60_000);

const stage = await bootStage();
afterAll(() => stage.close());

const crews = new Map<Flow, Crew>();
for (const flow of flows) crews.set(flow, await aCrew(stage, flow));
const occurrences = await recordOccurrences();
const cases = faultCases(occurrences, process.env.FAULTS === 'all');

function lifeOf(flow: Flow): Life {
  const crew = crews.get(flow);
  if (crew === undefined) throw new Error(`Nobody plays "${flow.name}"`);
  return aLife(crew, flow);
}

/** Every call that the functions make, step by step, when nothing fails but what the flow itself breaks. */
async function recordOccurrences(): Promise<Occurrence[]> {
  const found: Occurrence[] = [];
  for (const flow of flows) {
    const life = lifeOf(flow);
    for (const step of flow.steps) {
      stage.cloud.meter.reset();
      await step.act(life, stage);
      const made = Object.entries(stage.cloud.meter.read().calls);
      for (const [functionName, call] of made.flatMap(([name, own]) =>
        Object.keys(own).map((each) => [name, each] as const),
      )) {
        const [service = '', action = ''] = call.split(':');
        found.push({ functionName, service, action, flow, step });
      }
    }
  }
  return found;
}

/** Plays `flow`, with `orders` given before the step `at`, and compares what came of it with what was promised. */
async function expectToEndWell(
  flow: Flow,
  { at, orders, given }: { at?: Step; orders?: readonly FaultOrder[]; given?: FaultCase } = {},
): Promise<void> {
  const life = lifeOf(flow);
  const before = await countsBefore(life, stage);
  const startedAt = new Date(stage.cloud.clock.now()).toISOString();
  try {
    for (const step of flow.steps) {
      if (step === at) for (const order of orders ?? []) stage.cloud.faults.order(order);
      await step.act(life, stage);
    }
    await expectPromisesKept(life, before, given);
    expect(stage.cloud.faults.pending()).toEqual([]);
  } catch (fault) {
    console.error(stage.cloud.logs.lines().filter(({ at: loggedAt }) => loggedAt >= startedAt));
    throw fault;
  } finally {
    for (const order of stage.cloud.faults.pending()) stage.cloud.faults.order({ ...order, count: 0 });
  }
}

async function expectPromisesKept(life: Life, before: Before, given: FaultCase | undefined): Promise<void> {
  const { promised, claims } = life;
  const { sends, seen } = await accountOf(life, before, stage);
  const unsettled = sends.filter(
    ({ channel, status }) => status !== (channel === 'push' ? 'accepted' : 'delivered'),
  );
  const isExcused = (send: StoredSend) =>
    send.status === 'unconfirmed' && given !== undefined && mayStayUnconfirmed(send, given);
  const excused = unsettled.filter(isExcused).map(noticeOf);
  const isTextExcused = excused.includes(undefined);
  const winners = claims.filter(({ answer }) => answer.status === 201);
  const losers = claims.filter(({ answer }) => answer.status !== 201);

  expect({ ...seen, unsettled: unsettled.filter((send) => !isExcused(send)) }).toEqual({
    status: promised.status,
    owner: winners[0]?.agentId,
    told: promised.notices
      .map(nameOf)
      .filter((name) => seen.told.includes(name) || !excused.includes(name))
      .toSorted(),
    texts: promised.texts.filter((text) => seen.texts.includes(text) || !isTextExcused),
    events: promised.events,
    executions: ['SUCCEEDED'],
    leftInQueues: [],
    unsettled: [],
  });
  expect(winners).toHaveLength(claims.length > 0 ? 1 : 0);
  for (const { answer } of losers)
    expect(answer).toMatchObject({ status: 409, body: { code: 'already-claimed' } });
}

const named = flows.map((flow) => [flow.name, flow] as const);

test.each(named)('%s, nothing fails: it ends as promised, and all are told once', async (_, flow) => {
  await expectToEndWell(flow);
});

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
