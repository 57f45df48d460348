// Consent without a clock: events of one phone in any order of arrival, their changes told at once, late, twice or backwards.
import { openRequestOf } from '../../../../lambdas/consent/consent.ts';
import { consentStore } from '../../../../lambdas/consent/consent-store.ts';
import type { LedgerEvent } from '../../../../lambdas/consent/ledger/ledger.ts';
import { executionNameOf } from '../../../../lambdas/consent/requests/consent-request.ts';
import { consentRequestStore } from '../../../../lambdas/consent/requests/consent-request-store.ts';
import { takeStep } from '../../../../lambdas/consent/requests/take-step.ts';
import { deliver } from '../../../../lambdas/delivery/deliver.ts';
import { verdictOn } from '../../../../lambdas/delivery/gate/gate.ts';
import { outboxStore } from '../../../../lambdas/delivery/outbox/outbox-store.ts';
import { derivedId } from '../../../../lambdas/platform/ids.ts';
import type { Change } from '../../../../lambdas/platform/table/stream-batch.ts';
import { dispatch } from '../../../../lambdas/stream/dispatch.ts';
import { owner } from '../../../consent/support/ledgers.ts';
import { baseDependencies } from '../../../stream/support/base-dependencies.ts';
import { arriving } from '../consent-table.ts';
import { memoryTable } from '../memory-table.ts';

/** How what happened becomes known and done. */
export type Manner = {
  /** The stream is told after each event, or only after the last. */
  stream: 'at once' | 'late' | 'late, each batch twice' | 'late, and all of it again' | 'backwards';
  /** When a queued question has its turn: as soon as it is queued, after the event that comes next, or after everything. */
  question: 'at once' | 'an event later' | 'late';
  /** When a workflow leaves its token: as soon as it starts, or after everything. */
  token: 'at once' | 'late';
  /** Which call of the table kills its process, before it was carried out or after: whoever called is called again. */
  crash?: { call: number; moment: 'before' | 'after' };
};

/** How one phone's story ends, seen by what waits and what was sent. */
export type Ending = {
  status: string | undefined;
  reason: string | undefined;
  /** The consent request that waits for its answer. */
  openRequest: string | undefined;
  /** The consent requests that are not over, and those that a workflow waits for: once for each that does. */
  open: string[];
  waiting: string[];
  /** Consent requests by the questions that reached the phone, and by the emails that reminded of them. */
  asked: string[];
  reminded: string[];
};

/** Far more than any story has. */
const mostChanges = 1000;

class Crash extends Error {}

export function aStory({ stream, question, token, crash }: Manner, start: Date) {
  const { table: whole, changes } = memoryTable();
  const calls = { before: 0, after: 0 };
  const table = arriving(whole, async (_call, moment) => {
    calls[moment] += 1;
    if (crash?.moment === moment && crash.call === calls[moment]) throw new Crash();
  });
  const consents = consentStore(table);
  const consentRequests = consentRequestStore(table);
  /** What hands texts out is no part of this: what it does about a crash is proved elsewhere. */
  const direct = { outbox: outboxStore(whole), consents: consentStore(whole) };
  const stepDeps = { consentRequests, consents, derivedId };
  let now = start;
  let told = 0;
  const queue: string[] = [];
  const begun = new Set<string>();
  const executions = new Map<string, { consentRequestId: string; isDone: boolean }>();
  const tokenless: string[] = [];
  const asked: string[] = [];
  /** Reminders by their outbox messages. */
  const reminders = new Map<string, string>();

  const deps = baseDependencies(
    table,
    {
      async startRequestConsent(request) {
        const { consentRequestId } = request;
        const name = executionNameOf(request);
        if (executions.has(name)) return;
        begun.add(consentRequestId);
        executions.set(name, { consentRequestId, isDone: false });
        if (token === 'late') tokenless.push(name);
        else await tillDone(() => consentRequests.wait(consentRequestId, name));
      },
      async completeRequestConsent(name) {
        const execution = executions.get(name);
        if (execution !== undefined) execution.isDone = true;
      },
      async queue(channel, outboxId) {
        if (channel === 'text') queue.push(outboxId);
      },
      now: () => now,
    },
    ({ purpose, outboxId }) => {
      if (purpose.kind === 'reminder') reminders.set(outboxId, purpose.consentRequestId);
    },
  );

  /** As SQS, the stream and Step Functions do with whoever crashed. */
  async function tillDone(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      await act();
    }
  }

  async function handOut(outboxIds: readonly string[]): Promise<void> {
    for (const outboxId of outboxIds) {
      const { content, state } = await direct.outbox.read(outboxId);
      if (content.channel !== 'text' || content.purpose.kind !== 'consent-request') continue;
      const { consentRequestId } = content.purpose;
      await deliver(content, state, now, 1, {
        store: direct.outbox,
        verdictOn: async (text) => {
          return verdictOn(text, {
            ...(await direct.consents.readFacts(text)),
            notice: undefined,
            isCountryServed: true,
            quietHours: null,
            now,
          });
        },
        async give() {
          asked.push(consentRequestId);
          return { kind: 'accepted' };
        },
        random: () => 0,
      });
    }
  }

  async function tellBatch(batch: readonly Change[]): Promise<void> {
    const ordered = stream === 'backwards' ? batch.toReversed() : batch;
    const twice = stream === 'late, each batch twice' ? [...ordered, ...ordered] : ordered;
    for (const change of twice) await tillDone(() => dispatch(change, deps));
  }

  /** Until no change is left to tell. */
  async function tellAll(mayHandOut: boolean): Promise<void> {
    while (told < changes.length || (mayHandOut && queue.length > 0)) {
      if (changes.length > mostChanges) throw new Error('It does not come to rest');
      const batch = changes.slice(told);
      told = changes.length;
      await tellBatch(batch);
      if (mayHandOut) await handOut(queue.splice(0));
    }
  }

  const waiting = () => [...executions].filter(([, { isDone }]) => !isDone);

  return {
    async take(event: LedgerEvent): Promise<void> {
      const waitedAnEvent = question === 'an event later' ? queue.splice(0) : [];
      await tillDone(() => consents.record(event));
      if (stream === 'at once') await tellAll(question === 'at once');
      await handOut(waitedAnEvent);
      if (stream === 'at once') await tellAll(question === 'at once');
    },

    /** All that is late comes about. */
    async settle(): Promise<void> {
      await tellAll(question === 'at once');
      if (stream === 'late, and all of it again') await tellBatch([...changes]);
      for (const name of tokenless.splice(0)) {
        await tillDone(() => consentRequests.wait(executions.get(name)?.consentRequestId ?? '', name));
        await tellAll(false);
      }
      await tellAll(true);
    },

    /** Whatever waits looks what is due at `at`. */
    async look(at: Date): Promise<void> {
      now = at;
      for (const [name, { consentRequestId }] of waiting()) {
        await tillDone(async () => takeStep(await consentRequests.read(consentRequestId), now, stepDeps));
        await tillDone(() => consentRequests.wait(consentRequestId, name));
        await tellAll(true);
      }
    },

    /** How often the table was called. */
    calls: () => calls.after,

    async ending(phone: string): Promise<Ending> {
      const consent = await direct.consents.read('lead-alerts', phone, owner);
      const all = await Promise.all(
        [...begun].map((consentRequestId) => consentRequestStore(whole).read(consentRequestId)),
      );
      return {
        status: consent?.status,
        reason: consent !== undefined && 'reason' in consent ? consent.reason : undefined,
        openRequest: openRequestOf(consent)?.consentRequestId,
        open: all.filter(({ isOver }) => !isOver).map(({ consentRequestId }) => consentRequestId),
        waiting: waiting().map(([, { consentRequestId }]) => consentRequestId),
        asked: [...asked],
        reminded: [...reminders.values()],
      };
    },
  };
}
