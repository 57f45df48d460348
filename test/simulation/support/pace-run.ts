// Plays a plan on the real deliverer, stores and schedule, over a table in memory: time moves from one event to the next.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CarrierAnswer } from '../../../lambdas/carriers/carrier-answer.ts';
import { deliver } from '../../../lambdas/delivery/deliver.ts';
import type { Verdict } from '../../../lambdas/delivery/gate/gate.ts';
import type { TextContent } from '../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../lambdas/delivery/outbox/outbox-store.ts';
import { pacer } from '../../../lambdas/delivery/pace/pacer.ts';
import { rateOf } from '../../../lambdas/delivery/pace/rate.ts';
import { scheduleStore } from '../../../lambdas/delivery/pace/schedule-store.ts';
import { keys } from '../../../lambdas/platform/table/keys.ts';
import type { Table } from '../../../lambdas/platform/table/table.ts';
import { arriving } from './consent-table.ts';
import { type MemoryTable, memoryTable } from './memory-table.ts';
import type { PacePlan, PlannedText } from './pace-plan.ts';

const number = '+12065550101';
/** As the queue hides what nobody answers for. */
const visibilityMs = 180_000;

const batchSize = 10;
/** More than any plan takes that comes to an end. */
const mostHandOuts = 100_000;

class Crash extends Error {}

/** The queue hands out a text for the n-th time. */
type HandOut = { place: number; receives: number };

export type PaceRun = {
  /** What the carrier was given, by the time that it had it. */
  calls: { atMs: number; text: number; parts: number; to: string; accepted: boolean }[];
  /** How each text ended. */
  ends: string[];
  /** Calls of the table, and what they wrote in write units. */
  requests: number;
  writeUnits: number;
  /** Hand-outs of the queue. */
  handOuts: number;
};

/** Without `isPaced` as it was before there were turns: what the carrier has too much of comes again later. */
export async function runPace(plan: PacePlan, isPaced = true): Promise<PaceRun> {
  const startMs = Date.parse('2026-03-02T15:00:00.000Z');
  const run: PaceRun = { calls: [], ends: [], requests: 0, writeUnits: 0, handOuts: 0 };
  let nowMs = startMs;
  let steps = 0;
  let events: { atMs: number; happen: HandOut | (() => void) }[] = [];
  const at = (atMs: number, happen: HandOut | (() => void)) => {
    events.push({ atMs, happen });
  };
  const inTurn = (all: readonly number[], count: number) => all[count % all.length] ?? 0;

  /** Each call of the table and of the carrier is a step at which the process may die. */
  async function step(moment: 'before' | 'after'): Promise<void> {
    if (moment === 'before') steps += 1;
    if (plan.crashes.some((crash) => crash.at === steps && crash.moment === moment)) throw new Crash(moment);
  }

  const memory = memoryTable();
  const bare = memory.table;
  const table = arriving(
    metered(memory, (units) => {
      run.writeUnits += units;
    }),
    async (_, moment) => {
      if (moment === 'before') run.requests += 1;
      await step(moment);
    },
  );
  const outbox = outboxStore(table);
  const setConsent = (phone: number, status: 'on' | 'opted-out') =>
    bare.put({ ...keys.consent('introductions', phoneOf(phone)), status });

  const rate = rateOf(plan.partsPerSecond);
  /** What a batch has in common: its texts share the writes of their turns. */
  const openPacer = () =>
    pacer({
      store: scheduleStore(table),
      numberFor: () => number,
      rateOf: () => rate,
      now: () => new Date(nowMs),
      report: () => undefined,
    });
  let wakes = 0;
  const until = (atMs: number) =>
    new Promise<void>((resolve) => {
      wakes += 1;
      at(atMs + inTurn(plan.wakesLateMs, wakes), resolve);
    });

  async function verdictOn(text: TextContent): Promise<Verdict> {
    const consent = await table.get(keys.consent(text.program, text.to));
    return consent?.status === 'on' ? { verdict: 'send' } : { verdict: 'refuse', reason: 'opted-out' };
  }

  async function give(text: TextContent): Promise<CarrierAnswer> {
    await step('before');
    const place = Number(text.outboxId.slice(4));
    const parts = plan.texts[place]?.parts ?? 1;
    const accepted =
      !plan.throttled.includes(run.calls.length) && isFree(text.to) && (isPaced || hasRoom(parts));
    run.calls.push({ atMs: nowMs - startMs, text: place, parts, to: text.to, accepted });
    await step('after');
    return accepted ? { kind: 'accepted' } : { kind: 'busy' };
  }

  /** The carrier takes a text a second to a phone. */
  function isFree(phone: string): boolean {
    const since = nowMs - startMs - 1000;
    return !run.calls.some(({ to, atMs, accepted }) => accepted && to === phone && atMs > since);
  }

  /** As the carrier counts, where nobody else does. */
  function hasRoom(parts: number): boolean {
    const since = nowMs - startMs - 1000;
    let taken = 0;
    for (let last = run.calls.length - 1; last >= 0; last -= 1) {
      const call = run.calls[last];
      if (call === undefined || call.atMs <= since) break;
      if (call.accepted) taken += call.parts;
    }
    return taken + parts <= plan.partsPerSecond;
  }

  async function handOut({ place, receives }: HandOut, turns: ReturnType<typeof openPacer>): Promise<void> {
    run.handOuts += 1;
    if (run.handOuts > mostHandOuts) throw new Error('A text is handed out again and again');
    try {
      const { content, state } = await outbox.read(`out_${place}`);
      if (content.channel !== 'text') return;
      const delivery = await deliver(content, state, new Date(nowMs), receives, {
        store: outbox,
        verdictOn,
        give,
        random: () => 0.5,
        ...(isPaced && { pace: { ...turns, partsOf: () => plan.texts[place]?.parts ?? 1, until } }),
      });
      if (!delivery.done) hide(place, receives, delivery.againInSeconds * 1000);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      hide(place, receives, visibilityMs);
    }
  }

  let hidden = 0;
  function hide(place: number, receives: number, forMs: number): void {
    hidden += 1;
    at(nowMs + forMs + inTurn(plan.queueLateMs, hidden), { place, receives: receives + 1 });
  }
  const faults: unknown[] = [];
  const start = (work: Promise<unknown>) => void work.catch((fault) => faults.push(fault));

  for (const phone of new Set(plan.texts.map((text) => text.phone))) await setConsent(phone, 'on');
  for (const { atMs, phone } of plan.stops) at(startMs + atMs, () => start(setConsent(phone, 'opted-out')));
  for (const [place, text] of plan.texts.entries()) {
    await outboxStore(bare).create(textOf(text, place));
    at(startMs + text.atMs, { place, receives: 1 });
  }
  /** The table in memory answers within a turn; what waits for a moment is an event. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) await nextTurn();
    if (faults.length > 0) throw faults[0];
  }
  while (events.length > 0) {
    nowMs = Math.max(nowMs, Math.min(...events.map(({ atMs }) => atMs)));
    const due = events.filter(({ atMs }) => atMs <= nowMs).toSorted((one, other) => one.atMs - other.atMs);
    events = events.filter(({ atMs }) => atMs > nowMs);
    const handOuts: HandOut[] = [];
    for (const { happen } of due) {
      if (typeof happen === 'function') happen();
      else handOuts.push(happen);
    }
    await settle();
    // Two batches at a time, as functions that don't know of each other.
    for (let from = 0; from < handOuts.length; from += 2 * batchSize) {
      for (const batch of [from, from + batchSize]) {
        const turns = openPacer();
        for (const each of handOuts.slice(batch, batch + batchSize)) start(handOut(each, turns));
      }
      await settle();
    }
  }
  for (const place of plan.texts.keys()) {
    run.ends.push((await outboxStore(bare).read(`out_${place}`)).state.status);
  }
  return run;
}

/** `table`, with what its writes cost: a unit a kilobyte, two in a transaction, and one at least. */
function metered({ table, changes }: MemoryTable, spend: (units: number) => void): Table {
  function counting<T>(factor: number, checks: number, write: () => Promise<T>): Promise<T> {
    const before = changes.length;
    // It is carried out by now; the answer comes later.
    const outcome = write();
    const sizes = changes.slice(before).map(({ after }) => Math.ceil(JSON.stringify(after).length / 1024));
    spend(
      factor *
        (Math.max(
          1,
          sizes.reduce((sum, size) => sum + size, 0),
        ) +
          checks),
    );
    return outcome;
  }
  return {
    ...table,
    put: (...asked) => counting(1, 0, () => table.put(...asked)),
    update: (...asked) => counting(1, 0, () => table.update(...asked)),
    transact: (writes) =>
      counting(2, writes.filter((write) => 'check' in write).length, () => table.transact(writes)),
  };
}

const phoneOf = (phone: number) => `+1206555${String(1000 + phone)}`;

function textOf({ kind, phone }: PlannedText, place: number): TextContent {
  const createdAt = '2026-03-02T15:00:00.000Z';
  const about = { referralId: 'ref_1', agentId: 'ada' };
  const message = {
    kind: 'message',
    referralId: `ref_${place}`,
    messageId: 'msg_1',
    at: createdAt,
    sender: { teamId: 'north', agentId: 'ada' },
  } as const;
  const purposes = {
    answer: { kind: 'answer' },
    message,
    automated: message,
    notification: { kind: 'notification', notification: 'referral-offered', ...about },
    'consent-request': { kind: 'consent-request', consentRequestId: 'creq_1' },
  } as const;
  return {
    outboxId: `out_${place}`,
    channel: 'text',
    program: 'introductions',
    needs: 'on',
    to: phoneOf(phone),
    from: number,
    body: 'A text',
    zones: [],
    purpose: purposes[kind],
    createdAt,
    ...(kind === 'automated' && { isAutomated: true }),
  };
}
