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
import { nameOf, noticeOf, type StoredSend } from './referral-account.ts';
import { type Flow, flows, type Step } from './referral-flow.ts';
import { type Ending, openTheatre, playAhead, type Theatre } from './theatre.ts';

jest.setTimeout(60_000);

const theatres = await Promise.all([openTheatre(), openTheatre()]);
const closeAll = () => Promise.all(theatres.map((theatre) => theatre.close()));
afterAll(closeAll);

const { occurrences, endings } = await playFaultless(theatres[0]).catch(async (fault: unknown) => {
  await closeAll();
  throw fault;
});

/** Plays every flow once; answers how each ended, and every call that the functions made on the way, step by step. */
async function playFaultless(theatre: Theatre) {
  const seen: Occurrence[] = [];
  const ends: [Flow, Ending][] = [];
  for (const flow of flows) {
    const ending = await theatre.play(flow, async (step, act, { cloud }) => {
      cloud.meter.reset();
      await act();
      for (const [functionName, calls] of Object.entries(cloud.meter.read().calls)) {
        for (const call of Object.keys(calls)) {
          const [service = '', action = ''] = call.split(':');
          seen.push({ functionName, service, action, flow, step });
        }
      }
    });
    ends.push([flow, ending]);
  }
  return { occurrences: seen, endings: ends };
}

/** Faults that are ordered before the step `at` of a flow. */
type Script = { title: string; flow: Flow; at: Step; orders: readonly FaultOrder[]; given?: FaultCase };

async function expectToEndWell({ flow, at, orders, given }: Script, theatre: Theatre): Promise<void> {
  let logged: () => unknown = () => [];
  try {
    const ending = await theatre.play(flow, async (step, act, { cloud }) => {
      if (step === at) {
        const startedAt = new Date(cloud.clock.now()).toISOString();
        logged = () => cloud.logs.lines().filter((line) => line.at >= startedAt);
        for (const order of orders) cloud.faults.order(order);
      }
      await act();
    });
    expectPromisesKept(ending, given);
    expect(theatre.stage().cloud.faults.pending()).toEqual([]);
  } catch (fault) {
    console.error(logged());
    throw fault;
  } finally {
    const { faults } = theatre.stage().cloud;
    for (const order of faults.pending()) faults.order({ ...order, count: 0 });
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

const cases: Script[] = faultCases(occurrences, process.env.FAULTS === 'all').map((given) => {
  return { title: titleOf(given), flow: given.flow, at: given.step, orders: [given.order], given };
});

// The SDK waits for up to a second before it tries a throttled call again: all of them together, where they occur first.
const throttled: Script[] = flows.flatMap((flow) =>
  flow.steps.flatMap((at) => {
    const calls = firstOf(occurrences).filter((each) => each.flow === flow && each.step === at);
    const orders = calls
      .filter((call) => !isToCarrier(call))
      .map(({ functionName, service, action }) => {
        return { functionName, service, action, kind: 'throttle', count: 1 } as const;
      });
    return orders.length === 0 ? [] : [{ title: `${flow.name}, ${at.name}`, flow, at, orders }];
  }),
);
const ending = playAhead([...cases, ...throttled], theatres, expectToEndWell);
const titled = (scripts: readonly Script[]) => scripts.map((script) => [script.title, script] as const);

describe('it ends as promised, and all are told once', () => {
  test.each(endings.map(([flow, end]) => [flow.name, end] as const))('%s, nothing fails', (_, end) =>
    expectPromisesKept(end),
  );

  test.each(titled(cases))('%s', (_, script) => ending(script));

  test.each(titled(throttled))('%s: every call is throttled once', (_, script) => ending(script));
});
