// What an owner makes of a claimed referral, from end to end: stage, tags, notes, and who reads them.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { agentOf, aTeam, type StoryTeam } from '../stories/support/builders.ts';
import { anOffer, aTalk, expectStatus } from '../stories/support/conversations.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import type { Stage } from '../stories/support/stage.ts';

let stage: Stage;
let team: StoryTeam;

beforeAll(async () => {
  stage = await sharedStage();
  team = await aTeam(stage, 3);
});

describe('a client of an agent', () => {
  test('CT-1 has a stage, tags and notes, for owner and lead alone, and they go along to the next owner', async () => {
    const { referralId, owner } = await aTalk(stage, team);
    const path = `/referrals/${referralId}`;
    expect((await owner.does('GET', path)).body).toMatchObject({ stage: 'contacted', tags: [] });

    const changed = await owner.does('PATCH', path, { stage: 'active', tags: ['First home', 'first HOME'] });
    expect(changed).toMatchObject({ status: 200, body: { stage: 'active', tags: ['First home'] } });
    const key = { 'idempotency-key': 'note-1' };
    for (let tried = 0; tried < 2; tried += 1) {
      expectStatus(await owner.does('POST', `${path}/notes`, { text: 'Lease ends in June.' }, key), 201);
    }
    expectStatus(await team.lead.does('PATCH', path, { stage: 'under-contract' }), 200);
    await stage.settle();

    const next = agentOf(team, 2);
    expectStatus(await owner.does('POST', `${path}/reassign`, { agentId: next.agentId }), 200);
    await stage.settle();
    for (const reader of [next, team.lead]) {
      expect((await reader.does('GET', path)).body).toMatchObject({
        stage: 'under-contract',
        tags: ['First home'],
      });
      expect((await reader.does('GET', `${path}/notes`)).body).toMatchObject({
        notes: [{ text: 'Lease ends in June.', name: owner.name, agentId: owner.agentId }],
      });
    }
    expect((await owner.does('GET', `${path}/notes`)).status).toBe(404);
    const found = [{ referralId, stage: 'under-contract', owner: { agentId: next.agentId } }];
    const query = '?q=june&tag=first%20home&stage=under-contract&textable=true';
    expect((await next.does('GET', `/me/clients${query}`)).body).toMatchObject({ clients: found });
    const ofTeam = `/teams/${team.teamId}/clients${query}`;
    expect((await team.lead.does('GET', ofTeam)).body).toMatchObject({ clients: found });
    expect((await owner.does('GET', `/me/clients${query}`)).body).toMatchObject({ clients: [] });
    expect((await owner.does('GET', ofTeam)).status).toBe(404);
    expect(await next.does('GET', '/me/clients?stages=new&textable=maybe')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'query/textable' }, { path: 'query/stages' }] },
    });
    for (const office of [stage.source, stage.admin]) {
      const seen = JSON.stringify((await office('GET', path)).body);
      expect(seen).not.toMatch(/stage|under-contract|First home/);
      expect((await office('GET', `${path}/notes`)).status).toBe(403);
    }
    // PE-7: that the lead set it, and not to what.
    const audit = JSON.stringify((await team.lead.does('GET', `/teams/${team.teamId}/audit`)).body);
    expect(audit).toMatch(/"act":"change-client"[^}]*\}[^}]*"changed":\["stage"\]/);
    expect(audit).not.toContain('under-contract');
  });

  test('CT-1 one route refuses each caller the other’s fields, by name', async () => {
    const { referralId } = await anOffer(stage, team);
    const path = `/referrals/${referralId}`;
    expect(await stage.source('PATCH', path, { stage: 'closed' })).toMatchObject({
      status: 400,
      body: { code: 'invalid-request', errors: [{ path: '/stage' }] },
    });
    expect(await team.lead.does('PATCH', path, { notes: 'Two dogs', tags: ['Dogs'] })).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/notes' }] },
    });
    expect(await team.lead.does('PATCH', path, { stage: 'sold' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: '/stage' }] },
    });
    expect(await team.lead.does('PATCH', path, { stage: 'closed' })).toMatchObject({
      status: 409,
      body: { code: 'not-claimed' },
    });
  });
});
