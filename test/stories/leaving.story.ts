// Someone leaves, someone’s license lapses, someone changes teams: what they had, what they can still do, and who is told.
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { keyOf } from '../../lambdas/platform/http/route.ts';
import { routes } from '../../lambdas/routes.ts';
import {
  agentOf,
  aReferral,
  aTeam,
  referralFor,
  type StoryAgent,
  type StoryTeam,
} from './support/builders.ts';
import {
  clientReplies,
  expectStatus,
  seen,
  type Talk,
  withTextAlerts,
  write,
  wrote,
} from './support/conversations.ts';
import { act, aReferralByPhone, askForCall, callOf } from './support/phone-calls.ts';
import { sharedStage } from './support/shared-stage.ts';
import { type Client, minuteMs, type Stage, secondMs } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await sharedStage();
});

const handedOver = z.object({ handedOver: z.int() });
const textTo = (does: Client, referralId: string) =>
  does('POST', `/referrals/${referralId}/messages`, { body: 'Shall we talk about the garden?' });

async function aTalkOf(team: StoryTeam, owner: StoryAgent): Promise<Talk> {
  const request = referralFor(team.teamId);
  const referralId = await aReferral(stage, request);
  const talk = { referralId, phone: request.client.phone, owner };
  await wrote(stage, talk, 'Shall we talk about the garden?');
  return talk;
}
const lastEmailTo = async (agent: StoryAgent) => (await stage.emailsTo(agent.email)).at(-1);
const remove = (teamId: string, { agentId }: StoryAgent, by: Client = stage.admin, query = '') =>
  by('DELETE', `/teams/${teamId}/agents/${agentId}${query}`);

/** What an administrator has of an agent. */
const settingsOf = ({ name, email, phone }: StoryAgent, more: object = {}) => ({
  name,
  email,
  phone,
  licensed: true,
  ...more,
});

/** What is written about a referral, by operation. */
const writes = (colleague: StoryAgent): Record<string, object> => ({
  reassignReferral: { agentId: colleague.agentId },
  putOnPlan: { planId: 'plan_a' },
  giveBackReferral: { reason: 'Moves to Ohio' },
  answerAskedToStop: { answer: 'no' },
  sendMessage: { body: 'Hello' },
  addReminder: { at: new Date(stage.cloud.clock.now() + minuteMs).toISOString(), text: 'Call.' },
  changeReminder: { done: true },
  markMessagesRead: { until: '2026-03-02T15:00:00Z' },
  correctReferral: { stage: 'closed' },
  addNote: { text: 'Lease ends in June.' },
});

describe('an agent who leaves', () => {
  let team: StoryTeam;
  let leaver: StoryAgent;
  let others: StoryAgent[];
  let talk: Talk;
  let open: string;
  let ringing: string;
  beforeAll(async () => {
    // The carrier has taken all calls of the story before.
    await stage.advance(minuteMs);
    team = await aTeam(stage, 3);
    leaver = agentOf(team, 1);
    others = [team.lead, agentOf(team, 2)];
    await withTextAlerts(stage, leaver);
    talk = await aTalkOf(team, leaver);
    open = await aReferral(stage, referralFor(team.teamId));
    ringing = await aReferralByPhone(stage, team.teamId);
    expectStatus(await askForCall(stage, leaver, ringing), 202);
    await stage.settle();
    expectStatus(await remove(team.teamId, leaver), 200);
    await stage.settle();
  });

  test('PE-4 hands over what they owned, with all that was written, and the lead is told once', async () => {
    expect(await remove(team.teamId, leaver)).toEqual({ status: 200, body: { handedOver: 1 } });
    expect(await seen(talk, team.lead.does)).toMatchObject({
      claim: { agentId: team.lead.agentId, by: 'assignment' },
      client: { name: 'Client Example' },
    });
    const { body } = await team.lead.does('GET', `/referrals/${talk.referralId}/messages`);
    expect(JSON.stringify(body)).toContain('Shall we talk about the garden?');
    const told = (await stage.emailsTo(team.lead.email)).filter(({ subject }) =>
      subject.includes(leaver.name),
    );
    expect(told.map(({ subject }) => subject)).toEqual([`1 client of ${leaver.name}: yours now`]);
  });

  test('PE-4 claims nothing any more: neither by text, nor by the call that was ringing', async () => {
    expectStatus(await textTo(leaver.does, open), 404);
    await act(stage, leaver.phone, 'answer');
    await stage.settle();
    for (const referralId of [open, ringing]) {
      expect((await team.lead.does('GET', `/referrals/${referralId}`)).body).toMatchObject({
        status: 'offered',
      });
    }
    expectStatus(await textTo(agentOf({ agents: others }, 1).does, open), 201);
  });

  test('PE-4 is refused by every route, with the token that they still have', async () => {
    const ids: Record<string, string> = {
      teamId: team.teamId,
      agentId: leaver.agentId,
      referralId: talk.referralId,
      deviceId: 'phone-1',
    };
    const bodies: Record<string, object> = {
      ...writes(team.lead),
      changeProfile: { phone: leaver.phone },
      changeChecklist: {},
      saveViews: { views: [] },
      pauseSelf: { until: new Date(stage.cloud.clock.now() + minuteMs).toISOString() },
      saveConcierge: { enabled: false, when: 'created', greetings: {} },
      previewBulkText: { body: 'Hello' },
      sendBulkText: { previewId: 'bpv_1' },
      saveTemplate: { name: 'Hello', body: 'Hello' },
      savePlan: { name: 'Hello', starts: 'by-hand', steps: [{ afterDays: 0, body: 'Hello' }] },
      previewPlan: { name: 'Hello', starts: 'by-hand', steps: [{ afterDays: 0, body: 'Hello' }] },
      previewLeadRouting: { enabled: false, fallbackAgentId: team.lead.agentId, members: [] },
      saveLeadRouting: { enabled: false, fallbackAgentId: team.lead.agentId, members: [] },
    };
    const answers = await Promise.all(
      routes
        .filter(({ roles, operationId }) => roles.includes('agent') && operationId !== 'saveDevice')
        .map(async (route) => {
          const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'msg_1');
          const { status } = await leaver.does(route.method, path, bodies[route.operationId]);
          return [keyOf(route), status];
        }),
    );
    expect(answers.filter(([, status]) => status !== 404)).toEqual([]);
    await expect(stage.tokenFor({ agentId: leaver.agentId })).rejects.toThrow();
  });

  test('PE-4 hears nothing any more: no alert, no email, and their clients’ replies reach the lead', async () => {
    const [texts, emails] = [await stage.textsOf(leaver.phone), await stage.emailsTo(leaver.email)];
    await aReferral(stage, referralFor(team.teamId));
    await clientReplies(stage, talk, 'Are you there?');
    expect(await stage.textsOf(leaver.phone)).toEqual(texts);
    expect(await stage.emailsTo(leaver.email)).toEqual(emails);
    expect((await lastEmailTo(team.lead))?.text).toContain('Are you there?');
  });

  test('PE-4 is shown to administrators as left, and in no list of the team', async () => {
    const list = async (does: Client) => (await does('GET', `/teams/${team.teamId}/agents`)).body;
    expect(JSON.stringify(await list(team.lead.does))).not.toContain(leaver.agentId);
    expect(await list(stage.admin)).toMatchObject({
      agents: expect.arrayContaining([
        expect.objectContaining({ agentId: leaver.agentId, standing: 'left' }),
      ]),
    });
    const routing = await team.lead.does('GET', `/teams/${team.teamId}/lead-routing`);
    expect(JSON.stringify(routing.body)).not.toContain(leaver.agentId);
  });

  test('PE-4 comes back as they were saved, and signs in again', async () => {
    const path = `/teams/${team.teamId}/agents/${leaver.agentId}`;
    expectStatus(await stage.admin('PUT', path, settingsOf(leaver)), 200);
    await stage.settle();
    const again = await stage.signIn({ agentId: leaver.agentId });
    expectStatus(await again('POST', '/me/live-channels'), 201);
    expect(await seen(talk, again)).not.toHaveProperty('client');
  });
});

describe('leaving', () => {
  test('PE-4 the lead can’t, before the team has another; nobody else of the team can take anyone out', async () => {
    const team = await aTeam(stage, 3);
    const [, second, third] = team.agents;
    if (second === undefined || third === undefined) throw new Error('The team is too small');
    expect(await remove(team.teamId, team.lead)).toMatchObject({ status: 409, body: { code: 'leads-team' } });
    expectStatus(await remove(team.teamId, third, second.does), 404);
    const unknown = await remove(team.teamId, third, team.lead.does, '?handTo=agt_nobody');
    expect(unknown).toMatchObject({ status: 422, body: { code: 'unknown-agent' } });
    const talk = await aTalkOf(team, third);
    const answer = await remove(team.teamId, third, team.lead.does, `?handTo=${second.agentId}`);
    expect(handedOver.parse(answer.body)).toEqual({ handedOver: 1 });
    await stage.settle();
    expect(await seen(talk, second.does)).toMatchObject({ claim: { agentId: second.agentId } });
    expect((await lastEmailTo(second))?.subject).toBe(`1 client of ${third.name}: yours now`);
  });

  test('PE-3 a person is in one team: saved into a second they are refused, and moved only when asked to', async () => {
    const [old, next] = [await aTeam(stage, 2), await aTeam(stage, 1)];
    const mover = agentOf(old, 1);
    const talk = await aTalkOf(old, mover);
    const path = `/teams/${next.teamId}/agents/${mover.agentId}`;
    const refused = await stage.admin('PUT', path, settingsOf(mover));
    expect(refused).toMatchObject({ status: 409, body: { code: 'in-another-team' } });
    expectStatus(await stage.admin('PUT', path, settingsOf(mover, { move: true })), 200);
    await stage.settle();
    expect(await seen(talk, old.lead.does)).toMatchObject({ claim: { agentId: old.lead.agentId } });
    expectStatus(await mover.does('GET', '/me'), 404);
    const moved = await stage.signIn({ agentId: mover.agentId });
    expect((await moved('GET', '/me')).body).toMatchObject({ teamId: next.teamId });
  });

  test('PE-4 PE-5 claims that run against it are first and handed over, or refused', async () => {
    const team = await aTeam(stage, 2);
    const leaver = agentOf(team, 1);
    const open: string[] = [];
    for (let n = 0; n < 8; n += 1) open.push(await aReferral(stage, referralFor(team.teamId)));
    const [removed, ...answers] = await Promise.all([
      remove(team.teamId, leaver),
      ...open.map((referralId) => textTo(leaver.does, referralId)),
    ]);
    expect(removed.status).toBe(200);
    await stage.settle();
    for (const [place, referralId] of open.entries()) {
      const { body } = await team.lead.does('GET', `/referrals/${referralId}`);
      expect([201, 404]).toContain(answers[place]?.status);
      if (answers[place]?.status === 201)
        expect(body).toMatchObject({ claim: { agentId: team.lead.agentId } });
      else expect(body).toMatchObject({ status: 'offered' });
    }
  });
});

describe('an agent whose license lapses', () => {
  test('PE-5 reads on, and nothing else, until the license is back or the lead hands the client over', async () => {
    const team = await aTeam(stage, 3);
    const [, agent, colleague] = team.agents;
    if (agent === undefined || colleague === undefined) throw new Error('The team is too small');
    const talk = await aTalkOf(team, agent);
    const open = await aReferral(stage, referralFor(team.teamId));
    const ringing = await aReferralByPhone(stage, team.teamId);
    await askForCall(stage, agent, ringing);
    const path = `/teams/${team.teamId}/agents/${agent.agentId}`;
    expectStatus(await stage.admin('PUT', path, settingsOf(agent, { licensed: false })), 200);
    await stage.advance(5 * secondMs);

    expectStatus(await textTo(agent.does, open), 404);
    await act(stage, agent.phone, 'answer');
    await stage.settle();
    expect(await callOf(agent, ringing)).toMatchObject({ state: 'ended', reason: 'license-lapsed' });
    const told = await stage.emailsTo(agent.email);
    expect(told.find(({ subject }) => subject === 'Your license has lapsed')?.text).toContain(
      'Ask your administrator to record the new license',
    );
    expect(told.find(({ subject }) => subject.startsWith('Not yours'))?.text).toContain(
      'Your license has lapsed',
    );
    expect(await seen(talk)).toMatchObject({ client: { name: 'Client Example' } });
    expectStatus(await agent.does('GET', `/referrals/${talk.referralId}/messages`), 200);
    const refusedActs = await Promise.all(
      routes
        .filter(({ roles, method }) => roles.includes('agent') && method !== 'GET')
        .filter(({ path, operationId }) => path.startsWith('/referrals/') || operationId === 'saveTextAlerts')
        .map(async (route) => {
          const path = route.path.replace('{referralId}', talk.referralId).replace('{messageId}', 'msg_1');
          const { status, body } = await agent.does(route.method, path, writes(colleague)[route.operationId]);
          return [route.operationId, status, z.object({ code: z.string().optional() }).parse(body).code];
        }),
    );
    // A client who wants no texts never waits, reading is noted, and there is nothing to decline.
    const others = {
      stopTexting: [200, undefined],
      markMessagesRead: [200, undefined],
      declineReferral: [409, 'already-claimed'],
    };
    for (const [operationId, ...answer] of refusedActs) {
      const expected = Object.entries(others).find(([name]) => name === operationId)?.[1];
      expect([operationId, ...answer]).toEqual([operationId, ...(expected ?? [409, 'license-lapsed'])]);
    }
    // STOP wins a tie (CO-14).
    await stage.advance(secondMs);
    await clientReplies(stage, talk, 'START');
    const subject = `The license of ${agent.name} has lapsed`;
    expect((await stage.emailsTo(team.lead.email)).map((email) => email.subject)).toContain(subject);
    await clientReplies(stage, talk, 'Are you there?');
    expect((await lastEmailTo(team.lead))?.subject).toContain(`A client of ${agent.name} replied`);

    const hand = { agentId: colleague.agentId };
    expectStatus(await team.lead.does('POST', `/referrals/${talk.referralId}/reassign`, hand), 200);
    expectStatus(await write(talk, 'I am here', colleague.does), 201);
    expectStatus(await stage.admin('PUT', path, settingsOf(agent)), 200);
    const next = await aReferral(stage, referralFor(team.teamId));
    expectStatus(await textTo(agent.does, next), 201);
  });

  test('PE-5 a lead without one reads and hands over, and leads no more', async () => {
    const team = await aTeam(stage, 2);
    const { lead, teamId } = team;
    const agent = agentOf(team, 1);
    const talk = await aTalkOf(team, lead);
    const open = await aReferral(stage, referralFor(teamId));
    const path = `/teams/${teamId}/agents/${lead.agentId}`;
    expectStatus(await stage.admin('PUT', path, settingsOf(lead, { licensed: false })), 200);
    await stage.settle();
    const routing = await lead.does('GET', `/teams/${teamId}/lead-routing`);
    expectStatus(routing, 200);
    for (const answer of [
      await lead.does('PUT', `/teams/${teamId}/lead-routing`, routing.body),
      await lead.does('POST', `/referrals/${open}/decline`),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: { code: 'license-lapsed' } });
    }
    const hand = { agentId: agent.agentId };
    expectStatus(await lead.does('POST', `/referrals/${talk.referralId}/reassign`, hand), 200);
    expectStatus(await agent.does('POST', `/referrals/${open}/decline`), 200);
    await stage.settle();
    expect((await stage.source('GET', `/referrals/${open}`)).body).toMatchObject({
      status: 'returned',
      returned: { reason: 'nobody-left' },
    });
  });
});
