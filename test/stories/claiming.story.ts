// Broadcast claiming from end to end: one referral, ten agents, one winner.
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { agentOf, aPhone, aReferral, aTeam, referralFor, type StoryTeam } from './support/builders.ts';
import { act, aReferralByPhone, callView, dialPinLine } from './support/phone-calls.ts';
import { sharedStage } from './support/shared-stage.ts';
import { minuteMs, type Stage } from './support/stage.ts';

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 10);
});

function listed(body: unknown): string[] {
  const list = z.object({ referrals: z.array(z.object({ referralId: z.string() })) });
  return list.parse(body).referrals.map(({ referralId }) => referralId);
}

const text = { body: 'Hello, shall we talk about the garden?' };

describe('ten agents race by text', () => {
  test('CL-2 every offered agent is told by email with a link, and CL-9 nothing tells who the client is', async () => {
    const referralId = await aReferral(stage, referralFor(team.teamId));
    for (const agent of team.agents) {
      const [email] = (await stage.emailsTo(agent.email)).slice(-1);
      expect(email).toMatchObject({ subject: 'New buyer referral in Springfield, IL' });
      // The port is the one in use, whatever the stage's configuration names.
      const { port } = new URL(stage.cloud.url);
      expect(email?.text).toContain(`http://localhost:${port}/referrals/${referralId}`);
      expect(email?.text).not.toMatch(/Client Example|client@|\+1415/);
      const { body } = await agent.does('GET', `/referrals/${referralId}`);
      expect(body).toMatchObject({ status: 'offered', textingPreferred: true, notes: 'Wants a garden.' });
      expect(body).not.toHaveProperty('client');
    }
  });

  test('CL-3 exactly one wins, the winner may repeat, the losers learn that a teammate was first', async () => {
    const phone = aPhone();
    const referralId = await aReferral(stage, referralFor(team.teamId, phone));
    const answers = await Promise.all(
      team.agents.map(({ does }) => does('POST', `/referrals/${referralId}/messages`, text)),
    );
    const winners = team.agents.filter((_, index) => answers[index]?.status === 201);
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
    for (const { status, body } of answers) {
      if (status === 409) expect(body).toMatchObject({ code: 'already-claimed' });
    }
    const winner = agentOf({ agents: winners }, 0);
    const repeated = await winner.does('POST', `/referrals/${referralId}/messages`, text);
    expect(repeated).toMatchObject({ status: 201, body: { direction: 'outbound' } });
    await stage.settle();

    // TX-8: the agent and the brand are named although the agent did not.
    const texts = await stage.textsOf(phone);
    expect(texts).toHaveLength(1);
    expect(texts[0]?.body).toMatch(`${winner.name}, Example Homes: ${text.body} [This part of the message`);
  });

  test('CL-2 the offer stands in every inbox as soon as the source has its answer', async () => {
    const { body } = await stage.source('POST', '/referrals', referralFor(team.teamId));
    const { referralId } = z.object({ referralId: z.string() }).parse(body);
    for (const { does } of team.agents) {
      expect(listed((await does('GET', '/me/referrals?status=offered')).body)).toContain(referralId);
    }
    await stage.settle();
  });

  test('CL-4 the winner has it on the dashboard at once, and all others are told once', async () => {
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const [winner, decliner, ...others] = team.agents.slice(1);
    if (winner === undefined || decliner === undefined) throw new Error('The team is too small');
    await decliner.does('POST', `/referrals/${referralId}/decline`);
    await winner.does('POST', `/referrals/${referralId}/messages`, text);
    const dashboard = await winner.does('GET', '/me/referrals?status=claimed');
    expect(listed(dashboard.body)).toContain(referralId);
    expect(
      listed((await agentOf({ agents: others }, 0).does('GET', '/me/referrals?status=claimed')).body),
    ).not.toContain(referralId);
    await stage.settle();
    for (const agent of [...others, team.lead]) {
      const [last] = (await stage.emailsTo(agent.email)).slice(-1);
      expect(last?.text).toBe(`${winner.name} has claimed the buyer referral in Springfield, IL.`);
    }
    for (const agent of [winner, decliner]) {
      const [last] = (await stage.emailsTo(agent.email)).slice(-1);
      expect(last?.subject).toBe('New buyer referral in Springfield, IL');
    }
  });

  test('TX-2 the conversation holds the first text from the claim on, and TX-10 its receipt arrives', async () => {
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const winner = agentOf(team, 3);
    await winner.does('POST', `/referrals/${referralId}/messages`, text);
    const path = `/referrals/${referralId}/messages`;
    expect((await winner.does('GET', path)).body).toMatchObject({
      messages: [{ body: expect.stringContaining(text.body) }],
    });
    await stage.advance(10_000);
    const { body } = await winner.does('GET', path);
    expect(body).toMatchObject({ messages: [{ delivery: 'delivered', encoding: 'GSM-7', segments: 2 }] });
    expect((await team.lead.does('GET', path)).status).toBe(200);
    expect((await agentOf(team, 4).does('GET', path)).status).toBe(404);
  });
});

describe('an offer ends without a claim', () => {
  test('CL-7 at 59:59 it is open, at 60:00 it is returned as expired', async () => {
    const referralId = await aReferral(stage, referralFor(team.teamId));
    await stage.advance(60 * minuteMs - 1000);
    expect((await stage.source('GET', `/referrals/${referralId}`)).body).toMatchObject({ status: 'offered' });
    await stage.advance(1000);
    expect((await stage.source('GET', `/referrals/${referralId}`)).body).toMatchObject({
      status: 'returned',
      returned: { reason: 'expired' },
    });
    const late = await agentOf(team, 1).does('POST', `/referrals/${referralId}/messages`, text);
    expect(late).toMatchObject({ status: 409, body: { code: 'referral-returned' } });
  });

  test('CL-7 a warm transfer is open for two minutes, and any referral as long as the source says', async () => {
    const warm = await aReferral(stage, { ...referralFor(team.teamId), kind: 'warm-transfer' });
    const brief = await aReferral(stage, { ...referralFor(team.teamId), offerMinutes: 1 });
    const long = await aReferral(stage, { ...referralFor(team.teamId), offerMinutes: 10_080 });
    const statusOf = async (id: string) => (await stage.source('GET', `/referrals/${id}`)).body;
    await stage.advance(minuteMs);
    expect(await statusOf(brief)).toMatchObject({ status: 'returned' });
    expect(await statusOf(warm)).toMatchObject({ status: 'offered' });
    await stage.advance(minuteMs);
    expect(await statusOf(warm)).toMatchObject({ status: 'returned' });
    await stage.advance(10_080 * minuteMs - 2 * minuteMs - 1000);
    expect(await statusOf(long)).toMatchObject({ status: 'offered' });
    await stage.advance(1000);
    expect(await statusOf(long)).toMatchObject({ status: 'returned' });
  });

  test('CL-6 the lead’s decline closes it for the team, and the others are told', async () => {
    const referralId = await aReferral(stage, referralFor(team.teamId));
    expect(await team.lead.does('POST', `/referrals/${referralId}/decline`)).toMatchObject({
      status: 200,
      body: { status: 'returned' },
    });
    await stage.settle();
    const other = agentOf(team, 5);
    expect((await stage.emailsTo(other.email)).at(-1)?.subject).toBe(
      'Closed: buyer referral in Springfield, IL',
    );
    expect((await other.does('GET', `/referrals/${referralId}`)).body).toMatchObject({
      returned: { reason: 'declined-by-lead' },
    });
  });

  test('CL-8 when all others declined, a lead who was not offered it is', async () => {
    const small = await aTeam(stage, 3);
    const members = small.members.map((member) => ({
      ...member,
      buyers: member.agentId !== small.lead.agentId,
    }));
    const [, second] = small.agents;
    await small.lead.does('PUT', `/teams/${small.teamId}/lead-routing`, {
      enabled: true,
      fallbackAgentId: second?.agentId,
      members,
    });
    const referralId = await aReferral(stage, referralFor(small.teamId));
    expect(await stage.emailsTo(small.lead.email)).toEqual([]);
    for (const { does } of small.agents.slice(1)) {
      expect(await does('POST', `/referrals/${referralId}/decline`)).toMatchObject({ status: 200 });
    }
    await stage.settle();
    expect((await stage.emailsTo(small.lead.email)).map(({ subject }) => subject)).toEqual([
      'New buyer referral in Springfield, IL',
    ]);
    expect(await small.lead.does('POST', `/referrals/${referralId}/messages`, text)).toMatchObject({
      status: 201,
    });
  });

  test('CL-5 a decline takes that agent out and changes nothing for the others', async () => {
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const [first, second] = team.agents.slice(1);
    if (first === undefined || second === undefined) throw new Error('The team is too small');
    await first.does('POST', `/referrals/${referralId}/decline`);
    expect(await first.does('POST', `/referrals/${referralId}/decline`)).toMatchObject({ status: 200 });
    expect(await first.does('POST', `/referrals/${referralId}/messages`, text)).toMatchObject({
      status: 409,
      body: { code: 'already-declined' },
    });
    expect(await second.does('POST', `/referrals/${referralId}/messages`, text)).toMatchObject({
      status: 201,
    });
  });
});

describe('what the source sends', () => {
  test('CL-1 the same Idempotency-Key gives the same referral, also at the same time', async () => {
    const request = referralFor(team.teamId);
    const key = { 'idempotency-key': 'order-1' };
    const answers = await Promise.all([1, 2, 3].map(() => stage.source('POST', '/referrals', request, key)));
    const ids = new Set(answers.map(({ body }) => JSON.stringify(body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(ids.size).toBe(1);
    const other = await stage.source('POST', '/referrals', { ...request, side: 'seller' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  test('TX-1 without the client’s consent nobody can text them', async () => {
    const { textConsent, ...client } = referralFor(team.teamId).client;
    const referralId = await aReferral(stage, { ...referralFor(team.teamId), client });
    const agent = agentOf(team, 1);
    expect((await agent.does('GET', `/referrals/${referralId}`)).body).toMatchObject({
      textingPreferred: false,
    });
    expect(await agent.does('POST', `/referrals/${referralId}/messages`, text)).toMatchObject({
      status: 409,
      body: { code: 'text-consent-missing' },
    });
    expect(textConsent).toBeDefined();
  });
});

describe('afterwards', () => {
  test('CL-10 a claimed referral is handed over with its conversation, and the old owner is out', async () => {
    const referralId = await aReferral(stage, referralFor(team.teamId));
    const [owner, next, bystander] = team.agents.slice(1);
    if (owner === undefined || next === undefined || bystander === undefined) throw new Error('Too small');
    const hand = `/referrals/${referralId}/reassign`;
    expect(await owner.does('POST', hand, { agentId: next.agentId })).toMatchObject({
      body: { code: 'not-claimed' },
    });
    await owner.does('POST', `/referrals/${referralId}/messages`, text);
    await stage.settle();
    expect((await bystander.does('POST', hand, { agentId: bystander.agentId })).status).toBe(404);
    expect(await owner.does('POST', hand, { agentId: next.agentId })).toMatchObject({ status: 200 });
    expect((await owner.does('GET', `/referrals/${referralId}/messages`)).status).toBe(404);
    expect((await owner.does('GET', `/referrals/${referralId}`)).body).not.toHaveProperty('client');
    expect((await next.does('GET', `/referrals/${referralId}/messages`)).body).toMatchObject({
      messages: [{ direction: 'outbound' }],
    });
    await stage.settle();
    expect((await stage.emailsTo(next.email)).at(-1)?.subject).toBe(
      'Assigned to you: buyer referral in Springfield, IL',
    );
  });

  test('CL-12 while no number is free for a client they are claimed by call or PIN; one that went back leaves its number', async () => {
    const phone = aPhone();
    const teams = [
      await aTeam(stage, 1),
      await aTeam(stage, 1),
      await aTeam(stage, 1),
      await aTeam(stage, 1),
    ];
    const made = [];
    for (const { teamId, lead } of teams) {
      made.push({ agent: lead, path: `/referrals/${await aReferral(stage, referralFor(teamId, phone))}` });
    }
    const [first, , , last] = made;
    if (first === undefined || last === undefined) throw new Error('There is none');
    expect((await first.agent.does('POST', `${first.path}/messages`, text)).status).toBe(201);
    const refused = await last.agent.does('POST', `${last.path}/messages`, text);
    expect(refused).toMatchObject({ status: 409, body: { code: 'no-number-free' } });
    expect((await last.agent.does('GET', last.path)).body).toMatchObject({ noNumberFree: true });
    expect(await last.agent.does('POST', `${last.path}/calls`)).toMatchObject({ status: 202 });
    await stage.settle();
    await first.agent.does('POST', `${first.path}/give-back`, { reason: 'The client has an agent.' });
    await stage.settle();
    expect((await last.agent.does('GET', last.path)).body).not.toHaveProperty('noNumberFree');
    expect((await last.agent.does('POST', `${last.path}/messages`, text)).status).toBe(201);
    await stage.advance(30_000);
    expect((await last.agent.does('GET', `${last.path}/messages`)).body).toMatchObject({
      messages: [{ delivery: 'delivered' }],
    });
  });

  test('CL-14 two referrals of one client at once, and one later: all go to who claimed the first, who is told', async () => {
    const request = referralFor(team.teamId);
    const created = z.object({ referralId: z.string() });
    const both = await Promise.all([1, 2].map(() => stage.source('POST', '/referrals', request)));
    await stage.settle();
    const ids = both.map(({ body }) => created.parse(body).referralId);
    const read = async (id: string | undefined, as = stage.source) =>
      (await as('GET', `/referrals/${id}`)).body;
    const states = await Promise.all(ids.map((id) => read(id)));
    const waits = z.object({ waitsFor: z.string().optional() });
    const [second, ...more] = ids.filter((_, place) => waits.parse(states[place]).waitsFor !== undefined);
    const [first] = ids.filter((id) => id !== second);
    expect(more).toEqual([]);
    expect(await read(second)).toMatchObject({ status: 'offered', waitsFor: first });
    const [owner, other] = team.agents.slice(3);
    if (owner === undefined || other === undefined) throw new Error('Too small');
    expect((await other.does('GET', `/referrals/${second}`)).status).toBe(404);
    expect((await other.does('POST', `/referrals/${second}/messages`, text)).status).toBe(404);
    expect((await owner.does('POST', `/referrals/${first}/messages`, text)).status).toBe(201);
    await stage.advance(10_000);
    const claim = { agentId: owner.agentId, by: 'returning' };
    expect(await read(second)).toMatchObject({ status: 'claimed', claim });
    const third = await stage.source('POST', '/referrals', request, {
      'idempotency-key': 'third of one client',
    });
    expect(third.body).toMatchObject({ status: 'claimed', returning: true });
    await stage.settle();
    const { referralId } = created.parse(third.body);
    for (const as of [stage.source, owner.does]) {
      expect(await read(referralId, as)).toMatchObject({ status: 'claimed', claim, returning: true });
    }
    expect((await other.does('GET', `/referrals/${referralId}`)).status).toBe(404);
    expect(listed((await owner.does('GET', '/me/referrals?status=claimed')).body)).toEqual(
      expect.arrayContaining([second, referralId]),
    );
    const told = (await stage.emailsTo(owner.email)).map(({ subject }) => subject);
    expect(
      told.filter((subject) => subject === 'Your client is back: buyer referral in Springfield, IL'),
    ).toHaveLength(2);
    expect(
      (await owner.does('POST', `/referrals/${referralId}/messages`, { body: 'Welcome back' })).status,
    ).toBe(201);
  });

  test('CL-13 the owner gives a client back: the source reads why, what waits is not sent, and the conversation is over', async () => {
    const request = referralFor(team.teamId);
    const referralId = await aReferral(stage, request);
    const [owner, other] = team.agents.slice(2);
    if (owner === undefined || other === undefined) throw new Error('Too small');
    await owner.does('POST', `/referrals/${referralId}/messages`, text);
    await stage.advance(10_000);
    const number = (await stage.textsOf(request.client.phone)).at(-1)?.from ?? '';
    // The carrier takes one text a second to a phone: the second of two waits.
    for (const body of ['Are you there?', 'One more']) {
      await owner.does('POST', `/referrals/${referralId}/messages`, { body });
    }
    const path = `/referrals/${referralId}/give-back`;
    const reason = { reason: 'Client is moving to Ohio.' };
    expect((await other.does('POST', path, reason)).status).toBe(404);
    expect((await owner.does('POST', path, {})).status).toBe(400);
    for (const agent of [owner, team.lead]) {
      expect(await agent.does('POST', path, reason)).toMatchObject({
        status: 200,
        body: { status: 'returned' },
      });
    }
    await stage.advance(10_000);
    const returned = { reason: 'given-back', note: reason.reason };
    expect((await stage.source('GET', `/referrals/${referralId}`)).body).toMatchObject({ returned });
    expect((await team.lead.does('GET', `/referrals/${referralId}`)).body).toMatchObject({ returned });
    const { body } = await owner.does('GET', `/referrals/${referralId}`);
    expect(body).toMatchObject({ status: 'returned' });
    expect(body).not.toHaveProperty('returned.note');
    expect(body).not.toHaveProperty('client');
    expect((await owner.does('GET', `/referrals/${referralId}/messages`)).status).toBe(404);
    expect(await owner.does('POST', `/referrals/${referralId}/messages`, text)).toMatchObject({
      body: { code: 'referral-returned' },
    });
    const texts = await stage.textsOf(request.client.phone);
    expect(texts.map((each) => each.body)).not.toContainEqual(expect.stringContaining('One more'));
    expect(JSON.stringify(texts)).not.toContain('Ohio');
    expect((await stage.emailsTo(team.lead.email)).at(-1)?.subject).toBe(
      'Given back: buyer referral in Springfield, IL',
    );
    // Its number is free: what the client texts to it now belongs to no conversation.
    await stage.call('POST', `/_local/phones/${request.client.phone}/texts`, { to: number, body: 'Hello?' });
    await stage.settle();
    const stray = await stage.admin(
      'GET',
      `/numbers/${encodeURIComponent(request.client.phone)}/unmatched-texts`,
    );
    expect(stray.body).toMatchObject({ texts: [{ body: 'Hello?' }] });
  });

  test('CL-15 the source corrects, withdraws and offers again, to a team that begins anew; nothing of before counts', async () => {
    const [first, second] = [await aTeam(stage, 2), await aTeam(stage, 2)];
    const request = referralFor(first.teamId);
    const referralId = await aReferral(stage, request);
    const path = `/referrals/${referralId}`;
    const subjectOf = async (address: string) => (await stage.emailsTo(address)).at(-1)?.subject;
    const correction = {
      area: { city: 'Peoria' },
      notes: 'No stairs.',
      client: { email: '' },
      priceRange: null,
    };
    expect((await stage.source('PATCH', path, correction)).status).toBe(200);
    await stage.settle();
    const corrected = (await stage.source('GET', path)).body;
    expect(corrected).toMatchObject({ area: { city: 'Peoria', state: 'IL' }, notes: 'No stairs.' });
    for (const gone of ['priceRange', 'client.email']) expect(corrected).not.toHaveProperty(gone);
    expect(await subjectOf(agentOf(first).email)).toBe('Corrected: buyer referral in Peoria, IL');
    expect(await stage.source('PATCH', path, { side: 'seller' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/side' }] },
    });

    for (const reason of ['The client has bought', 'Again']) {
      expect(await stage.source('POST', `${path}/withdraw`, { reason })).toMatchObject({
        status: 200,
        body: { status: 'returned' },
      });
    }
    await stage.settle();
    expect((await stage.source('GET', path)).body).toMatchObject({
      returned: { reason: 'withdrawn', note: 'The client has bought' },
    });
    expect(JSON.stringify((await agentOf(first).does('GET', path)).body)).not.toContain('has bought');
    expect(await subjectOf(agentOf(first).email)).toBe('Withdrawn: buyer referral in Peoria, IL');
    expect((await agentOf(first).does('POST', `${path}/messages`, text)).body).toMatchObject({
      code: 'referral-returned',
    });

    expect((await second.lead.does('POST', `${path}/offer-again`, {})).status).toBe(403);
    for (let times = 0; times < 2; times += 1) {
      const offered = await stage.source('POST', `${path}/offer-again`, {
        teamId: second.teamId,
        offerMinutes: 5,
      });
      expect(offered).toMatchObject({ status: 200, body: { referralId, status: 'offered' } });
    }
    await stage.settle();
    expect((await first.lead.does('GET', path)).status).toBe(404);
    expect(listed((await first.lead.does('GET', '/me/referrals')).body)).not.toContain(referralId);
    expect(listed((await second.lead.does('GET', `/teams/${second.teamId}/referrals`)).body)).toContain(
      referralId,
    );
    for (const { email } of second.agents) {
      expect(await subjectOf(email)).toBe('New buyer referral in Peoria, IL');
    }
    // The workflow of its own ends the new window.
    await stage.advance(5 * minuteMs);
    expect((await stage.source('GET', path)).body).toMatchObject({ returned: { reason: 'expired' } });
    await stage.source('POST', `${path}/offer-again`, {});
    await stage.settle();
    const winner = agentOf(second);
    expect((await winner.does('POST', `${path}/messages`, text)).status).toBe(201);
    await stage.advance(10_000);
    expect((await stage.textsOf(request.client.phone)).map(({ body }) => body)).toEqual([
      expect.stringContaining(text.body),
    ]);

    // Given back, and offered to the first team: another sender, another conversation.
    // The carrier takes a text a second: the last one still waits, and belongs to a round that is over.
    for (const body of ['Are you there?', 'It waits'])
      await winner.does('POST', `${path}/messages`, { body });
    await winner.does('POST', `${path}/give-back`, { reason: 'On leave' });
    await stage.advance(10);
    await stage.source('POST', `${path}/offer-again`, { teamId: first.teamId });
    await stage.settle();
    const next = agentOf(first);
    expect((await next.does('POST', `${path}/messages`, { body: 'Good morning!' })).status).toBe(201);
    await stage.advance(10_000);
    const { body } = await next.does('GET', `${path}/messages`);
    expect(JSON.stringify(body)).not.toContain(text.body);
    expect(body).toMatchObject({ messages: [{ body: expect.stringContaining('Good morning!') }] });
    const texts = await stage.textsOf(request.client.phone);
    expect(texts.at(-1)?.body).toMatch(/Good morning! \[This part of the message/);
    expect(texts.map((each) => each.body)).not.toContain('It waits');
    expect((await winner.does('GET', path)).status).toBe(404);
  });

  test('CL-15 CA-1 who missed both calls in one round is called afresh in the next', async () => {
    const pair = await aTeam(stage, 2);
    const agent = agentOf(pair);
    const referralId = await aReferralByPhone(stage, pair.teamId);
    const path = `/referrals/${referralId}/calls`;
    for (let calls = 0; calls < 2; calls += 1) {
      expect((await agent.does('POST', path)).status).toBe(202);
      await stage.advance(30_000);
    }
    const { pin } = callView.parse((await agent.does('GET', `${path}/mine`)).body);
    await stage.source('POST', `/referrals/${referralId}/withdraw`, { reason: 'A mistake' });
    await stage.source('POST', `/referrals/${referralId}/offer-again`, {});
    await stage.settle();
    const said = await dialPinLine(stage, agent.phone, pin ?? '');
    expect(said.connectedTo).toBeUndefined();
    expect((await agent.does('GET', `/referrals/${referralId}`)).body).toMatchObject({ status: 'offered' });
    expect(await agent.does('POST', path)).toMatchObject({
      status: 202,
      body: { state: 'ringing', attempt: 1 },
    });
    await stage.settle();
    await act(stage, agent.phone, 'answer');
    await stage.settle();
    expect((await agent.does('GET', `/referrals/${referralId}`)).body).toMatchObject({
      claim: { agentId: agent.agentId, by: 'call' },
    });
  });

  test('RT-9 each agent is measured from their own notification', async () => {
    const small = await aTeam(stage, 2);
    const winner = agentOf(small, 1);
    const referralId = await aReferral(stage, referralFor(small.teamId));
    await stage.advance(5 * minuteMs);
    await winner.does('POST', `/referrals/${referralId}/messages`, text);
    await stage.settle();
    const { body } = await small.lead.does('GET', `/teams/${small.teamId}/response-times`);
    expect(body).toMatchObject({
      team: { offers: 2, claims: 1, declines: 0, misses: 1 },
      agents: [
        { agentId: small.lead.agentId, offers: 1, misses: 1 },
        { agentId: winner.agentId, offers: 1, claims: 1, medianSeconds: 300, p90Seconds: 300 },
      ],
    });
  });
});
