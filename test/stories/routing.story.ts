// Lead routing as a lead lives it: settings, refusals, and who is offered what afterwards.
import { beforeAll, expect, test } from '@jest/globals';
import * as z from 'zod';
import { aReferral, aTeam, type Member, referralFor, type StoryTeam } from './support/builders.ts';
import { sharedStage } from './support/shared-stage.ts';
import { dayMs, minuteMs, type Stage, secondMs, startedAt } from './support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await sharedStage();
});

function save(team: StoryTeam, members: readonly Member[], more: object = {}) {
  const settings = { enabled: true, fallbackAgentId: team.lead.agentId, members, ...more };
  return team.lead.does('PUT', `/teams/${team.teamId}/lead-routing`, settings);
}

/** Which agents of the team were told of the newest referral. */
async function offeredTo(team: StoryTeam, request: object = {}): Promise<string[]> {
  const referralId = await aReferral(stage, { ...referralFor(team.teamId), ...request });
  const told: string[] = [];
  for (const agent of team.agents) {
    const emails = await stage.emailsTo(agent.email);
    if (emails.some(({ text }) => text.includes(referralId))) told.push(agent.agentId);
  }
  return told;
}

const ids = (team: StoryTeam, ...places: number[]) =>
  places.map((place) => team.agents[place]?.agentId ?? '?');
/** The team's members, those at `places` changed. */
function changed(team: StoryTeam, changes: Record<number, Partial<Member>>): Member[] {
  return team.members.map((member, place) => ({ ...member, ...changes[place] }));
}

test('RT-1 a save with members who may not be members names each and what is missing, and saves nothing', async () => {
  const team = await aTeam(stage, 3);
  const path = (place: number) => `/teams/${team.teamId}/agents/${team.agents[place]?.agentId}`;
  await stage.admin('PUT', path(1), { name: 'Agent Unlicensed', email: 'a@agents.example', licensed: false });
  const nobody = { agentId: 'agt_nobody', buyers: true, sellers: true, warmTransfer: false };
  const answer = await save(team, [...team.members, nobody]);
  expect(answer).toMatchObject({ status: 422, body: { code: 'lead-routing-invalid' } });
  const details = JSON.stringify(answer.body);
  expect(details).toContain('Agent Unlicensed');
  expect(details).toContain('lacks a license');
  expect(details).toContain('lacks a phone');
  expect(details).toContain('agt_nobody lacks a profile in this team');
  expect(await offeredTo(team)).toEqual(ids(team, 0, 2));
});

test('RT-2 ten members are saved, an eleventh is refused', async () => {
  const team = await aTeam(stage, 10);
  const eleventh = { agentId: 'agt_eleventh', buyers: true, sellers: true, warmTransfer: false };
  await stage.admin('PUT', `/teams/${team.teamId}/agents/agt_eleventh`, {
    name: 'Agent Eleventh',
    email: 'eleventh@agents.example',
    phone: '+12065550199',
    licensed: true,
  });
  expect((await save(team, team.members)).status).toBe(200);
  expect(await save(team, [...team.members, eleventh])).toMatchObject({
    status: 422,
    body: { code: 'lead-routing-invalid', errors: [{ path: '/members' }] },
  });
});

test('RT-4 the fallback is told of every referral, and can neither be removed nor paused while it is', async () => {
  const team = await aTeam(stage, 3);
  const fallbackAgentId = team.agents[1]?.agentId;
  const members = changed(team, { 0: { buyers: false }, 1: { buyers: false }, 2: { buyers: false } });
  expect((await save(team, members, { fallbackAgentId })).status).toBe(200);
  expect(await offeredTo(team)).toEqual(ids(team, 1));
  expect(await save(team, members.slice(2), { fallbackAgentId })).toMatchObject({ status: 422 });
  const pausedUntil = new Date(startedAt + 300 * dayMs).toISOString();
  const paused = changed(team, { 1: { pausedUntil } });
  expect(await save(team, paused, { fallbackAgentId })).toMatchObject({ status: 422 });
});

test('RT-5 RT-8 a warm transfer is offered to its at most three takers, the fallback among them', async () => {
  const team = await aTeam(stage, 5);
  const takes = { warmTransfer: true };
  expect(await save(team, changed(team, { 1: takes, 2: takes, 3: takes }))).toMatchObject({ status: 422 });
  expect((await save(team, changed(team, { 1: takes, 2: takes }))).status).toBe(200);
  expect(await offeredTo(team, { kind: 'warm-transfer' })).toEqual(ids(team, 0, 1, 2));
});

test('RT-6 switched off, the lead alone is offered; switched on again, every setting is as it was', async () => {
  const team = await aTeam(stage, 4);
  const members = changed(team, { 2: { buyers: false } });
  await save(team, members);
  await save(team, members, { enabled: false });
  expect(await offeredTo(team)).toEqual(ids(team, 0));
  const read = await team.lead.does('GET', `/teams/${team.teamId}/lead-routing`);
  expect(read.body).toEqual({ enabled: false, fallbackAgentId: team.lead.agentId, members });
  await save(team, members, { enabled: true });
  expect(await offeredTo(team)).toEqual(ids(team, 0, 1, 3));
});

test('RT-7 a member on vacation is passed over and comes back by itself', async () => {
  const team = await aTeam(stage, 3);
  const pausedUntil = new Date(stage.cloud.clock.now() + 2 * dayMs).toISOString();
  expect((await save(team, changed(team, { 1: { pausedUntil } }))).status).toBe(200);
  expect(await offeredTo(team)).toEqual(ids(team, 0, 2));
  await stage.advance(2 * dayMs - 1);
  expect(await offeredTo(team)).toEqual(ids(team, 0, 2));
  await stage.advance(1);
  expect(await offeredTo(team)).toEqual(ids(team, 0, 1, 2));
});

test('RT-11 RT-3 a preview of rules by place and price is what is offered once they are saved', async () => {
  const team = await aTeam(stage, 4);
  const portland = { area: { city: 'PORTLAND', state: 'OR' as const, postalCode: '97201-1234' } };
  const asked = [
    portland,
    { area: { city: 'Saint Paul', state: 'MN' as const }, priceRange: '$700k - $800k' },
    { area: { city: 'Bend', state: 'OR' as const }, side: 'seller' },
    { area: { city: 'Boise', state: 'ID' as const } },
  ];
  const told: string[][] = [];
  for (const each of asked) {
    told.push(await offeredTo(team, each));
    await stage.advance(secondMs);
  }
  expect(told).toEqual(asked.map(() => ids(team, 0, 1, 2, 3)));
  const members = changed(team, {
    1: { postalCodes: ['97201'], cities: [{ city: 'St. Paul', state: 'MN' }], priceRange: { max: 650_000 } },
    2: { states: ['OR'], sellers: false },
    3: { states: ['OR', 'MN'], priceRange: { min: 600_000 } },
  });
  const settings = { enabled: true, fallbackAgentId: team.lead.agentId, members: members.slice(1) };
  const path = `/teams/${team.teamId}/lead-routing/preview`;
  const preview = await team.lead.does('POST', path, settings);
  expect(await save(team, members.slice(1))).toMatchObject({ status: 200, body: settings });
  told.length = 0;
  for (const each of asked) told.push(await offeredTo(team, each));
  expect(told).toEqual([ids(team, 0, 1, 2), ids(team, 0, 3), ids(team, 0), ids(team, 0)]);
  const offered = (agentId: string) => told.filter((agentIds) => agentIds.includes(agentId)).length;
  expect(preview).toMatchObject({
    status: 200,
    body: {
      referrals: 4,
      withoutPostalCode: 3,
      fallbackAgentId: team.lead.agentId,
      agents: ids(team, 0, 1, 2, 3).map((agentId) => ({ agentId, offered: offered(agentId), offeredNow: 4 })),
      fallbackOnly: {
        count: 2,
        referrals: [{ area: { city: 'Boise' } }, { area: { city: 'Bend' }, side: 'seller' }],
      },
    },
  });
  expect((await team.agents[1]?.does('POST', path, settings))?.status).toBe(404);
  const unknown = { ...settings, members: [{ ...team.members[1], states: ['ZZ'] }] };
  expect(await team.lead.does('POST', path, unknown)).toMatchObject({
    status: 422,
    body: { code: 'lead-routing-invalid', errors: [{ path: '/members/0/states/0' }] },
  });
});

test('RT-7 RT-4 an agent pauses themself and is back; the lead sees whose pause it is, and the audit trail who paused', async () => {
  const team = await aTeam(stage, 3);
  const [lead, agent] = team.agents;
  const until = new Date(stage.cloud.clock.now() + 2 * dayMs).toISOString();
  expect(await agent?.does('PUT', '/me/pause', { until })).toMatchObject({
    status: 200,
    body: { state: 'paused', pausedUntil: until, pausedBy: 'agent' },
  });
  expect(await offeredTo(team)).toEqual(ids(team, 0, 2));
  const { body } = (await lead?.does('GET', `/teams/${team.teamId}/lead-routing`)) ?? {};
  expect(body).toMatchObject({ members: [{}, { pausedUntil: until, pausedBy: 'agent' }, {}] });
  expect(await agent?.does('DELETE', '/me/pause')).toMatchObject({
    status: 200,
    body: { state: 'receiving' },
  });
  expect(await offeredTo(team)).toEqual(ids(team, 0, 1, 2));
  expect(await lead?.does('PUT', '/me/pause', { until })).toMatchObject({
    status: 409,
    body: { code: 'fallback-not-pausable', detail: expect.stringContaining('another fallback') },
  });
  expect(await agent?.does('PUT', '/me/pause', { until: '2020-01-01' })).toMatchObject({
    status: 400,
    body: { errors: [{ path: '/until' }] },
  });
  expect((await lead?.does('GET', `/teams/${team.teamId}/audit`))?.body).toMatchObject({
    events: expect.arrayContaining([
      expect.objectContaining({
        act: 'pause-self',
        by: { role: 'agent', id: agent?.agentId },
        changed: ['members'],
      }),
      expect.objectContaining({ act: 'end-pause' }),
    ]),
  });
});

test('RT-8 a referral is offered to those whose rule matches its side', async () => {
  const team = await aTeam(stage, 4);
  await save(team, changed(team, { 1: { sellers: false }, 2: { buyers: false } }));
  expect(await offeredTo(team, { side: 'buyer' })).toEqual(ids(team, 0, 1, 3));
  expect(await offeredTo(team, { side: 'seller' })).toEqual(ids(team, 0, 2, 3));
});

test('two leads who change lead routing at once: the second is told, and loses nothing of the first', async () => {
  const team = await aTeam(stage, 3);
  const url = `${stage.cloud.url}/teams/${team.teamId}/lead-routing`;
  const authorization = `Bearer ${await stage.tokenFor({ agentId: team.lead.agentId })}`;
  const send = (members: readonly Member[], etag: string | null) =>
    fetch(url, {
      method: 'PUT',
      headers: { authorization, 'content-type': 'application/json', ...(etag && { 'if-match': etag }) },
      body: JSON.stringify({ enabled: true, fallbackAgentId: team.lead.agentId, members }),
    });
  const read = await fetch(url, { headers: { authorization } });
  const etag = read.headers.get('etag');
  expect(etag).toMatch(/^"\d+"$/);
  const [first, second] = await Promise.all([
    send(changed(team, { 1: { buyers: false } }), etag),
    send(changed(team, { 2: { sellers: false } }), etag),
  ]);
  expect([first.status, second.status].toSorted()).toEqual([200, 412]);
  const [saved, refused] = first.status === 200 ? [first, second] : [second, first];
  expect(await refused.json()).toMatchObject({ code: 'changed-meanwhile', status: 412 });
  expect(saved.headers.get('etag')).not.toBe(etag);
  const now = await fetch(url, { headers: { authorization } });
  expect(now.headers.get('etag')).toBe(saved.headers.get('etag'));
  expect(await now.json()).toEqual(await saved.json());
  expect((await send(team.members, now.headers.get('etag'))).status).toBe(200);
  expect((await send(team.members, '2')).status).toBe(400);
  expect((await save(team, team.members)).status).toBe(200);
});

test('RT-1 an agent reads who is in their team; the lead also what somebody lacks; of another team nobody reads anything', async () => {
  const [team, other] = [await aTeam(stage, 3), await aTeam(stage, 1)];
  const [lead, second, third] = team.agents;
  await stage.admin('PUT', `/teams/${team.teamId}/agents/${third?.agentId}`, {
    name: 'Agent',
    licensed: false,
  });
  const path = `/teams/${team.teamId}/agents`;
  const seen = await team.lead.does('GET', path);
  expect(seen).toMatchObject({ status: 200, body: { agents: expect.any(Array) } });
  expect(seen.body).toEqual({
    agents: expect.arrayContaining([
      {
        agentId: lead?.agentId,
        name: lead?.name,
        isLead: true,
        licensed: true,
        missing: [],
        standing: 'active',
      },
      {
        agentId: third?.agentId,
        name: 'Agent',
        isLead: false,
        licensed: false,
        missing: ['license', 'email', 'phone'],
        standing: 'unlicensed',
      },
    ]),
  });
  expect(JSON.stringify((await second?.does('GET', path))?.body)).not.toContain('missing');
  expect((await other.lead.does('GET', path)).status).toBe(404);
  expect((await other.lead.does('GET', '/teams/tm_nowhere/agents')).status).toBe(404);
});

test('an agent’s profile names team and brand, and the contact card the numbers that reach them', async () => {
  const team = await aTeam(stage, 1);
  expect((await team.lead.does('GET', '/me')).body).toMatchObject({
    teamName: `Team ${team.teamId}`,
    brand: 'Example Homes',
  });
  const headers = { authorization: `Bearer ${await stage.tokenFor({ agentId: team.lead.agentId })}` };
  const card = await fetch(`${stage.cloud.url}/contact-card`, { headers });
  expect(card.headers.get('content-type')).toBe('text/vcard; charset=utf-8');
  const text = await card.text();
  expect(text).toContain('FN:Example Homes\r\n');
  // The lead alerts' number, those that call, the PIN line: none that only clients ever see.
  const phones = [...text.matchAll(/TEL[^:]*:(\S+)/g)].map(([, phone]) => phone);
  const places = ['00', '04', '05', '06', '09'];
  expect(phones).toEqual(places.map((place) => `+120655501${place}`));
  expect((await stage.admin('GET', '/contact-card')).status).toBe(403);
});

test('RT-10 a chain of three teams: a window ends, a lead declines, the third claims, and no team reads of another', async () => {
  const teams = [await aTeam(stage, 2), await aTeam(stage, 2), await aTeam(stage, 2, 'harbor')] as const;
  const [first, second, third] = teams;
  const teamIds = teams.map(({ teamId }) => teamId);
  const { teamId: _, ...request } = { ...referralFor(first.teamId), offerMinutes: 10 };
  const headers = { 'idempotency-key': `chain-${teamIds}` };
  const created = await stage.source('POST', '/referrals', { ...request, teamIds }, headers);
  expect(created).toMatchObject({ status: 201, body: { status: 'offered' } });
  expect(await stage.source('POST', '/referrals', { ...request, teamIds }, headers)).toEqual(created);
  const { referralId } = z.object({ referralId: z.string() }).parse(created.body);
  const path = `/referrals/${referralId}`;
  const chainOf = async () =>
    z
      .object({ status: z.string(), chain: z.array(z.object({ teamId: z.string(), state: z.string() })) })
      .parse((await stage.source('GET', path)).body);
  const states = async () => (await chainOf()).chain.map(({ state }) => state);
  await stage.settle();
  expect(await states()).toEqual(['offered', 'waiting', 'waiting']);
  expect((await second.lead.does('GET', path)).status).toBe(404);

  await stage.advance(10 * minuteMs);
  expect(await states()).toEqual(['returned', 'offered', 'waiting']);
  expect((await chainOf()).status).toBe('offered');
  for (const agent of first.agents) expect((await agent.does('GET', path)).status).toBe(404);
  for (const agent of second.agents) {
    const { status, body } = await agent.does('GET', path);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { status: 'offered', teamId: second.teamId },
    });
    expect(body).not.toHaveProperty('chain');
    for (const other of [first, third]) expect(JSON.stringify(body)).not.toContain(other.teamId);
    expect((await stage.emailsTo(agent.email)).some(({ text }) => text.includes(referralId))).toBe(true);
  }
  // The earlier team's acts reach nothing any more.
  expect((await first.lead.does('POST', `${path}/decline`)).status).toBe(404);
  expect((await first.lead.does('POST', `${path}/messages`, { body: 'Hi, I am late.' })).status).toBe(404);

  expect((await second.lead.does('POST', `${path}/decline`)).status).toBe(200);
  await stage.settle();
  expect(await states()).toEqual(['returned', 'returned', 'offered']);
  const winner = third.lead;
  expect((await winner.does('POST', `${path}/messages`, { body: 'Hello there!' })).status).toBe(201);
  await stage.advance(10_000);
  expect(await states()).toEqual(['returned', 'returned', 'claimed']);
  const executions = z.object({ executions: z.array(z.object({ name: z.string(), status: z.string() })) });
  for (const name of [referralId, `${referralId}-2`, `${referralId}-3`]) {
    const { body } = await stage.call('GET', `/_local/executions?name=${name}`);
    expect(executions.parse(body).executions).toMatchObject([{ name, status: 'SUCCEEDED' }]);
  }

  // Given back, it is the source's: nobody's turn comes.
  expect((await winner.does('POST', `${path}/give-back`, { reason: 'On leave' })).status).toBe(200);
  await stage.settle();
  expect(await chainOf()).toMatchObject({ status: 'returned' });

  const timelineSchema = z.object({ events: z.array(z.looseObject({ kind: z.string() })) });
  const { events } = timelineSchema.parse((await stage.source('GET', `${path}/timeline`)).body);
  const turns = ['offered-again', 'passed-on', 'claimed', 'returned'];
  expect(events.filter(({ kind }) => turns.includes(kind))).toMatchObject([
    { kind: 'passed-on', teamId: first.teamId, round: 1, reason: 'expired' },
    { kind: 'offered-again', teamId: second.teamId, round: 2 },
    { kind: 'passed-on', teamId: second.teamId, round: 2, reason: 'declined-by-lead' },
    { kind: 'offered-again', teamId: third.teamId, round: 3 },
    { kind: 'claimed', agentId: winner.agentId, round: 3 },
    { kind: 'returned', teamId: third.teamId, reason: 'given-back' },
  ]);
});

test('RT-10 withdrawn, corrected and refused along a chain', async () => {
  const [first, second] = [await aTeam(stage, 1), await aTeam(stage, 1)];
  const teamIds = [first.teamId, second.teamId];
  const { teamId, ...request } = referralFor(first.teamId);
  const send = (teams: object) => stage.source('POST', '/referrals', { ...request, ...teams });
  expect(await send({ teamIds: [first.teamId, 'tm_nowhere'] })).toMatchObject({
    status: 422,
    body: { code: 'unknown-team', errors: [{ path: '/teamIds/1' }] },
  });
  expect(await send({ teamIds, teamId })).toMatchObject({
    status: 400,
    body: { errors: [{ path: '/teamIds' }] },
  });
  expect(await send({ teamIds: [...teamIds, first.teamId] })).toMatchObject({
    status: 400,
    body: { errors: [{ path: '/teamIds/2' }] },
  });
  expect(await send({})).toMatchObject({ status: 400, body: { errors: [{ path: '/teamId' }] } });

  const referralId = await aReferral(stage, { ...request, teamIds });
  const path = `/referrals/${referralId}`;
  await stage.advance(60 * minuteMs);
  await stage.source('PATCH', path, { notes: 'Wants a pool.' });
  await stage.settle();
  const subjects = async (email: string) => (await stage.emailsTo(email)).map(({ subject }) => subject);
  expect(await subjects(second.lead.email)).toContain('Corrected: buyer referral in Springfield, IL');
  expect(await subjects(first.lead.email)).not.toContain('Corrected: buyer referral in Springfield, IL');
  expect((await stage.source('POST', `${path}/withdraw`, { reason: 'They moved.' })).status).toBe(200);
  await stage.advance(60 * minuteMs);
  expect((await stage.source('GET', path)).body).toMatchObject({
    status: 'returned',
    returned: { reason: 'withdrawn' },
    chain: [
      { state: 'returned', reason: 'expired' },
      { state: 'returned', reason: 'withdrawn' },
    ],
  });
});
