// No text after STOP: the phone's words in between queued, held, retried and in-flight sends, every call in an order of its own (CO-5).
import { expect, test } from '@jest/globals';
import type { CarrierAnswer } from '../../lambdas/carriers/carrier-answer.ts';
import { alertsIn, consentOf } from '../../lambdas/consent/alerts.ts';
import { consentStore } from '../../lambdas/consent/consent-store.ts';
import type { LedgerEvent } from '../../lambdas/consent/ledger/ledger.ts';
import { optOutNoticeStore } from '../../lambdas/consent/notices/opt-out-notice-store.ts';
import { deliver } from '../../lambdas/delivery/deliver.ts';
import { verdictOn } from '../../lambdas/delivery/gate/gate.ts';
import type { TextContent } from '../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../lambdas/delivery/outbox/outbox-store.ts';
import type { Change } from '../../lambdas/platform/table/stream-batch.ts';
import type { Item } from '../../lambdas/platform/table/table-requests.ts';
import { enrolled, given, hoursLater, NOW, owner, texted } from '../consent/support/ledgers.ts';
import { aText } from '../delivery/support/outbox-messages.ts';
import { fc } from '../support/random-tests.ts';
import { runs } from '../support/scale.ts';
import { consentTable } from './support/consent-table.ts';
import { progressOf } from './support/progress.ts';
import { replay } from './support/replay.ts';

const numRuns = runs(150);
const phone = '+12065551000';
const secondsLater = (seconds: number) => new Date(NOW.getTime() + 3 * 3_600_000 + seconds * 1000);

class Crash extends Error {}

type Answer = 'accepted' | 'busy' | 'unknown' | 'fault' | 'refused';
type PlannedSend = {
  needs: 'on' | 'asked';
  /** Where it stands before the words come. */
  stands: 'queued' | 'held' | 'tried before';
  answers: Answer[];
  /** How often the queue hands it out while the words come, and after. */
  handOuts: number;
};
type Plan = {
  isConfirmed: boolean;
  program: 'lead-alerts' | 'introductions';
  outbox: PlannedSend[];
  /** The words in the order of their times; each may be told twice. */
  words: { word: 'STOP' | 'START'; times: 1 | 2 }[];
  /** Which of the calls fails: before it was carried out, or after. */
  crashes: { at: number; moment: 'before' | 'after' }[];
  /** Else the answers of the table take their time, too. */
  areAnswersInstant: boolean;
};

const plan: fc.Arbitrary<Plan> = fc.record({
  isConfirmed: fc.integer({ min: 1, max: 5 }).map((drawn) => drawn > 1),
  program: fc.constantFrom('lead-alerts', 'introductions'),
  outbox: fc.array(
    fc.record({
      needs: fc.constantFrom('on', 'on', 'asked'),
      stands: fc.constantFrom('queued', 'held', 'tried before'),
      answers: fc.array(fc.constantFrom<Answer>('accepted', 'busy', 'unknown', 'fault', 'refused'), {
        minLength: 3,
        maxLength: 3,
      }),
      handOuts: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  words: fc
    .array(fc.record({ word: fc.constantFrom('STOP', 'START'), times: fc.constantFrom(1, 2) }), {
      maxLength: 2,
    })
    .map((others) => [{ word: 'STOP', times: 2 }, ...others]),
  crashes: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 80 }), moment: fc.constantFrom('before', 'after') }),
    { maxLength: 2 },
  ),
  areAnswersInstant: fc.boolean(),
});

const answerOf = (answer: Answer): CarrierAnswer => {
  if (answer === 'refused') return { kind: 'refused', reason: 'rejected' };
  if (answer === 'fault') return { kind: 'fault', error: new Crash('fault of ours') };
  return { kind: answer };
};

/** `call`: the carrier was called with the send. */
type Logged = { change: Change } | { call: string; attempt: number };

/** Runs a plan; answers in which order the table changed and the carrier was called. */
async function carryOut(planned: Plan, scheduler: fc.Scheduler): Promise<Logged[]> {
  const { program } = planned;
  const log: Logged[] = [];
  let isRunning = false;
  let calls = 0;
  const { table, newChanges } = consentTable(async (call, moment) => {
    if (!isRunning) return;
    if (moment === 'before' || !planned.areAnswersInstant) await scheduler.schedule(Promise.resolve(), call);
    const isCrash = planned.crashes.some((crash) => crash.at === calls && crash.moment === moment);
    calls += 1;
    if (isCrash) throw new Crash(moment);
  });
  const note = () => log.push(...newChanges().map((change) => ({ change })));
  const [consents, outbox, notices] = [consentStore(table), outboxStore(table), optOutNoticeStore(table)];

  const yes = texted('YES', hoursLater(1), { phone });
  const past = {
    'lead-alerts': [enrolled(hoursLater(0), { phone }), ...(planned.isConfirmed ? [yes] : [])],
    introductions: planned.isConfirmed ? [given(hoursLater(0), { phone })] : [],
  };
  for (const event of past[program]) await consents.record(event);
  const texts = await Promise.all(
    planned.outbox.map(async ({ needs, stands }, place) => {
      const text = aText({ to: phone, program, needs, outboxId: `out_${place}` });
      await outbox.create(text);
      if (stands === 'held') await outbox.hold(text.outboxId, 'quiet-hours', secondsLater(0));
      if (stands === 'tried before' && (await outbox.claimForSending(text, 0, secondsLater(0))) === 'begun') {
        await outbox.requeue(text, 1);
      }
      return text;
    }),
  );
  note();

  async function handOut(text: TextContent, { answers }: PlannedSend, at: Date): Promise<void> {
    const { content, state } = await outbox.read(text.outboxId);
    if (content.channel !== 'text') return;
    await deliver(content, state, at, 1, {
      store: outbox,
      verdictOn: async (send, now) =>
        verdictOn(send, {
          ...(await consents.readFacts(send)),
          notice: program === 'lead-alerts' ? await notices.read('lead-alerts', phone) : undefined,
          isCountryServed: true,
          quietHours: null,
          now,
        }),
      give: async ({ outboxId }, attempt) => {
        note();
        log.push({ call: outboxId, attempt });
        await scheduler.schedule(Promise.resolve(), 'carrier');
        return answerOf(answers[attempt % answers.length] ?? 'accepted');
      },
      random: () => 0.5,
    });
  }
  const survive = (error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  };

  /** A word whose recording died comes again from its queue, until it is recorded. */
  async function hear(event: LedgerEvent): Promise<void> {
    for (let isRecorded = false; !isRecorded; ) {
      isRecorded = await consents.record(event).then(
        () => true,
        (error) => survive(error) ?? false,
      );
    }
  }

  isRunning = true;
  const words = planned.words.flatMap(({ word, times }, place) => {
    const event = texted(word, new Date(Date.parse(hoursLater(2)) + place * 1000).toISOString(), {
      phone,
      program,
      eventId: `evt_${place}`,
    });
    return Array.from({ length: times }, () => hear(event));
  });
  const handing = texts.flatMap((text, place) => {
    const send = planned.outbox[place];
    if (send === undefined) return [];
    return Array.from({ length: send.handOuts }, () => handOut(text, send, secondsLater(1)).catch(survive));
  });
  await scheduler.waitFor(Promise.all([...words, ...handing]));
  note();
  isRunning = false;
  // The queue brings back what is left, until it is all over.
  for (let times = 1; times <= 4; times += 1) {
    for (const [place, text] of texts.entries()) {
      const send = planned.outbox[place];
      if (send === undefined) continue;
      isRunning = true;
      await scheduler.waitFor(handOut(text, send, secondsLater(times * 700)).catch(survive));
      isRunning = false;
    }
  }
  note();
  return log;
}

/** Of a client, or of the one agent whose alerts hang on the phone. */
function statusIn(item: Item): string {
  if (item.program === 'introductions') return String(item.status);
  const alerts = alertsIn(item);
  return consentOf(alerts, owner)?.status ?? (alerts.stoppedAt === undefined ? 'none' : 'opted-out');
}

/**
 * Every call follows a beginning of its own, and nothing is begun unless consent stands as it needs it. Answers how many
 * calls, begun before the STOP was written, came after it: as many as the table's answers were on their way.
 */
function judge(planned: Plan, log: readonly Logged[]): number {
  let status = 'none';
  let callsAfterStop = 0;
  const begun = new Map<string, number>();
  for (const entry of log) {
    if ('call' in entry) {
      expect(begun.get(entry.call)).toBe(entry.attempt);
      // One beginning, one call.
      begun.delete(entry.call);
      if (status === 'opted-out') callsAfterStop += 1;
      continue;
    }
    const { before, after = {} } = entry.change;
    if (after.type === 'consent') status = statusIn(after);
    if (after.type !== 'outbox-message' || after.status !== 'sending' || before?.status === 'sending')
      continue;
    const allowed = after.needs === 'asked' ? ['on', 'pending'] : ['on'];
    if (!allowed.includes(status))
      expect({ status, begun: after }).toEqual({ status: allowed, begun: 'nothing' });
    begun.set(String(after.outboxId), Number(after.attempts));
  }
  const last = planned.words.at(-1)?.word;
  if (last === 'STOP') expect(status).toBe('opted-out');
  if (planned.areAnswersInstant) expect(callsAfterStop).toBe(0);
  return callsAfterStop;
}

test(`CO-5 ${numRuns} orders of STOP and of queued, held, retried and in-flight outbox: nothing is begun, and nothing given to the carrier anew, after the STOP`, async () => {
  const seen = { calls: 0, inFlight: 0 };
  const tried = progressOf(numRuns);
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), plan, async (scheduler, planned) => {
      const log = await carryOut(planned, scheduler);
      seen.inFlight += judge(planned, log);
      seen.calls += log.filter((entry) => 'call' in entry).length;
      tried();
    }),
    { numRuns, ...replay },
  );
  // The plans are worth something only when texts go out, and STOPs come in between.
  expect(seen.calls).toBeGreaterThan(numRuns / 5);
  expect(seen.inFlight).toBeGreaterThan(0);
}, 3_600_000);
