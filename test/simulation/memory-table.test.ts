// The table in memory answers every call of the stores as the real table does, in every state that random steps lead to.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Attempt, CallId } from '../../lambdas/calling/call.ts';
import { callStore } from '../../lambdas/calling/call-store.ts';
import { pinStore } from '../../lambdas/calling/pin-store.ts';
import { triesStore } from '../../lambdas/calling/tries-store.ts';
import { offerStore } from '../../lambdas/claiming/offer-store.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { workflowStore } from '../../lambdas/claiming/workflow-store.ts';
import { sendStore } from '../../lambdas/delivery/send-store.ts';
import type { Table } from '../../lambdas/platform/table.ts';
import { aRequest, aSigner, secondsLater } from '../calling/calls.ts';
import { anAttempt, anId, anOpenRace, minutesLater, NOW, someDetails } from '../claiming/referrals.ts';
import { anEmail } from '../delivery/sends.ts';
import { engineTable } from '../engine.ts';
import { conditionOf, updateOf } from './expressions.ts';
import { memoryTable } from './memory-table.ts';

type Stores = ReturnType<typeof storesOn>;
function storesOn(table: Table) {
  return {
    ...{ table, calls: callStore(table), races: raceStore(table), offers: offerStore(table) },
    ...{ pins: pinStore(table), tries: triesStore(table), sends: sendStore(table) },
    ...{ workflows: workflowStore(table), referrals: referralStore(table) },
  };
}
const real = storesOn(await engineTable());

/** What a step is about: the same on both tables, and other than in every other run. */
type About = {
  race: ReturnType<typeof anOpenRace>;
  email: ReturnType<typeof anEmail>;
  caller: string;
  digits: string;
  agentId: string;
  id: CallId;
  attempt: Attempt;
  at: Date;
  text: string;
};

const steps: Record<string, (stores: Stores, about: About) => Promise<unknown>> = {
  create: ({ referrals }, { race }) => referrals.create(race, someDetails(race)),
  readReferral: ({ referrals }, { race }) => referrals.read(race.referralId),
  claim: ({ races }, { race, agentId, at, text }) =>
    races.claim(anAttempt(race, { agentId, at, actId: text })),
  decline: ({ races }, { race, agentId }) => races.decline(race.referralId, agentId),
  giveBack: ({ races }, { race, at }) => races.giveBack(race.referralId, 'expired', at),
  offerToLead: ({ races }, { race, text }) => races.offerToLead(race.referralId, text),
  begin: ({ calls }, { id, at }) => calls.begin(aRequest(id), at),
  request: ({ calls }, { id, at, text }) => calls.request(aRequest({ ...id, phone: text }), at),
  startDialling: ({ calls }, { id, attempt, at, text }) =>
    calls.startDialling(
      id,
      { attempt, taskToken: text, dialledBy: text, phone: attempt === 1 ? undefined : text },
      at,
    ),
  takeBackDialling: ({ calls }, { id, attempt, text }) => calls.takeBackDialling(id, attempt, text),
  miss: ({ calls }, { id, attempt, text }) => calls.miss(id, attempt, text),
  giveUp: ({ calls }, { id, attempt, text }) => calls.giveUp(id, attempt, text),
  wait: ({ calls }, { id, attempt, text: taskToken }) => calls.wait(id, { taskToken, for: 'end', attempt }),
  showPin: ({ calls }, { id, at, text }) => calls.showPin(id, text, at),
  end: ({ calls }, { id, text }) => calls.end(id, 'lost', text),
  noteInVain: ({ calls }, { id, attempt, text }) => calls.noteInVain(id, attempt, text),
  noteEnd: ({ calls }, { id, attempt, at }) => calls.noteEnd(id, attempt, at),
  readCall: ({ calls }, { id }) => calls.read(id),
  listCalls: ({ calls }, { race }) => calls.list(race.referralId),
  issuePin: async ({ pins }, { id, digits, at, text }) => {
    const life = { issuedAt: at.toISOString(), until: minutesLater(5).toISOString() };
    return pins.issue(await sign(digits), { ...life, ...id, teamId: 'north', pinId: text }, at);
  },
  findPin: async ({ pins }, { digits, at }) => pins.find(await sign(digits), at),
  try: ({ tries }, { caller, at, text }) =>
    tries.count(caller, { guess: text, by: caller, at: at.toISOString() }, at),
  takeBackTry: ({ tries }, { caller, at, text }) =>
    tries.takeBack({ guess: text, by: caller, at: at.toISOString() }, at),
  awaitOutcome: ({ workflows }, { race, text }) => workflows.awaitOutcome(race.referralId, text),
  settleWorkflow: ({ workflows }, { race }) => workflows.settle(race.referralId, 'claimed'),
  openOffer: ({ offers }, { race, agentId, at }) =>
    offers.open({ ...race, createdAt: NOW.toISOString() }, [agentId], at),
  endOffer: ({ offers }, { race, agentId, at }) =>
    offers.end(race.referralId, agentId, 'missed', at.toISOString()),
  createSend: ({ sends }, { email }) => sends.create(email),
  holdSend: ({ sends }, { email, at }) => sends.hold(email.sendId, 'not-yet', at),
  releaseSend: ({ sends }, { email, at }) => sends.release(email.sendId, at),
  beginSend: ({ sends }, { email, at }) => sends.begin(email, 0, at),
};
const sign = aSigner();

const step = fc.record({
  name: fc.constantFrom(...Object.keys(steps)),
  agentId: fc.constantFrom('ada', 'ben'),
  attempt: fc.constantFrom<Attempt>(1, 2),
  afterSeconds: fc.integer({ min: 0, max: 400 }),
  text: fc.constantFrom('one', 'two'),
});

describe('the model in memory', () => {
  test('answers every step of the stores as the real table does, and leaves the same items', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (planned) => {
        const both = [real, storesOn(memoryTable().table)];
        const about = {
          ...{ race: anOpenRace(), email: anEmail({ sendId: anId('snd') }) },
          ...{ caller: anId('caller'), digits: anId('digits') },
        };
        for (const { name, afterSeconds, ...rest } of [...opening, ...planned]) {
          const at = secondsLater(afterSeconds);
          const id = { referralId: about.race.referralId, agentId: rest.agentId };
          const [ofReal, ofModel] = await Promise.all(
            both.map((stores) => steps[name]?.(stores, { ...about, ...rest, id, at }).catch(String)),
          );
          expect({ name, answer: ofModel }).toEqual({ name, answer: ofReal });
        }
        const [items, inModel] = await Promise.all(
          both.map(({ table }) => table.queryAll({ pk: `REF#${about.race.referralId}` })),
        );
        expect(inModel).toEqual(items);
      }),
      { numRuns: 40 },
    );
  });

  const by = { agentId: 'ada', attempt: 1, afterSeconds: 0, text: 'one' } as const;
  const opening = [
    { name: 'create', ...by },
    { name: 'begin', ...by },
  ];

  test('an expression that it does not know is a fault, not a guess', () => {
    for (const unknown of ['size(a) > :b', 'a BETWEEN :b AND :c', 'a = ', '(a = :b', 'a = :b)']) {
      expect(() => conditionOf(unknown)({}, {})).toThrow();
    }
    for (const unknown of ['DELETE a :b', 'SET a + :b', 'SET a = :b + :c']) {
      expect(() => updateOf(unknown)({}, {})).toThrow();
    }
  });
});
