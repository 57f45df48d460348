// A team that greets its new clients: what they get before anyone has them, and who hears of their answer.
import { beforeAll, expect, test } from '@jest/globals';
import type { components } from '../../../client/src/schema.ts';
import {
  agentOf,
  aPhone,
  aReferral,
  aTeam,
  coveredReferralFor,
  referralFor,
  type StoryTeam,
} from '../../stories/support/builders.ts';
import {
  arrivedAt,
  bodiesAt,
  clientReplies,
  conversation,
  expectStatus,
  explanation,
  instructions,
  pool,
  type Talk,
  textIn,
  write,
  wrote,
} from '../../stories/support/conversations.ts';
import { sharedStage } from '../../stories/support/shared-stage.ts';
import { minuteMs, type Stage, secondMs } from '../../stories/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await sharedStage();
});

const unsubscribed =
  'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.';
const atOnce = { enabled: true, when: 'created', greetings: {} };
const whenUnclaimed = { ...atOnce, when: 'unclaimed', afterMinutes: 10 };

async function aTeamThatGreets(settings: object, size = 2): Promise<StoryTeam> {
  const team = await aTeam(stage, size);
  expectStatus(await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, settings), 200);
  return team;
}

/** Of a client whose consent covers automated texts; `more`: of the request. */
async function aComer(
  team: StoryTeam,
  more: object = {},
  covers?: components['schemas']['Coverage'][],
): Promise<Talk> {
  const phone = aPhone();
  const request = coveredReferralFor(team.teamId, phone, covers);
  const referralId = await aReferral(stage, { ...request, ...more });
  await stage.advance(2 * secondMs);
  return { referralId, phone, owner: agentOf(team) };
}

const greeting = (team: StoryTeam) =>
  new RegExp(`^Team ${team.teamId}, .*: Hi Client, thanks for asking about buying a home in Springfield\\.`);

test('CP-8 TX-5 a new client is greeted in the team’s name; the agent who claims is a sender of their own', async () => {
  const team = await aTeamThatGreets(atOnce);
  const talk = await aComer(team);
  const [first] = await bodiesAt(stage, talk.phone);
  expect(first).toMatch(greeting(team));
  expect(first?.endsWith(` ${instructions}`)).toBe(true);
  expect((await team.lead.does('GET', `/referrals/${talk.referralId}`)).body).toMatchObject({
    status: 'offered',
  });
  await wrote(stage, talk, 'Hello, shall we talk about the garden?');
  const second = (await bodiesAt(stage, talk.phone))[1];
  expect(second).toContain(`${talk.owner.name}, `);
  expect(second?.endsWith(` ${instructions}`)).toBe(true);
  const [its] = await conversation(talk);
  expect(its).toMatchObject({ automated: { kind: 'greeting' }, delivery: 'delivered' });
  expect(await explanation(talk, its?.messageId ?? '')).toMatchObject({
    automated: { kind: 'greeting' },
    outcome: { code: 'delivered' },
  });
  // The numbers of the client are those of one conversation (TX-12).
  expect(new Set((await arrivedAt(stage, talk.phone)).map(({ from }) => from)).size).toBe(1);
});

test('CP-8 CL-9 TX-3 an answer before the claim goes to the lead, who reads it without the client’s name or phone, then to the owner', async () => {
  const team = await aTeamThatGreets(atOnce, 3);
  const talk = await aComer(team);
  const path = `/referrals/${talk.referralId}/messages`;
  await clientReplies(stage, talk, `Client Example here, call me at ${talk.phone}`);
  const told = (await stage.emailsTo(team.lead.email)).at(-1);
  expect(told?.subject).toBe('A new client answered your team’s greeting: buyer referral in Springfield, IL');
  expect(told?.text).toContain('••• ••• here, call me at •••');
  const before = await conversation(talk, team.lead.does);
  expect(before.map(({ body }) => body)).toEqual([
    expect.stringContaining('Hi •••, thanks'),
    '••• ••• here, call me at •••',
  ]);
  expect((await team.lead.does('GET', `/referrals/${talk.referralId}`)).body).not.toHaveProperty('client');
  expect((await talk.owner.does('GET', path)).status).toBe(404);
  const mailed = (await stage.emailsTo(talk.owner.email)).map(({ text }) => text).join();
  expect(mailed).not.toContain('call me at');
  expect((await team.lead.does('POST', path, { body: 'x' })).status).toBe(201);
});

test('CP-8 CO-16 the lead answers whether a client whom nobody has asked for no more texts', async () => {
  const team = await aTeamThatGreets(atOnce);
  const talk = await aComer(team);
  await clientReplies(stage, talk, 'How much longer will you text me?');
  const asked = (await stage.emailsTo(team.lead.email)).at(-1);
  expect(asked?.text).toContain('They may be asking to stop texts.');
  const doubtful = (await conversation(talk, team.lead.does)).at(-1);
  expect(doubtful).toMatchObject({ askedToStop: 'open' });
  const path = `/referrals/${talk.referralId}/messages/${doubtful?.messageId}/asked-to-stop`;
  expectStatus(await talk.owner.does('POST', path, { answer: 'yes' }), 404);
  expectStatus(await team.lead.does('POST', path, { answer: 'yes' }), 200);
  await stage.settle();
  expect(await write(talk, 'Hello!')).toMatchObject({ status: 409, body: { code: 'client-opted-out' } });
});

test('CP-8 CO-5 STOP to a greeting ends it, with the one confirmation', async () => {
  const team = await aTeamThatGreets(whenUnclaimed);
  const [greeted, waiting] = [await aComer(team), await aComer(team)];
  await stage.advance(9 * minuteMs);
  await textIn(stage, { from: waiting.phone, to: pool[0] ?? '', body: 'STOP' });
  await stage.advance(2 * minuteMs);
  await clientReplies(stage, greeted, 'STOP');
  expect(await bodiesAt(stage, greeted.phone)).toEqual([expect.stringMatching(greeting(team)), unsubscribed]);
  expect(await bodiesAt(stage, waiting.phone)).toEqual([unsubscribed]);
  expect(await write(greeted, 'Hello!')).toMatchObject({ body: { code: 'client-opted-out' } });
});

test('CP-8 CO-20 without consent to automated texts nobody is greeted', async () => {
  const team = await aTeamThatGreets(atOnce);
  expect(await bodiesAt(stage, (await aComer(team, {}, ['conversation'])).phone)).toEqual([]);
});

test('CP-8 when nobody claims within so many minutes the client is greeted; whoever claims first says hello themselves', async () => {
  const team = await aTeamThatGreets(whenUnclaimed);
  const [unclaimed, claimed] = [await aComer(team), await aComer(team)];
  await stage.advance(5 * minuteMs);
  expect(await bodiesAt(stage, unclaimed.phone)).toEqual([]);
  await wrote(stage, claimed, 'Hello!');
  await stage.advance(6 * minuteMs);
  expect(await bodiesAt(stage, unclaimed.phone)).toMatchObject([expect.stringMatching(greeting(team))]);
  expect(await bodiesAt(stage, claimed.phone)).toHaveLength(1);
  const [held] = await conversation(claimed);
  expect(held).toMatchObject({ automated: { kind: 'greeting' }, delivery: 'refused' });
  expect(await explanation(claimed, held?.messageId ?? '')).toMatchObject({
    outcome: { code: 'claimed-first' },
  });
});

test('CP-8 a greeting that waits does not go once the lead has turned greetings off', async () => {
  const team = await aTeamThatGreets(whenUnclaimed);
  const comer = await aComer(team);
  const off = { ...whenUnclaimed, enabled: false };
  expectStatus(await team.lead.does('PUT', `/teams/${team.teamId}/concierge`, off), 200);
  await stage.advance(11 * minuteMs);
  expect(await bodiesAt(stage, comer.phone)).toEqual([]);
});

test('CP-8 RT-10 a team of a chain greets in its own name, counted from its own turn', async () => {
  const late = { ...whenUnclaimed, afterMinutes: 20 };
  const [first, second] = [await aTeamThatGreets(late, 1), await aTeamThatGreets(whenUnclaimed, 1)];
  const { teamId: _, ...request } = referralFor(first.teamId);
  const textConsent = { ...request.client.textConsent, covers: ['automated'] };
  const created = await stage.source('POST', '/referrals', {
    ...request,
    client: { ...request.client, textConsent },
    teamIds: [first.teamId, second.teamId],
    offerMinutes: 15,
  });
  expectStatus(created, 201);
  const { phone } = request.client;
  await stage.advance(24 * minuteMs);
  expect(await bodiesAt(stage, phone)).toEqual([]);
  await stage.advance(2 * minuteMs);
  expect(await bodiesAt(stage, phone)).toMatchObject([expect.stringMatching(greeting(second))]);
});

test('CP-8 CP-3 a greeted client goes with the claim on the plan that greetings name; one who answered first talks to people', async () => {
  const team = await aTeam(stage, 2);
  const { does } = team.lead;
  const planId = 'plan_greeted';
  const path = `/teams/${team.teamId}/plans/${planId}`;
  const plan = {
    name: 'After the greeting',
    starts: 'by-hand',
    steps: [{ afterDays: 2, body: 'Still looking?' }],
  };
  const settings = { ...atOnce, planId };
  expect(await does('PUT', `/teams/${team.teamId}/concierge`, settings)).toMatchObject({
    status: 422,
    body: { code: 'unknown-plan' },
  });
  expectStatus(await does('PUT', path, plan), 200);
  expectStatus(await does('PUT', `/teams/${team.teamId}/concierge`, settings), 200);
  expect(await does('DELETE', path)).toMatchObject({ status: 409, body: { code: 'plan-of-greetings' } });
  const [silent, answering] = [await aComer(team), await aComer(team)];
  await clientReplies(stage, answering, 'Yes, on Monday please');
  const offered = async ({ owner, referralId }: Talk) =>
    (await owner.does('GET', `/referrals/${referralId}`)).body;
  expect(await offered(answering)).toMatchObject({ status: 'offered', answeredGreeting: true });
  expect(await offered(silent)).not.toHaveProperty('answeredGreeting');
  for (const talk of [silent, answering]) await wrote(stage, talk, 'Hello!');
  const planOf = ({ owner, referralId }: Talk) => owner.does('GET', `/referrals/${referralId}/plan`);
  expect(await planOf(silent)).toMatchObject({ body: { planId, state: 'running', startedBy: 'claim' } });
  expect(await planOf(answering)).toMatchObject({ status: 404, body: { code: 'no-plan' } });
});

test('CP-8 PE-4 PE-5 a greeting that waits goes out though its lead lapses or another one leads; that one hears of the answer', async () => {
  const team = await aTeamThatGreets(whenUnclaimed);
  const [before, next] = [team.lead, agentOf(team)];
  const comer = await aComer(team);
  const path = `/teams/${team.teamId}/agents/${before.agentId}`;
  const { name, email } = before;
  expectStatus(await stage.admin('PUT', path, { name, email, licensed: false }), 200);
  await stage.advance(minuteMs);
  const led = { name: `Team ${team.teamId}`, leadAgentId: next.agentId };
  expectStatus(await stage.admin('PUT', `/teams/${team.teamId}`, led), 200);
  expectStatus(await stage.admin('DELETE', path), 200);
  await stage.advance(10 * minuteMs);
  expect(await bodiesAt(stage, comer.phone)).toEqual([expect.stringMatching(greeting(team))]);
  await clientReplies(stage, comer, 'When can we meet?');
  expect((await stage.emailsTo(next.email)).at(-1)?.subject).toContain('answered your team’s greeting');
  const gone = (await stage.emailsTo(before.email)).map(({ subject }) => subject).join();
  expect(gone).not.toContain('answered your team’s greeting');
});

test('CP-8 switched off and on while one waits, greetings go out as they were written, once', async () => {
  const team = await aTeamThatGreets(whenUnclaimed);
  const comer = await aComer(team);
  const path = `/teams/${team.teamId}/concierge`;
  for (const enabled of [false, true]) {
    const changed = { ...whenUnclaimed, enabled, greetings: { buyer: 'Welcome!' } };
    expectStatus(await team.lead.does('PUT', path, changed), 200);
    await stage.advance(minuteMs);
  }
  await stage.advance(30 * minuteMs);
  expect(await bodiesAt(stage, comer.phone)).toEqual([expect.stringMatching(greeting(team))]);
});

test('CP-8 CL-15 offered again to its team, a client is greeted again in that round, and not twice in a day (CP-9)', async () => {
  const team = await aTeamThatGreets(atOnce);
  const comer = await aComer(team, { offerMinutes: 10 });
  await clientReplies(stage, comer, 'Hello?');
  const offered = async () => (await comer.owner.does('GET', `/referrals/${comer.referralId}`)).body;
  const again = () =>
    stage.source('POST', `/referrals/${comer.referralId}/offer-again`, { offerMinutes: 10 });
  expect(await offered()).toMatchObject({ answeredGreeting: true });
  await stage.advance(11 * minuteMs);
  expectStatus(await again(), 200);
  await stage.settle();
  expect(await bodiesAt(stage, comer.phone)).toHaveLength(1);
  expect(await offered()).not.toHaveProperty('answeredGreeting');
  await stage.advance(24 * 60 * minuteMs);
  expectStatus(await again(), 200);
  await stage.advance(secondMs);
  expect(await bodiesAt(stage, comer.phone)).toEqual([
    expect.stringMatching(greeting(team)),
    expect.stringMatching(greeting(team)),
  ]);
});
