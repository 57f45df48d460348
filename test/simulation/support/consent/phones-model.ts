// Where agents share, change and lose phones: the real acts, stores, reactions, jobs and deliverer on the table in memory, with a clock
// and a workflow engine; held against the reference whenever something has happened.

import { isDeepStrictEqual } from 'node:util';
import { expect } from '@jest/globals';
import { type Alerts, noAlerts, openRequestsIn } from '../../../../lambdas/consent/alerts.ts';
import { consentStore } from '../../../../lambdas/consent/consent-store.ts';
import { jobs } from '../../../../lambdas/consent/jobs/due.ts';
import { runPage } from '../../../../lambdas/consent/jobs/job.ts';
import { leadAlerts } from '../../../../lambdas/consent/program.ts';
import { nextAlerts } from '../../../../lambdas/consent/projection/project-alerts.ts';
import { project } from '../../../../lambdas/consent/projection/projection.ts';
import { executionNameOf, firstWaitOf } from '../../../../lambdas/consent/requests/consent-request.ts';
import { consentRequestStore } from '../../../../lambdas/consent/requests/consent-request-store.ts';
import { takeStep } from '../../../../lambdas/consent/requests/take-step.ts';
import { enroll } from '../../../../lambdas/consent/text-alerts/enroll.ts';
import { leave } from '../../../../lambdas/consent/text-alerts/leave.ts';
import { ownConsent } from '../../../../lambdas/consent/text-alerts/own-consent.ts';
import { textAlertsOf } from '../../../../lambdas/consent/text-alerts/text-alerts.ts';
import { deliver } from '../../../../lambdas/delivery/deliver.ts';
import { verdictOn } from '../../../../lambdas/delivery/gate/gate.ts';
import { notifyAgent } from '../../../../lambdas/delivery/notify-agent.ts';
import type { TextContent } from '../../../../lambdas/delivery/outbox/outbox-message.ts';
import { outboxStore } from '../../../../lambdas/delivery/outbox/outbox-store.ts';
import { knownTeam } from '../../../../lambdas/people/known-team.ts';
import { peopleStore } from '../../../../lambdas/people/people-store.ts';
import { derivedId } from '../../../../lambdas/platform/ids.ts';
import { dispatch } from '../../../../lambdas/stream/dispatch.ts';
import { receiveText } from '../../../../lambdas/texting/receive-text.ts';
import { anOpenRace, someDetails } from '../../../claiming/support/referrals.ts';
import { jobbingOn } from '../../../consent/support/job-deps.ts';
import { alertNumber } from '../../../consent/support/ledgers.ts';
import { anAgent, asAgent, aTeam } from '../../../people/support/teams.ts';
import { baseDependencies } from '../../../stream/support/base-dependencies.ts';
import { receiveTextDeps } from '../../../texting/support/inbound-texts.ts';
import { anAgenda } from '../agenda.ts';
import { consentTable } from '../consent-table.ts';
import { hourMs } from './consent-plan.ts';
import { agents, type PhonesAct, type PhonesPlan, phones } from './phones-plan.ts';
import { type AgentsStand, aPhonesReference } from './phones-reference.ts';

const epoch = Date.parse('2026-01-01T00:00:00.000Z');
/** Far more than any plan has. */
const mostMoments = 2000;
/** After the last step, until every silence and every late word is over. */
const restMs = 80 * hourMs;
const iso = (ms: number) => new Date(ms).toISOString();
const nameOf = ({ teamId, agentId }: { teamId: string; agentId: string }) => `${teamId}#${agentId}`;

export async function shareThrough(plan: PhonesPlan): Promise<void> {
  const { table, newChanges } = consentTable();
  const consents = consentStore(table);
  const consentRequests = consentRequestStore(table);
  const outbox = outboxStore(table);
  const people = peopleStore(table);
  const reference = aPhonesReference();

  let now = epoch;
  let [ids, referrals] = [0, 0];
  let hasChanged = false;
  const agenda = anAgenda();
  const { schedule } = agenda;
  /** What waits for answers, by its name. */
  const executions = new Map<string, { consentRequestId: string; isDone: boolean }>();
  /** When each consent request began, as its ledger has it. */
  const requested = new Map<string, number>();
  /** Alerts that the carrier was given: whose, and to which phone. */
  let alerted: string[] = [];

  const { by: jobDeps } = jobbingOn(table, {
    isPhoneOf: async ({ teamId, agentId }, phone) =>
      (await people.readAgent(teamId, agentId))?.phone === phone,
  });
  const deps = baseDependencies(table, {
    readTeam: async (teamId) => {
      const found = await people.readTeamWithAgents(teamId);
      if (found === undefined) throw new Error(`There is no team ${teamId}`);
      return knownTeam(found);
    },
    startRequestConsent: async (request) => {
      const name = executionNameOf(request);
      if (executions.has(name)) return;
      executions.set(name, { consentRequestId: request.consentRequestId, isDone: false });
      await waitFor(name, firstWaitOf(request));
    },
    completeRequestConsent: async (name) => {
      const execution = executions.get(name);
      if (execution !== undefined) execution.isDone = true;
    },
    queue: async (channel, outboxId) => {
      if (channel === 'text') schedule(now, () => handOut(outboxId));
    },
    now: () => new Date(now),
  });
  const ownDeps = {
    people,
    consents,
    program: leadAlerts,
    numberOf: () => alertNumber,
    // PE-6 is proved elsewhere.
    limits: { count: async () => undefined },
    newId: () => {
      ids += 1;
      return `evt_${ids}`;
    },
  };

  async function waitFor(name: string, seconds: number): Promise<void> {
    const execution = executions.get(name);
    if (execution === undefined) return;
    const { consentRequestId } = execution;
    await consentRequests.wait(consentRequestId, name);
    schedule(now + seconds * 1000, async () => {
      if (execution.isDone) return;
      const request = await consentRequests.read(consentRequestId);
      if (request.owner !== undefined) reference.look(nameOf(request.owner), request.phone, now);
      await waitFor(name, await takeStep(request, new Date(now), { consentRequests, consents, derivedId }));
    });
  }

  async function handOut(outboxId: string): Promise<void> {
    const { content, state } = await outbox.read(outboxId);
    if (content.channel !== 'text') return;
    const delivery = await deliver(content, state, new Date(now), 1, {
      store: outbox,
      verdictOn: async (text, at) =>
        verdictOn(text, {
          ...(await consents.readFacts(text)),
          notice: undefined,
          isCountryServed: true,
          quietHours: null,
          now: at,
        }),
      give: async (text) => {
        note(text);
        return { kind: 'accepted', carrierId: `carrier-${outboxId}` };
      },
      random: () => 0,
    });
    if (!delivery.done) schedule(now + 1000, () => handOut(outboxId));
  }

  function note({ owner, to, purpose }: TextContent): void {
    if (owner === undefined) return;
    const name = nameOf(owner);
    if (purpose.kind === 'consent-request') {
      reference.sent(name, requested.get(purpose.consentRequestId) ?? 0, now);
    } else {
      alerted.push(`${name} ${to}`);
      expectSame(now, { name, to, hasYes: true }, { name, to, hasYes: reference.hasYes(name, to, now) });
    }
  }

  async function does(act: PhonesAct): Promise<void> {
    switch (act.kind) {
      case 'enroll': {
        const agent = agentAt(act.agent);
        const answer = await enroll(asAgent(agent.agentId, agent.teamId), new Date(now), ownDeps);
        const isAsked = 'status' in answer && answer.status === 'pending' && answer.since === iso(now);
        expectSame(now, { isAsked, answer }, { isAsked: reference.enroll(nameOf(agent), now), answer });
        return;
      }
      case 'leave': {
        const agent = agentAt(act.agent);
        await leave(asAgent(agent.agentId, agent.teamId), new Date(now), ownDeps);
        return reference.leave(nameOf(agent), now);
      }
      case 'change':
        return changePhone(act.agent, act.phone);
      case 'word': {
        const phone = phoneAt(act.phone);
        const stamp = now;
        const arrive = async (at: number) => {
          const text = {
            from: phone,
            to: alertNumber,
            body: act.word,
            carrierId: `in-${stamp}`,
            at: iso(at),
          };
          await receiveText(
            text,
            receiveTextDeps(table, () => new Date(now)),
          );
          reference.hear(phone, act.word === 'STOP' ? 'stop' : 'start', `in-${stamp}`, at, now);
        };
        const { delay, again } = act;
        const restamped = stamp + (again?.restamped ?? 0);
        schedule(restamped + delay, () => arrive(restamped));
        if (again !== undefined) schedule(restamped + delay + again.after, () => arrive(stamp));
        return;
      }
      case 'referral':
        return refer();
      case 'jobs': {
        for (const job of jobs) await runPage(job, new Date(now), jobDeps);
        reference.runJobs(phones, now);
      }
    }
  }

  async function changePhone(agent: number, phone: number | undefined): Promise<void> {
    const { teamId, agentId } = agentAt(agent);
    const next = phone === undefined ? undefined : phoneAt(phone);
    if (next !== undefined) await people.changeContact(teamId, agentId, { phone: next });
    else await people.saveAgent(anAgent(agentId, { teamId, phone: undefined }), new Date(now));
    reference.change(nameOf({ teamId, agentId }), next, now);
  }

  /** A referral is told to every agent: each phone is texted once for each agent who has its YES. */
  async function refer(): Promise<void> {
    referrals += 1;
    alerted = [];
    for (const { teamId, agentId } of agents) {
      const race = anOpenRace({ teamId, referralId: `ref_${referrals}` });
      const said = { subject: 's', email: 'e', alert: 'a', push: 'p' };
      const notification = { kind: 'referral-offered', words: { en: said, es: said, fr: said } } as const;
      await notifyAgent({ agentId, details: someDetails(race), notification }, deps);
    }
    const expected = reference.alerts(now);
    schedule(now, async () => {
      await followAll();
      for (const due of agenda.allBy(now)) await due.run();
      expectSame(now, alerted.toSorted(), expected);
    });
  }

  async function followAll(): Promise<void> {
    for (let changes = newChanges(); changes.length > 0; changes = newChanges()) {
      hasChanged = true;
      for (const change of changes) {
        const { after } = change;
        if (after?.type === 'consent-request')
          requested.set(String(after.consentRequestId), await beganAt(after));
        for (let times = plan.isFollowedTwice ? 2 : 1; times > 0; times -= 1) await dispatch(change, deps);
      }
    }
  }

  async function beganAt({ phone, consentRequestId }: Record<string, unknown>): Promise<number> {
    const known = requested.get(String(consentRequestId));
    if (known !== undefined) return known;
    const ledger = await consents.readLedger(String(phone));
    return Date.parse(ledger.find(({ eventId }) => eventId === consentRequestId)?.at ?? '');
  }

  async function judge(): Promise<void> {
    const all = await Promise.all(phones.map((phone) => consents.readAlerts('lead-alerts', phone)));
    for (const [index, alerts] of all.entries()) {
      const phone = phoneAt(index);
      const { isStopped, agents: stands } = reference.standOn(phone, now);
      expectSame(
        now,
        { phone, isStopped: alerts.stoppedAt !== undefined, stands: standsIn(alerts) },
        { phone, isStopped, stands: Object.fromEntries([...stands].toSorted()) },
      );
      for (const agent of stands.keys()) {
        expectSame(
          now,
          `${agent} is in time`,
          reference.isOverdue(agent, phone, now) ? 'overdue' : `${agent} is in time`,
        );
      }
    }
    const open = all.flatMap(openRequestsIn).map(({ consentRequestId }) => consentRequestId);
    const waiting = [...executions.values()].filter(({ isDone }) => !isDone);
    expectSame(now, waiting.map(({ consentRequestId }) => consentRequestId).toSorted(), open.toSorted());
    for (const agent of agents) {
      const own = await ownConsent(asAgent(agent.agentId, agent.teamId), ownDeps);
      const view = textAlertsOf(own?.consent, own?.phone, leadAlerts);
      const stand = reference.own(nameOf(agent), now);
      const { status, reason, since } = stand ?? { status: 'off' };
      expectSame(
        now,
        [view.status, view.reason, view.since],
        [status, reason, since === undefined ? undefined : iso(since)],
      );
    }
  }

  function standsIn({ agents: all }: Alerts): Record<string, AgentsStand> {
    const stands = Object.entries(all).map(([agent, consent]): [string, AgentsStand] => {
      const openRequest = 'openRequest' in consent ? consent.openRequest : undefined;
      const confirmedAt = consent.status === 'on' ? consent.confirmedAt : undefined;
      const reason = 'reason' in consent ? consent.reason : undefined;
      return [
        agent,
        {
          status: consent.status,
          since: Date.parse(consent.since),
          ...(reason !== undefined && reason !== 'imported' && reason !== 'marked' && { reason }),
          ...(confirmedAt !== undefined && { optedInAt: Date.parse(confirmedAt) }),
          ...(openRequest !== undefined && { request: requested.get(openRequest.consentRequestId) ?? 0 }),
        },
      ];
    });
    return Object.fromEntries(stands.toSorted());
  }

  for (const teamId of ['north', 'south']) await people.saveTeam(aTeam({ teamId }));
  for (const [index, { teamId, agentId }] of agents.entries()) {
    const phone = phoneAt(plan.first[index] ?? 0);
    await people.saveAgent(anAgent(agentId, { teamId, phone }), new Date(now));
    reference.change(nameOf({ teamId, agentId }), phone, now);
  }
  let at = epoch;
  for (const { gap, act } of plan.steps) {
    at += gap;
    schedule(at, () => does(act));
  }
  const end = at + restMs;

  for (let next = agenda.next(), moments = 0; next !== undefined; next = agenda.next(), moments += 1) {
    if (moments > mostMoments) throw new Error('It does not come to rest');
    if (next.at > end) continue;
    now = Math.max(now, next.at);
    await next.run();
    await followAll();
    // Between changes nothing can go wrong but what comes too late, which the next one shows.
    if (!hasChanged || agenda.isAnyDue(now)) continue;
    hasChanged = false;
    await judge();
  }
  await judge();
  for (const phone of phones) {
    const ledger = await consents.readLedger(phone);
    const whole = project(ledger, nextAlerts) ?? noAlerts;
    expectSame(now, await consents.readAlerts('lead-alerts', phone), whole);
  }
}

function agentAt(index: number) {
  const agent = agents[index];
  if (agent === undefined) throw new Error(`There is no agent ${index}`);
  return agent;
}

function phoneAt(index: number): string {
  const phone = phones[index];
  if (phone === undefined) throw new Error(`There is no phone ${index}`);
  return phone;
}

/** Asked before jest is, which takes its time. */
function expectSame(at: number, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected))
    expect({ at: iso(at), actual }).toEqual({ at: iso(at), actual: expected });
}
