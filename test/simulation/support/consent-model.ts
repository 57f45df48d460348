// Where planned consent happens: the real stores, followers, deliverer and jobs on the table in memory, a clock, a carrier, a workflow engine.
import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { attemptIdOf, callStore } from '../../../lambdas/calling/call-store.ts';
import { offerStore } from '../../../lambdas/claiming/offers/offer-store.ts';
import { workflowStore } from '../../../lambdas/claiming/outcome-store.ts';
import { raceStore } from '../../../lambdas/claiming/race-store.ts';
import { firstWaitSeconds } from '../../../lambdas/consent/consent-request.ts';
import { episodeStore } from '../../../lambdas/consent/consent-request-store.ts';
import { consentStore } from '../../../lambdas/consent/consent-store.ts';
import { jobs } from '../../../lambdas/consent/jobs/due.ts';
import { runPage } from '../../../lambdas/consent/jobs/job.ts';
import { noticeStore } from '../../../lambdas/consent/opt-out-notice-store.ts';
import { mayEnrol } from '../../../lambdas/consent/project-consent.ts';
import { takeStep } from '../../../lambdas/consent/take-step.ts';
import { alertNotice } from '../../../lambdas/consent/texts.ts';
import { deliver } from '../../../lambdas/delivery/deliver.ts';
import { verdictOn } from '../../../lambdas/delivery/gate.ts';
import type { TextContent } from '../../../lambdas/delivery/outbox-message.ts';
import { sendStore } from '../../../lambdas/delivery/outbox-store.ts';
import { pulseStore } from '../../../lambdas/live/change-token-store.ts';
import { derivedId } from '../../../lambdas/platform/ids.ts';
import type { Cloud } from '../../../lambdas/stream/cloud.ts';
import { follow } from '../../../lambdas/stream/dispatch.ts';
import { inboundStore } from '../../../lambdas/texting/inbound-store.ts';
import { receive } from '../../../lambdas/texting/receive.ts';
import { jobbingOn } from '../../consent/support/job-deps.ts';
import { alertNumber } from '../../consent/support/ledgers.ts';
import { anAgent, aTeam } from '../../people/support/teams.ts';
import { textingStores } from '../../texting/support/stores.ts';
import { type Act, dayMs, horizonMs, hourMs, type Plan } from './consent-plan.ts';
import { aReference, byTime, type Reminder, type Stand } from './consent-reference.ts';
import { consentTable } from './consent-table.ts';

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
  const episodes = episodeStore(table);
  const notices = noticeStore(table);
  const sends = sendStore(table);
  const { by: jobbing, reported } = jobbingOn(table);
  const reference = aReference();

  const start = epoch + plan.startDay * dayMs;
  const end = start + horizonMs;
  let now = start;
  const agenda: { at: number; run: () => Promise<void> }[] = [];
  const schedule = (at: number, run: () => Promise<void>) => void agenda.push({ at, run });

  /** Askings by their ids: when they began, and what waits for their answer. */
  const askings = new Map<string, { began: number; isDone: boolean }>();
  const tokens = new Map<string, string>();
  const reminders = new Map<string, Reminder>();
  let given = 0;
  let alerts = 0;

  const unused = () => {
    throw new Error('Nothing of consent does that');
  };
  const cloud: Cloud = {
    ...{
      races: raceStore(table),
      offers: offerStore(table),
      pulses: pulseStore(table),
      workflows: workflowStore(table),
    },
    ...{ calls: callStore(table), ...textingStores(table), consents, episodes, notices },
    sends: {
      ...sends,
      create: async (send) => {
        if (send.purpose.kind === 'reminder' && !reminders.has(send.sendId)) {
          const asking = beganOf(send.purpose);
          const before = [...reminders.values()].filter((each) => each.asking === asking);
          reminders.set(send.sendId, { asking, number: before.length + 1, at: now });
        }
        return sends.create(send);
      },
    },
    leadOf: async () => 'lena',
    readTeam: async () => ({ team: aTeam(), agentOf: (id) => anAgent(id), nameOf: (id) => id }),
    ...{ readDetails: unused, startOfferReferral: unused, startCallMe: unused, wakeWith: unused },
    ...{ wakeCallMe: unused, publish: unused, attemptIdOf, derivedId, brand: 'Dibs' },
    startConfirmTexting: async (episodeId) => {
      if (askings.has(episodeId)) return;
      askings.set(episodeId, { began: now, isDone: false });
      await waitFor(episodeId, firstWaitSeconds);
    },
    wakeConfirmTexting: async (token) => {
      const asking = askings.get(tokens.get(token) ?? '');
      if (asking !== undefined) asking.isDone = true;
    },
    queue: async (channel, sendId) => {
      if (channel === 'text') schedule(now, () => handOut(sendId));
    },
    linkTo: (id) => id,
    voice: { leadAlertNumber: alertNumber, supportContact: 'help', questionPrefix: '', profileLink: '/me' },
    now: () => new Date(now),
  };
  const beganOf = ({ episodeId }: { episodeId: string }) => askings.get(episodeId)?.began ?? now;

  /** The workflow: Await reply with its token and timeout, then Take next step. */
  async function waitFor(episodeId: string, seconds: number): Promise<void> {
    const token = `${episodeId} ${now}`;
    tokens.set(token, episodeId);
    await episodes.wait(episodeId, token);
    schedule(now + seconds * 1000, async () => {
      if (askings.get(episodeId)?.isDone) return;
      const wait = await takeStep(await episodes.read(episodeId), new Date(now), {
        episodes,
        consents,
        derivedId,
      });
      await waitFor(episodeId, wait);
    });
  }

  /** The queue hands a text out; the carrier treats it as planned. */
  async function handOut(sendId: string, receives = 1): Promise<void> {
    const { content, state } = await sends.read(sendId);
    if (content.channel !== 'text') return;
    const treatment = plan.treatments[given % plan.treatments.length];
    const isAnswer = content.purpose.kind === 'answer';
    const delivery = await deliver(content, state, new Date(now), receives, {
      store: sends,
      verdictOn: verdict,
      give: async (text) => {
        if (treatment !== undefined && !isAnswer && receives <= treatment.busy) return { kind: 'busy' };
        if (!isAnswer) given += 1;
        const taken = treatment?.takenAfter;
        if (text.needs === 'on') {
          expectSame(now, 'a text was sent', reference.maySend(now) ? 'a text was sent' : 'none may be');
          const isNoticeDue = !isAnswer && reference.isNoticeDue(now);
          expectSame(now, text.body.endsWith(alertNotice), isNoticeDue);
        }
        if (text.purpose.kind === 'question') {
          expectSame(now, 'it was asked', reference.mayAsk(now) ? 'it was asked' : 'it may not be');
          reference.sent({ asking: beganOf(text.purpose), sentAt: now });
        }
        if (treatment !== undefined && taken !== undefined) {
          const takenAt = now + taken;
          const arrival = takenAt + treatment.receiptDelay;
          schedule(arrival, () => tellTaken(text, takenAt));
          if (treatment.isToldTwice) schedule(arrival + hourMs, () => tellTaken(text, takenAt));
        }
        return { kind: 'accepted', carrierId: `carrier-${given}` };
      },
      random: () => 0.5,
    });
    // An hour instead of seconds: a carrier that is busy for long.
    if (!delivery.done) schedule(now + hourMs, () => handOut(sendId, receives + 1));
  }

  async function tellTaken(text: TextContent, at: number): Promise<void> {
    await sends.settle({ sendId: text.sendId, status: 'delivered', at: iso(at) });
    await sends.noteTaken(text.sendId, iso(at));
    if (text.purpose.kind === 'question') reference.taken(beganOf(text.purpose), at, now);
    else if (text.body.endsWith(alertNotice)) reference.noticeTaken(at, now);
  }

  async function verdict(text: TextContent, at: Date) {
    const [consent, notice] = [await consents.read('lead-alerts', phone), await notices.read(phone)];
    return verdictOn(text, { consent, notice, isCountryServed: true, quietHours: null, now: at });
  }

  async function runJobs(): Promise<void> {
    for (let times = plan.areJobsTwice ? 2 : 1; times > 0; times -= 1) {
      for (const job of jobs) {
        await runPage(job, new Date(now), jobbing);
      }
    }
    reference.runJobs(now);
  }

  async function does(act: Act): Promise<void> {
    switch (act.kind) {
      case 'enrol': {
        const isAsked = mayEnrol(await consents.read('lead-alerts', phone));
        if (isAsked) {
          const event = {
            eventId: `evt_${now}`,
            act: 'enrolled',
            programme: 'lead-alerts',
            at: iso(now),
          } as const;
          await consents.record({ ...event, phone, ...ada, source: 'portal' });
        }
        expectSame(now, isAsked, reference.enrol(now));
        return;
      }
      case 'leave': {
        const status = (await consents.read('lead-alerts', phone))?.status;
        if (status === 'pending' || status === 'on') {
          const event = {
            eventId: `evt_${now}`,
            act: 'left',
            programme: 'lead-alerts',
            at: iso(now),
          } as const;
          await consents.record({ ...event, phone, ...ada, source: 'portal' });
        }
        return reference.leave(now);
      }
      case 'alert': {
        alerts += 1;
        const purpose = {
          kind: 'notice',
          notice: 'referral-claimed',
          referralId: 'ref_1',
          agentId: 'ada',
        } as const;
        const text = { channel: 'text', programme: 'lead-alerts', to: phone } as const;
        await sends.create({
          ...{ ...text, sendId: `snd_${alerts}`, body: 'Alert', zones: [] },
          ...{ purpose, createdAt: iso(now) },
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
          receive(
            { from: phone, to: alertNumber, body: word, carrierId, at: iso(stamp) },
            {
              ...{ programmeOf: () => 'lead-alerts', isCanadian: () => false },
              ...{ consents, texts: inboundStore(table), derivedId },
            },
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
        await follow(change, cloud);
        if (plan.isFollowedTwice) await follow(change, cloud);
      }
    }
  }

  /** The consent as the table has it, in the reference's words. */
  async function stand(): Promise<Stand> {
    const consent = await consents.read('lead-alerts', phone);
    if (consent === undefined) return { status: 'none' };
    const asking = 'asking' in consent ? consent.asking : undefined;
    const confirmedAt = consent.status === 'on' ? consent.confirmedAt : undefined;
    return {
      status: consent.status,
      since: Date.parse(consent.since),
      ...('reason' in consent && { reason: consent.reason }),
      ...(confirmedAt !== undefined && { optedInAt: Date.parse(confirmedAt) }),
      ...(asking !== undefined && { asking: askings.get(asking.episodeId)?.began ?? 0 }),
    };
  }

  if (plan.importedDays !== undefined) {
    const at = start - plan.importedDays * dayMs;
    const event = { eventId: 'evt_import', act: 'imported', programme: 'lead-alerts', at: iso(at) } as const;
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
  for (let moments = 0; agenda.length > 0; moments += 1) {
    if (moments > mostMoments) throw new Error('It does not come to rest');
    const next = agenda.reduce((soonest, each) => (each.at < soonest.at ? each : soonest));
    agenda.splice(agenda.indexOf(next), 1);
    if (next.at > end) continue;
    now = Math.max(now, next.at);
    await next.run();
    await followAll();
    if (agenda.some((each) => each.at <= now) || reference.isLapsing(now)) continue;
    expectSame(now, await stand(), reference.standAt(now));
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

/** Asked before jest is, which takes its time. */
function expectSame(at: number, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected))
    expect({ at: iso(at), actual }).toEqual({ at: iso(at), actual: expected });
}

const anAlert: TextContent = {
  ...{
    sendId: 'snd_asked',
    channel: 'text',
    programme: 'lead-alerts',
    needs: 'on',
    to: phone,
    body: 'Alert',
  },
  ...{ zones: [], createdAt: iso(epoch) },
  purpose: { kind: 'notice', notice: 'referral-claimed', referralId: 'ref_1', agentId: 'ada' },
};
