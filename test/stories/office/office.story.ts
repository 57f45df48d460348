// A day at the back office: who may look up what, by HTTP.
import { beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { agentOf, aPhone, aReferral, aTeam, referralFor, type StoryTeam } from '../support/builders.ts';
import { sharedStage } from '../support/shared-stage.ts';
import type { Client, Stage } from '../support/stage.ts';

const teamPage = z.object({
  teams: z.array(
    z.object({
      teamId: z.string(),
      matchingAgents: z.array(z.object({ agentId: z.string(), name: z.string() })).optional(),
    }),
  ),
});

let stage: Stage;
let team: StoryTeam;
let administrator: Client;
let operator: Client;
beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 2);
  administrator = await stage.signIn({ person: 'admin' });
  operator = await stage.signIn({ person: 'source' });
});

describe('people of the back office', () => {
  test('PE-2 an administrator and a source operator may what their machine clients may, and no more', async () => {
    const { teamId } = team;
    const made = await operator('POST', '/referrals', referralFor(teamId));
    expect(made.status).toBe(201);
    expect((await administrator('POST', '/referrals', referralFor(teamId))).status).toBe(403);
    const named = { name: 'Renamed', leadAgentId: team.lead.agentId };
    expect((await operator('PUT', `/teams/${teamId}`, named)).status).toBe(403);
    expect((await administrator('PUT', `/teams/${teamId}`, named)).status).toBe(200);
    await stage.settle();
  });

  test('CL-15 a source operator reads, withdraws and offers again what the system created', async () => {
    const id = await aReferral(stage, referralFor(team.teamId));
    expect(await operator('GET', `/referrals/${id}`)).toMatchObject({
      status: 200,
      body: { status: 'offered' },
    });
    expect((await operator('PATCH', `/referrals/${id}`, { notes: 'No stairs.' })).status).toBe(200);
    expect((await operator('POST', `/referrals/${id}/withdraw`, { reason: 'Too early' })).status).toBe(200);
    expect((await operator('POST', `/referrals/${id}/offer-again`)).status).toBe(200);
    await stage.settle();
  });

  test('CL-15 PE-1 a referral is offered again to a team of another brand', async () => {
    const id = await aReferral(stage, referralFor(team.teamId));
    expect((await operator('POST', `/referrals/${id}/withdraw`, { reason: 'Too far' })).status).toBe(200);
    const { teamId } = await aTeam(stage, 1, 'harbor');
    expect(await operator('POST', `/referrals/${id}/offer-again`, { teamId })).toMatchObject({
      status: 200,
      body: { status: 'offered' },
    });
    await stage.settle();
    expect((await administrator('GET', `/referrals/${id}`)).body).toMatchObject({ teamId });
  });
});

describe('lists', () => {
  test('PE-2 teams and referrals are found by people of the back office and their machines, by nobody else', async () => {
    const phone = aPhone();
    const asked = referralFor(team.teamId, phone);
    const id = await aReferral(stage, { ...asked, client: { ...asked.client, name: 'Findable Fay' } });
    for (const caller of [stage.source, stage.admin, operator, administrator]) {
      expect(await caller('GET', `/referrals?q=findable&teamId=${team.teamId}`)).toMatchObject({
        status: 200,
        body: { referrals: [{ referralId: id, client: { name: 'Findable Fay', phone } }] },
      });
      expect(await caller('GET', `/referrals?q=${encodeURIComponent(phone)}&status=offered`)).toMatchObject({
        body: { referrals: [{ referralId: id }] },
      });
      expect(await caller('GET', `/referrals?q=${id}`)).toMatchObject({
        body: { referrals: [{ referralId: id }] },
      });
      expect(await caller('GET', `/teams?q=${team.teamId}`)).toMatchObject({
        status: 200,
        body: {
          teams: expect.arrayContaining([expect.objectContaining({ teamId: team.teamId, agents: 2 })]),
        },
      });
      expect(await caller('GET', `/teams/${team.teamId}`)).toMatchObject({
        status: 200,
        body: { leadAgentId: team.lead.agentId, agents: [{ standing: 'active' }, { standing: 'active' }] },
      });
      expect((await caller('GET', '/teams/tm_nowhere')).status).toBe(404);
    }
    for (const path of ['/referrals', '/teams', `/teams/${team.teamId}`]) {
      expect((await team.lead.does('GET', path)).status).toBe(403);
      expect((await stage.call('GET', path)).status).toBe(401);
    }
  });

  test('PE-3 PE-4 an agent is found by name with the team that they are in until they leave, by phone for administrators alone', async () => {
    const [first, second] = [await aTeam(stage, 1), await aTeam(stage, 1)];
    const agentId = `xanthe_${first.teamId}`;
    const xanthe = { name: `Xanthe ${first.teamId}`, phone: aPhone(), licensed: true };
    const q = encodeURIComponent(`${first.teamId.slice(3)} xanthe`);
    const save = ({ teamId }: StoryTeam, more: object = {}) =>
      administrator('PUT', `/teams/${teamId}/agents/${agentId}`, { ...xanthe, ...more });
    const foundBy = async (caller: Client, sought: string) => {
      const { teams } = teamPage.parse((await caller('GET', `/teams?q=${sought}`)).body);
      return teams.map(({ teamId, matchingAgents }) => [teamId, matchingAgents]);
    };
    const matching = [{ agentId, name: xanthe.name }];
    expect((await save(first)).status).toBe(200);
    await stage.settle();
    for (const caller of [operator, administrator])
      expect(await foundBy(caller, q)).toEqual([[first.teamId, matching]]);
    const byPhone = encodeURIComponent(xanthe.phone);
    expect(await foundBy(administrator, byPhone)).toEqual([[first.teamId, matching]]);
    expect(await foundBy(operator, byPhone)).toEqual([]);
    expect(await foundBy(administrator, `${q}&by=team`)).toEqual([]);
    expect((await save(second, { move: true })).status).toBe(200);
    await stage.settle();
    expect(await foundBy(administrator, q)).toEqual([[second.teamId, matching]]);
    expect((await administrator('DELETE', `/teams/${second.teamId}/agents/${agentId}`)).status).toBe(200);
    expect(await foundBy(administrator, q)).toEqual([]);
    await stage.settle();
  });

  test.each([
    ['/referrals?status=open', 'query/status'],
    ['/referrals?teamId=a%20b', 'query/teamId'],
    ['/referrals?from=yesterday', 'query/from'],
    ['/referrals?to=2026-13-01', 'query/to'],
    ['/referrals?from=2026-03-02&to=2026-03-01', 'query/to'],
    ['/referrals?to=9999-12-31', 'query/to'],
    ['/referrals?from=9999-12-31T23:59:59-10:00', 'query/from'],
    ['/referrals?cursor=nonsense', 'query/cursor'],
    [`/referrals?q=${'x'.repeat(101)}`, 'query/q'],
    ['/referrals?q=555-0123', 'query/q'],
    ['/teams?cursor=nonsense', 'query/cursor'],
    [`/teams?q=${'x'.repeat(101)}`, 'query/q'],
  ])('%s is refused, naming %s', async (path, field) => {
    expect(await operator('GET', path)).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: field }] },
    });
  });

  test('a blank search is none, and a day in the filter counts as a whole', async () => {
    const day = new Date(stage.cloud.clock.now()).toISOString().slice(0, 10);
    const listed = await operator('GET', `/referrals?q=%20&from=${day}&to=${day}`);
    expect(listed).toMatchObject({ status: 200, body: { referrals: expect.any(Array) } });
    expect(JSON.stringify(listed.body)).toContain(team.teamId);
  });
});

describe('one referral’s timeline', () => {
  test('CL-9 the source reads what happened without words, the owner with them, a teammate nothing', async () => {
    const phone = aPhone();
    const id = await aReferral(stage, referralFor(team.teamId, phone));
    const owner = agentOf(team);
    expect((await team.lead.does('GET', `/referrals/${id}/timeline`)).status).toBe(200);
    expect((await owner.does('GET', `/referrals/${id}/timeline`)).status).toBe(404);
    await owner.does('POST', `/referrals/${id}/messages`, { body: 'Hello from the owner' });
    await stage.settle();
    for (const caller of [stage.source, operator, stage.admin, administrator]) {
      const { status, body } = await caller('GET', `/referrals/${id}/timeline`);
      expect(status).toBe(200);
      const text = JSON.stringify(body);
      expect(text).not.toMatch(/Hello|Client Example/);
      expect(text).not.toContain(phone);
      expect(body).toMatchObject({
        events: expect.arrayContaining([
          expect.objectContaining({ kind: 'created' }),
          expect.objectContaining({ kind: 'offered', agentId: owner.agentId, name: owner.name }),
          expect.objectContaining({ kind: 'told', agentId: owner.agentId, channel: 'email' }),
          expect.objectContaining({ kind: 'claimed', agentId: owner.agentId, by: 'text' }),
          expect.objectContaining({ kind: 'consent', act: 'consent-given-to-source' }),
        ]),
      });
    }
    const own = JSON.stringify((await owner.does('GET', `/referrals/${id}/timeline`)).body);
    expect(own).toContain('Hello from the owner');
  });
});

const auditPage = z.object({ events: z.array(z.looseObject({})), cursor: z.string().optional() });

/** Page by page: time stands still, so that many acts are of the same moment. */
async function allActs() {
  const acts: unknown[] = [];
  let cursor: string | undefined;
  do {
    const path = `/audit${cursor === undefined ? '' : `?cursor=${cursor}`}`;
    const page = auditPage.parse((await administrator('GET', path)).body);
    acts.push(...page.events);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return acts;
}

describe('the audit trail', () => {
  test('PE-7 who saved, created, withdrew and took over is read by the administrator and the lead, by nobody else', async () => {
    const { teamId, lead, agents } = await aTeam(stage, 2);
    const path = `/teams/${teamId}/audit`;
    const named = { name: 'Audited', leadAgentId: lead.agentId };
    expect((await administrator('PUT', `/teams/${teamId}`, named)).status).toBe(200);
    const phone = aPhone();
    const id = await aReferral(stage, referralFor(teamId, phone));
    expect((await operator('POST', `/referrals/${id}/withdraw`, { reason: 'Too early' })).status).toBe(200);
    await stage.settle();
    const acts = [
      {
        act: 'withdraw-referral',
        referralId: id,
        before: { status: 'offered' },
        after: { status: 'returned', reason: 'withdrawn' },
      },
      {
        act: 'create-referral',
        by: { role: 'source', id: expect.any(String), isMachine: true },
        referralId: id,
      },
      { act: 'save-team', changed: ['name'], after: { name: 'Audited' } },
    ];
    const read = await lead.does('GET', path);
    const all = await allActs();
    for (const each of acts) {
      expect(read.body).toMatchObject({ events: expect.arrayContaining([expect.objectContaining(each)]) });
      expect(all).toEqual(expect.arrayContaining([expect.objectContaining(each)]));
    }
    expect(JSON.stringify(read.body)).not.toContain(phone);
    const other = agents.find(({ agentId }) => agentId !== lead.agentId) ?? lead;
    expect((await other.does('GET', path)).status).toBe(404);
    expect((await team.lead.does('GET', path)).status).toBe(404);
    expect((await lead.does('GET', '/audit')).status).toBe(403);
    expect((await operator('GET', '/audit')).status).toBe(403);
    expect((await lead.does('GET', `${path}?cursor=nonsense`)).status).toBe(400);
  });
});

test('PE-7 TX-14 a lead’s stop of a client of others and an imported list are in the trail, an owner’s stop is not', async () => {
  const { teamId, lead, agents } = await aTeam(stage, 2);
  const owner = agents.find(({ agentId }) => agentId !== lead.agentId) ?? lead;
  const claimed = async () => {
    const id = await aReferral(stage, referralFor(teamId, aPhone()));
    await owner.does('POST', `/referrals/${id}/messages`, { body: 'Hello from the owner' });
    return id;
  };
  const [leads, owners] = [await claimed(), await claimed()];
  expect((await lead.does('POST', `/referrals/${leads}/stop-texting`)).status).toBe(200);
  expect((await owner.does('POST', `/referrals/${owners}/stop-texting`)).status).toBe(200);
  const lines = [{ teamId, agentId: owner.agentId, phone: 'none' }];
  const { body: imported } = await administrator('POST', '/text-alerts/imports', { lines });
  await stage.settle();
  const all = await allActs();
  expect(all).toContainEqual(
    expect.objectContaining({
      act: 'stop-texting',
      referralId: leads,
      by: { role: 'lead', id: lead.agentId },
    }),
  );
  expect(JSON.stringify(all)).not.toContain(`"stop-texting","by":{"role":"lead","id":"${owner.agentId}"`);
  expect(all).toContainEqual(
    expect.objectContaining({ act: 'import-consent', after: { ...importIdIn(imported), lines: 1 } }),
  );
  const read = await lead.does('GET', `/teams/${teamId}/audit`);
  expect(read.body).toMatchObject({
    events: expect.arrayContaining([expect.objectContaining({ act: 'stop-texting' })]),
  });
});

const importIdIn = (body: unknown) => z.object({ importId: z.string() }).parse(body);

describe('a phone that is looked up', () => {
  test('PE-2 CO-13 an administrator reads consent, conversations and sends of a phone, nobody else does', async () => {
    const phone = aPhone();
    const id = await aReferral(stage, referralFor(team.teamId, phone));
    const owner = agentOf(team);
    await owner.does('POST', `/referrals/${id}/messages`, { body: 'Hello from the owner' });
    await stage.settle();
    for (const caller of [stage.admin, administrator]) {
      const { status, body } = await caller('GET', `/numbers/${encodeURIComponent(phone)}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        phone,
        consents: [{ program: 'introductions', status: 'on' }],
        conversations: [
          {
            referralId: id,
            status: 'claimed',
            agent: { agentId: owner.agentId, name: owner.name },
            numbers: [expect.stringMatching(/^\+1/)],
          },
        ],
        sends: [{ kind: 'message', referralId: id, program: 'introductions' }],
        unmatchedTexts: [],
      });
      expect(JSON.stringify(body)).not.toMatch(/Hello|Client Example/);
    }
    const path = `/numbers/${encodeURIComponent(phone)}`;
    for (const caller of [stage.source, operator, owner.does]) {
      expect((await caller('GET', path)).status).toBe(403);
    }
    expect(await administrator('GET', '/numbers/nobody')).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: 'path/e164' }] },
    });
    expect(await administrator('GET', `${path}?cursor=nonsense`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'query/cursor' }] },
    });
  });
});

describe('an imported list', () => {
  test('PE-2 CO-15 an administrator reads afterwards what became of it, line by line, nobody else does', async () => {
    const line = {
      teamId: team.teamId,
      agentId: 'agt_nobody',
      phone: aPhone(),
      consentedAt: '2025-01-01T00:00:00Z',
      source: 'the old system',
      words: 'I agree to text alerts.',
    };
    const lines = [line, { ...line, phone: 'none' }];
    const sent = await administrator('POST', '/text-alerts/imports', { lines });
    expect(sent).toMatchObject({
      status: 200,
      body: { importId: expect.stringMatching(/^imp_/), imported: 0 },
    });
    const { importId } = z.object({ importId: z.string() }).parse(sent.body);
    const path = `/text-alerts/imports/${importId}`;
    expect(await stage.admin('POST', '/text-alerts/imports', { lines })).toMatchObject({
      body: { importId },
    });
    for (const caller of [stage.admin, administrator]) {
      expect(await caller('GET', path)).toMatchObject({
        status: 200,
        body: {
          status: 'done',
          lines: 2,
          done: 2,
          rejected: [
            { line: 1, faults: [{ path: 'agentId' }] },
            { line: 2, faults: [{ path: 'phone' }] },
          ],
        },
      });
    }
    for (const caller of [operator, team.lead.does]) expect((await caller('GET', path)).status).toBe(403);
    expect((await administrator('GET', '/text-alerts/imports/imp_unknown')).status).toBe(404);
  });
});
