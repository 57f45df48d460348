// The table in memory answers every call of the stores as the real table does, in every state that random steps lead to.
import { describe, expect, test } from '@jest/globals';
import type { Attempt, CallId } from '../../lambdas/calling/call.ts';
import { callStore } from '../../lambdas/calling/call-store.ts';
import { pinStore } from '../../lambdas/calling/pin/pin-store.ts';
import { triesStore } from '../../lambdas/calling/pin/tries-store.ts';
import { offerStore } from '../../lambdas/claiming/offers/offer-store.ts';
import { outcomeStore } from '../../lambdas/claiming/offers/outcome-store.ts';
import { raceStore } from '../../lambdas/claiming/race-store.ts';
import { referralStore } from '../../lambdas/claiming/referral-store.ts';
import { pairOf } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../lambdas/delivery/outbox/outbox-store.ts';
import { keys } from '../../lambdas/platform/table/keys.ts';
import type { Table } from '../../lambdas/platform/table/table.ts';
import type { Pair } from '../../lambdas/texting/footer/footer.ts';
import { endOf } from '../../lambdas/texting/message.ts';
import { newMessage, receivedMessage } from '../../lambdas/texting/new-message.ts';
import { aRequest, aSigner, secondsLater } from '../calling/support/calls.ts';
import { anAttempt, anOpenRace, minutesLater, NOW, someDetails } from '../claiming/support/referrals.ts';
import { anEmail, aText } from '../delivery/support/outbox-messages.ts';
import { engineTable } from '../support/engine.ts';
import { anId } from '../support/ids.ts';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { introductionNumbers, textingStores } from '../texting/support/stores.ts';
import { conditionOf, updateOf } from './support/expressions.ts';
import { memoryTable } from './support/memory-table.ts';

type Stores = ReturnType<typeof storesOn>;
function storesOn(table: Table) {
  return {
    table,
    calls: callStore(table),
    races: raceStore(table),
    offers: offerStore(table),
    pins: pinStore(table),
    tries: triesStore(table),
    outbox: outboxStore(table),
    outcomes: outcomeStore(table),
    referrals: referralStore(table),
    ...textingStores(table),
  };
}
const real = storesOn(await engineTable());

/** What a step is about: the same on both tables, and other than in every other run. */
type About = {
  race: ReturnType<typeof anOpenRace>;
  email: ReturnType<typeof anEmail>;
  /** A message of ada's, the send that carries it, and the client's phone. */
  message: ReturnType<typeof newMessage>;
  send: ReturnType<typeof aText>;
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
  returnToSource: ({ races }, { race, at }) => races.returnToSource(race.referralId, 'expired', at),
  offerToLead: ({ races }, { race, text }) => races.offerToLead(race.referralId, text),
  begin: ({ calls }, { id, at }) => calls.begin(aRequest(id), at),
  request: ({ calls }, { id, at, text }) => calls.request(aRequest({ ...id, phone: text }), at),
  startDialing: ({ calls }, { id, attempt, at, text }) =>
    calls.startDialing(
      id,
      { attempt, taskToken: text, dialedBy: text, phone: attempt === 1 ? undefined : text },
      at,
    ),
  takeBackDialing: ({ calls }, { id, attempt, text }) => calls.takeBackDialing(id, attempt, text),
  miss: ({ calls }, { id, attempt, text }) => calls.miss(id, attempt, text),
  giveUp: ({ calls }, { id, attempt, text }) => calls.giveUp(id, attempt, text),
  wait: ({ calls }, { id, attempt, text: taskToken }) => calls.wait(id, { taskToken, for: 'end', attempt }),
  showPin: ({ calls }, { id, at, text }) => calls.showPin(id, text, at),
  end: ({ calls }, { id }) => calls.end(id, 'ended', 'no-pin-line'),
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
  awaitOutcome: ({ outcomes }, { race, text }) => outcomes.awaitOutcome(race.referralId, text),
  settleWorkflow: ({ outcomes }, { race }) => outcomes.record(race.referralId, 'claimed'),
  openOffer: ({ offers }, { race, agentId, at }) =>
    offers.open({ ...race, createdAt: NOW.toISOString() }, [agentId], at),
  endOffer: ({ offers }, { race, agentId, at }) =>
    offers.end(race.referralId, agentId, 'missed', at.toISOString()),
  createSend: ({ outbox }, { email }) => outbox.create(email),
  holdSend: ({ outbox }, { email, at }) => outbox.hold(email.outboxId, 'not-yet', at),
  releaseSend: ({ outbox }, { email, at }) => outbox.release(email.outboxId, at),
  beginSend: ({ outbox }, { email, at }) => outbox.claimForSending(email, 0, at),
  addMessage: ({ conversations }, { message, at, text }) =>
    conversations.add({ ...message, messageId: `msg_${text}`, at: at.toISOString() }, 'north'),
  addReceived: ({ conversations }, { message: { referralId }, send, at, text: body }) =>
    conversations.addReceived(
      receivedMessage(
        { referralId, messageId: 'msr_1', body, at: at.toISOString() },
        body === 'one' ? 'maybe' : 'talk',
      ),
      send.to,
    ),
  answerAskedToStop: ({ conversations }, { message: { referralId }, agentId, at, text }) =>
    conversations.answerAskedToStop(
      { referralId, messageId: 'msr_1' },
      text === 'one' ? 'yes' : 'no',
      { teamId: 'north', agentId },
      at,
    ),
  lastSent: ({ conversations }, { message, at }) =>
    conversations.lastSentBefore(message.referralId, endOf(at.toISOString())),
  readSent: ({ conversations }, { message }) => conversations.readSent(message.referralId),
  noteReply: ({ conversations }, { message, at }) =>
    conversations.noteReply(message.referralId, at.toISOString(), at),
  noteRead: ({ conversations }, { message, at }) =>
    conversations.noteRead(message.referralId, at.toISOString(), at),
  addReply: ({ replyDigests }, { message, agentId, at, text }) =>
    replyDigests.add(receivedMessage({ ...message, messageId: text }), agentId, at),
  noteConsent: ({ races }, { race, attempt, text }) =>
    races.noteConsent(race.referralId, text === 'one' ? { how: 'stop' } : undefined, attempt),
  noteRaceReply: ({ races }, { race, at }) => races.noteReply(race.referralId, at.toISOString()),
  takeLease: ({ numberLeases }, { send, text, at }) =>
    numberLeases.take(
      send.to,
      text,
      introductionNumbers,
      new Date(at.getTime() * (text === 'one' ? 1 : 1.001)),
    ),
  findLease: ({ numberLeases }, { send, at }) => numberLeases.find(send.to, '+12065550101', at.toISOString()),
  noteTexted: ({ footers }, { send, at }) => footers.noteTexted(pairOfText(send), at.toISOString()),
  noteReplied: ({ footers }, { send, at }) => footers.noteReplied(pairOfText(send), at.toISOString()),
  keepFooter: ({ footers }, { send, at, text }) => footers.keep(pairOfText(send), text, at.toISOString()),
  takeFooterBack: ({ footers }, { send, text }) => footers.takeBack(pairOfText(send), text),
  readFooter: ({ footers }, { send }) => footers.read(pairOfText(send)),
  createText: ({ outbox }, { send }) => outbox.create(send),
  beginText: async ({ outbox, footers }, { send, at, text }) => {
    const seen = text === 'one' ? await footers.read(pairOfText(send)) : undefined;
    return outbox.claimForSending(send, 0, at, { append: text, footer: { code: 'first-text', seen } });
  },
  requeueText: ({ outbox }, { send, attempt, text }) => outbox.requeue(send, attempt, text),
};
const sign = aSigner();
function pairOfText(send: ReturnType<typeof aText>): Pair {
  const pair = pairOf(send);
  if (pair === undefined) throw new Error('It is a text to a client');
  return pair;
}

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
        const [race, at] = [anOpenRace(), NOW.toISOString()];
        const about = {
          race,
          email: anEmail({ outboxId: anId('out') }),
          message: newMessage({
            referralId: race.referralId,
            messageId: 'msg_1',
            agentId: 'ada',
            body: 'Hi',
            at,
          }),
          send: aText({ outboxId: anId('out') }),
          caller: anId('caller'),
          digits: anId('digits'),
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
        const [lines, linesInModel] = await Promise.all(
          both.map(({ table }) => table.queryAll({ pk: keys.numberLease(about.send.to, '').pk })),
        );
        expect(linesInModel).toEqual(lines);
      }),
      { numRuns: runs(15, 400) },
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
