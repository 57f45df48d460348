// Where planned consent happens: the real stores, reactions, deliverer and jobs on the table in memory, a clock, a carrier, a workflow engine.

import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { consentOf, mayEnroll } from '../../../../lambdas/consent/alerts.ts';
import { openRequestOf } from '../../../../lambdas/consent/consent.ts';
import { consentStore } from '../../../../lambdas/consent/consent-store.ts';
import { jobs } from '../../../../lambdas/consent/jobs/due.ts';
import { runPage } from '../../../../lambdas/consent/jobs/job.ts';
import { optOutNoticeStore } from '../../../../lambdas/consent/notices/opt-out-notice-store.ts';
import { executionNameOf, firstWaitOf } from '../../../../lambdas/consent/requests/consent-request.ts';
import { consentRequestStore } from '../../../../lambdas/consent/requests/consent-request-store.ts';
import { takeStep } from '../../../../lambdas/consent/requests/take-step.ts';
import { optOutNotice } from '../../../../lambdas/consent/texts.ts';
import { deliver } from '../../../../lambdas/delivery/deliver.ts';
import { verdictOn } from '../../../../lambdas/delivery/gate/gate.ts';
import type { TextContent } from '../../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../../lambdas/delivery/outbox/outbox-store.ts';
import { derivedId } from '../../../../lambdas/platform/ids.ts';
import { dispatch } from '../../../../lambdas/stream/dispatch.ts';
import { receiveText } from '../../../../lambdas/texting/receive-text.ts';
import { jobbingOn } from '../../../consent/support/job-deps.ts';
import { alertNumber } from '../../../consent/support/ledgers.ts';
import { baseDependencies } from '../../../stream/support/base-dependencies.ts';
import { receiveTextDeps } from '../../../texting/support/inbound-texts.ts';
import { anAgenda } from '../agenda.ts';
import { consentTable } from '../consent-table.ts';
import { type Act, dayMs, horizonMs, hourMs, type Plan } from './consent-plan.ts';
import { aReference, byTime, type Reminder, type Stand } from './consent-reference.ts';

const phone = '+12065551003';
const ada = { teamId: 'north', agentId: 'ada' };
const epoch = Date.parse('2026-01-01T00:00:00.000Z');
/** Far more than two years have. */
const mostMoments = 5000;
/** Every tenth day stands for every day. */
const jobsEvery = 10 * dayMs;
const iso = (ms: number) => new Date(ms).toISOString();

/** Lives through `plan` and holds it against the reference at every moment at which something happens. */
export async function liveThrough(plan: Plan): Promise<void> {
  const { table, newChanges } = consentTable();
  const consents = consentStore(table);
  const consentRequests = consentRequestStore(table);
  const notices = optOutNoticeStore(table);
  const outbox = outboxStore(table);
  const { by: jobDeps, reported } = jobbingOn(table);
  const reference = aReference();

  const start = epoch + plan.startDay * dayMs;
  const end = start + horizonMs;
  let now = start;
  const agenda = anAgenda();
  const { schedule } = agenda;

  /** Consent requests by their ids: when they began. */
  const requests = new Map<string, { began: number }>();
  /** What waits for their answers, by its name, and the tokens by which it is told. */
  const executions = new Map<string, { consentRequestId: string; isDone: boolean }>();
  const tokens = new Map<string, string>();
  const reminders = new Map<string, Reminder>();
  let given = 0;
  let alerts = 0;

  const deps = baseDependencies(
    table,
    {
      startRequestConsent: async (request) => {
        const { consentRequestId } = request;
        const name = executionNameOf(request);
        if (executions.has(name)) return;
        if (!requests.has(consentRequestId)) requests.set(consentRequestId, { began: now });
        executions.set(name, { consentRequestId, isDone: false });
        await waitFor(name, firstWaitOf(request));
      },
      completeRequestConsent: async (token) => {
        const execution = executions.get(tokens.get(token) ?? '');
        if (execution !== undefined) execution.isDone = true;
      },
      queue: async (channel, outboxId) => {
        if (channel === 'text') schedule(now, () => handOut(outboxId));
      },
      now: () => new Date(now),
    },
    ({ purpose, outboxId }) => {
      if (purpose.kind !== 'reminder' || reminders.has(outboxId)) return;
      const isSecond = outboxId === derivedId('out', 'reminder', purpose.consentRequestId, '2');
      reminders.set(outboxId, { openRequest: beganOf(purpose), number: isSecond ? 2 : 1, at: now });
    },
  );
  const beganOf = ({ consentRequestId }: { consentRequestId: string }) =>
    requests.get(consentRequestId)?.began ?? now;

  /** The workflow: Await reply with its token and timeout, then Take next step. */
  async function waitFor(name: string, seconds: number): Promise<void> {
    const execution = executions.get(name);
    if (execution === undefined) return;
    const { consentRequestId } = execution;
    const token = `${name} ${now}`;
    tokens.set(token, name);
    await consentRequests.wait(consentRequestId, token);
    schedule(now + seconds * 1000, async () => {
      if (execution.isDone) return;
      const wait = await takeStep(await consentRequests.read(consentRequestId), new Date(now), {
        consentRequests,
        consents,
        derivedId,
      });
      await waitFor(name, wait);
    });
  }

  /** The queue hands a text out; the carrier treats it as planned. */
  async function handOut(outboxId: string, receives = 1): Promise<void> {
    const { content, state } = await outbox.read(outboxId);
    if (content.channel !== 'text') return;
    const treatment = plan.treatments[given % plan.treatments.length];
    const isAnswer = content.purpose.kind === 'answer';
    const delivery = await deliver(content, state, new Date(now), receives, {
      store: outbox,
      verdictOn: verdict,
      give: async (text) => {
        if (treatment !== undefined && !isAnswer && receives <= treatment.busy) return { kind: 'busy' };
        if (!isAnswer) given += 1;
        const taken = treatment?.takenAfter;
        if (text.needs === 'on') {
          const may = isAnswer ? reference.mayAnswer(now) : reference.maySend(now);
          expectSame(now, 'a text was sent', may ? 'a text was sent' : 'none may be');
          const isNoticeDue = !isAnswer && reference.isNoticeDue(now);
          expectSame(now, text.body.endsWith(optOutNotice), isNoticeDue);
        }
        if (text.purpose.kind === 'consent-request') {
          expectSame(now, 'it was asked', reference.mayAsk(now) ? 'it was asked' : 'it may not be');
          reference.sent({ openRequest: beganOf(text.purpose), sentAt: now });
        }
        if (treatment !== undefined && taken !== undefined) {
          const handedOverAt = now + taken;
          const arrival = clearOfLooks(now, handedOverAt + treatment.receiptDelay);
          schedule(arrival, () => tellTaken(text, handedOverAt));
          if (treatment.isToldTwice) schedule(arrival + hourMs, () => tellTaken(text, handedOverAt));
        }
        return { kind: 'accepted', carrierId: `carrier-${given}` };
      },
      random: () => 0.5,
    });
    // An hour instead of seconds: a carrier that is busy for long.
    if (!delivery.done) schedule(now + hourMs, () => handOut(outboxId, receives + 1));
  }

  async function tellTaken(text: TextContent, at: number): Promise<void> {
    await outbox.applyReceipt({ outboxId: text.outboxId, status: 'delivered', at: iso(at) });
    await outbox.recordHandover(text.outboxId, iso(at));
    if (text.purpose.kind === 'consent-request') reference.taken(beganOf(text.purpose), at, now);
    else if (text.body.endsWith(optOutNotice)) reference.noticeTaken(at, now);
  }

  async function verdict(text: TextContent, at: Date) {
    const [known, notice] = [await consents.readFacts(text), await notices.read('lead-alerts', phone)];
    return verdictOn(text, { ...known, notice, isCountryServed: true, quietHours: null, now: at });
  }

  async function runJobs(): Promise<void> {
    for (let times = plan.areJobsTwice ? 2 : 1; times > 0; times -= 1) {
      for (const job of jobs) {
        await runPage(job, new Date(now), jobDeps);
      }
    }
    reference.runJobs(now);
  }

  async function does(act: Act): Promise<void> {
    switch (act.kind) {
      case 'enroll': {
        const alerts = await consents.readAlerts('lead-alerts', phone);
        const isAsked = mayEnroll(alerts, consentOf(alerts, ada));
        if (isAsked) {
          const event = {
            eventId: `evt_${now}`,
            act: 'enrolled',
            program: 'lead-alerts',
            at: iso(now),
          } as const;
          await consents.record({ ...event, phone, ...ada, source: 'portal' });
        }
        expectSame(now, isAsked, reference.enroll(now));
        return;
      }
      case 'leave': {
        const status = (await consents.read('lead-alerts', phone, ada))?.status;
        if (status === 'pending' || status === 'on') {
          const event = {
            eventId: `evt_${now}`,
            act: 'left',
            program: 'lead-alerts',
            at: iso(now),
          } as const;
          await consents.record({ ...event, phone, ...ada, source: 'portal' });
        }
        return reference.leave(now);
      }
      case 'alert': {
        alerts += 1;
        const purpose = {
          kind: 'notification',
          notification: 'referral-claimed',
          referralId: 'ref_1',
          agentId: 'ada',
        } as const;
        const text = { channel: 'text', program: 'lead-alerts', to: phone } as const;
        await outbox.create({
          ...text,
          outboxId: `out_${alerts}`,
          body: 'Alert',
          zones: [],
          owner: ada,
          purpose,
          createdAt: iso(now),
        });
        return;
      }
      case 'jobs':
        return runJobs();
      case 'word': {
        const { word, delay, again } = act;
        const stamp = now;
        const carrierId = `in-${stamp}`;
        const arrive = () =>
          receiveText(
            { from: phone, to: alertNumber, body: word, carrierId, at: iso(stamp) },
            receiveTextDeps(table, () => new Date(now)),
          );
        schedule(stamp + delay, async () => {
          await arrive();
          if (word !== 'HELP')
            reference.hear({ kind: word === 'STOP' ? 'stop' : 'start', stamp, arrival: now });
        });
        if (again !== undefined) schedule(stamp + delay + again, arrive);
      }
    }
  }

  async function followAll(): Promise<void> {
    for (let changes = newChanges(); changes.length > 0; changes = newChanges()) {
      for (const change of changes) {
        await dispatch(change, deps);
        if (plan.isFollowedTwice) await dispatch(change, deps);
      }
    }
  }

  /** The consent as the table has it, in the reference's words. */
  async function stand(): Promise<Stand> {
    const consent = await consents.read('lead-alerts', phone, ada);
    if (consent === undefined) return { status: 'none' };
    const openRequest = 'openRequest' in consent ? consent.openRequest : undefined;
    const confirmedAt = consent.status === 'on' ? consent.confirmedAt : undefined;
    return {
      status: consent.status,
      since: Date.parse(consent.since),
      ...('reason' in consent && { reason: consent.reason }),
      ...(confirmedAt !== undefined && { optedInAt: Date.parse(confirmedAt) }),
      ...(openRequest !== undefined && {
        openRequest: requests.get(openRequest.consentRequestId)?.began ?? 0,
      }),
    };
  }

  /** Whoever is asked has a workflow that waits, one, and a question that was not refused; else nothing waits. */
  async function expectWaiting(): Promise<void> {
    const openRequest = openRequestOf(await consents.read('lead-alerts', phone, ada));
    const awaited = openRequest === undefined ? [] : [openRequest.consentRequestId];
    const waiting = [...executions.values()].filter(({ isDone }) => !isDone);
    expectSame(
      now,
      waiting.map(({ consentRequestId }) => consentRequestId),
      awaited,
    );
    for (const consentRequestId of awaited) {
      const { unasked, isOver } = await consentRequests.read(consentRequestId);
      const again = unasked === undefined ? [] : [String(unasked + 1)];
      const { state } = await outbox.read(derivedId('out', 'consent-request', consentRequestId, ...again));
      expectSame(now, { isOver, isRefused: state.status === 'refused' }, { isOver: false, isRefused: false });
    }
  }

  if (plan.importedDays !== undefined) {
    const at = start - plan.importedDays * dayMs;
    const event = { eventId: 'evt_import', act: 'imported', program: 'lead-alerts', at: iso(at) } as const;
    await consents.record({ ...event, phone, ...ada, consentedAt: iso(at), source: 'old', words: 'I agree' });
    reference.import(at, start);
  }
  let at = start;
  for (const { gap, act } of plan.steps) {
    at += gap;
    if (at < end) schedule(at, () => does(act));
  }
  for (let day = start + 15 * hourMs + 1; day < end; day += jobsEvery) schedule(day, runJobs);

  await followAll();
  for (let next = agenda.next(), moments = 0; next !== undefined; next = agenda.next(), moments += 1) {
    if (moments > mostMoments) throw new Error('It does not come to rest');
    if (next.at > end) continue;
    now = Math.max(now, next.at);
    await next.run();
    await followAll();
    if (agenda.isAnyDue(now) || reference.isLapsing(now)) continue;
    const found = await stand();
    expectSame(now, found, reference.standAsFound(found, now));
    await expectWaiting();
    const alert = await verdict({ ...anAlert, createdAt: iso(now) }, new Date(now));
    expectSame(now, alert.verdict === 'send', reference.maySend(now));
    if (alert.verdict === 'send') expectSame(now, alert.append !== undefined, reference.isNoticeDue(now));
  }
  // On the second, never early.
  const reminded = [...reminders.values()].toSorted(byTime).filter((each) => each.at <= end - 1000);
  const due = reference.remindersBy(end).filter((each) => each.at <= end - 2000);
  const moments = due.map((each, index) => {
    const at = reminded[index]?.at ?? 0;
    return { ...each, at: at >= each.at && at < each.at + 1000 ? at : each.at };
  });
  expect(reminded.slice(0, due.length)).toEqual(moments);
  expect(reminded.length - due.length).toBeLessThanOrEqual(1);
  expect(reported).toEqual([]);
}

/** A receipt within the second in which a workflow looks would be in time or not by chance: such a one comes after it. */
function clearOfLooks(sentAt: number, arrival: number): number {
  const dues = [6, 12, 36].map((hours) => sentAt + hours * hourMs);
  return dues.some((due) => arrival > due && arrival <= due + 1000) ? arrival + 1000 : arrival;
}

/** Asked before jest is, which takes its time. */
function expectSame(at: number, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected))
    expect({ at: iso(at), actual }).toEqual({ at: iso(at), actual: expected });
}

const anAlert: TextContent = {
  outboxId: 'out_asked',
  channel: 'text',
  program: 'lead-alerts',
  needs: 'on',
  to: phone,
  body: 'Alert',
  zones: [],
  owner: ada,
  createdAt: iso(epoch),
  purpose: { kind: 'notification', notification: 'referral-claimed', referralId: 'ref_1', agentId: 'ada' },
};
