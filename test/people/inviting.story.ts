// An agent is invited, signs in with the first password, chooses their own, and is invited no more (PE-2).
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { agentOf, aTeam, type StoryAgent, type StoryTeam } from '../stories/support/builders.ts';
import { withTextAlerts } from '../stories/support/conversations.ts';
import { act, callsTo } from '../stories/support/phone-calls.ts';
import { sharedStage } from '../stories/support/shared-stage.ts';
import { dayMs, type Stage, secondMs } from '../stories/support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await sharedStage();
});

const verifier = 'a-verifier-that-is-long-enough-to-be-taken-for-one';
const ownPassword = 'My-own-password-1';

/** The page that signs in, as a browser sends its form. */
async function enter(fields: Record<string, string>): Promise<Response> {
  const clients = stage.cloud.template.ofType('AWS::Cognito::UserPoolClient');
  const portal = clients.find(({ properties }) => String(properties.AllowedOAuthFlows) === 'code');
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: portal?.ref ?? '',
    redirect_uri: `${stage.cloud.url}/`,
    scope: 'openid email profile',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return fetch(`${stage.cloud.url}/_local/oidc/authorize?${request}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

const invitedTeam = (size: number, brand?: string) => aTeam(stage, size, brand, true);
async function invitationsTo(email: string) {
  await stage.settle();
  return (await stage.emailsTo(email)).filter(({ subject }) => subject.startsWith('Your account at '));
}
const passwordIn = (text: string): string => /First password.*: (\S+)/.exec(text)?.[1] ?? '';
const lastInvitation = async (email: string) => (await invitationsTo(email)).at(-1)?.text ?? '';
const again = (team: StoryTeam, agent: StoryAgent, by = stage.admin) =>
  by('POST', `/teams/${team.teamId}/agents/${agent.agentId}/invitation`);
async function agentsIn(team: StoryTeam): Promise<unknown> {
  const { body } = await stage.admin('GET', `/teams/${team.teamId}/agents`);
  return body;
}

describe('who is saved with an email', () => {
  test('PE-2 signs in with the password of the invitation, chooses their own, and is active from then on', async () => {
    const team = await invitedTeam(2);
    const agent = agentOf(team, 1);
    const { email, agentId } = agent;
    const invitation = await lastInvitation(email);
    expect(await invitationsTo(email)).toHaveLength(1);
    expect(invitation).toContain('http://localhost:');
    expect(await agentsIn(team)).toMatchObject({
      agents: expect.arrayContaining([
        expect.objectContaining({
          agentId,
          standing: 'invited',
          invitation: { state: 'sent', at: expect.any(String) },
        }),
      ]),
    });

    const first = { email, password: passwordIn(invitation) };
    const refused = await (await enter({ email, password: 'not-the-password' })).text();
    expect(refused).toContain('Incorrect email');
    // Below many people: what was entered wrongly is in view, with why.
    expect(refused).toMatch(/name="password"[^>]* autofocus/);
    const asked = await (await enter(first)).text();
    expect(asked).toContain('Choose your password');
    expect(asked).toMatch(/needs at least 12 characters, .* and a symbol\./);
    expect(await (await enter({ ...first, newPassword: 'Short-1' })).text()).toContain(
      'needs at least 12 characters.',
    );
    const entered = await enter({ ...first, newPassword: ownPassword });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toContain('code=');
    expect(await (await enter(first)).text()).toContain('Incorrect email');
    expect((await enter({ email, password: ownPassword })).status).toBe(303);

    await agent.does('GET', '/me');
    expect(await agentsIn(team)).toMatchObject({
      agents: expect.arrayContaining([expect.objectContaining({ agentId, standing: 'active' })]),
    });
    expect(await again(team, agent)).toMatchObject({ status: 409, body: { code: 'signed-in-already' } });
    await stage.settle();
    expect(await invitationsTo(email)).toHaveLength(1);
  });

  test('PE-2 is invited again by their lead: the first password is good for three days, and the last one counts', async () => {
    const team = await invitedTeam(2);
    const agent = agentOf(team, 1);
    const first = passwordIn(await lastInvitation(agent.email));
    await stage.advance(3 * dayMs + 1000);
    expect(await (await enter({ email: agent.email, password: first })).text()).toContain('has expired');
    const asked = await again(team, agent, team.lead.does);
    expect(asked).toEqual({ status: 202, body: { agentId: agent.agentId, email: agent.email } });
    const second = passwordIn(await lastInvitation(agent.email));
    expect(second).not.toBe(first);
    expect(await (await enter({ email: agent.email, password: first })).text()).toContain('Incorrect');
    expect(await (await enter({ email: agent.email, password: second })).text()).toContain('Choose your');
    expect(await again(team, team.lead, agent.does)).toMatchObject({ status: 404 });
    const other = await aTeam(stage, 1);
    expect(await again(team, agent, other.lead.does)).toMatchObject({ status: 404 });
  });

  test('PE-2 with an address that nobody has: the lead is told, and a corrected one is invited at once', async () => {
    const team = await aTeam(stage, 1);
    const agentId = `agt_bounced_${team.teamId}`;
    const path = `/teams/${team.teamId}/agents/${agentId}`;
    const save = (email: string) => stage.admin('PUT', path, { name: 'Bo Example', email, licensed: true });
    await save(`bounce-${agentId}@agents.example`);
    await stage.advance(60_000);
    const told = (await stage.emailsTo(team.lead.email)).map(({ subject }) => subject);
    expect(told).toEqual(['Bo Example could not be invited']);
    const { body } = await stage.admin('GET', `/teams/${team.teamId}`);
    expect(body).toMatchObject({
      agents: expect.arrayContaining([
        expect.objectContaining({
          agentId,
          standing: 'invited',
          invitation: { state: 'failed', at: expect.any(String), problem: 'bounced' },
        }),
      ]),
    });
    await save(`right-${agentId}@agents.example`);
    expect(await lastInvitation(`right-${agentId}@agents.example`)).toContain('First password');
  });

  test('PE-1 is invited in the name of their team’s brand', async () => {
    const team = await invitedTeam(1, 'harbor');
    await stage.settle();
    const sent = stage.cloud.ses.emailsTo(team.lead.email)[0];
    expect(sent).toMatchObject({
      from: 'leads@harbor.example',
      subject: 'Your account at Harbor Homes (Fictional)',
      text: expect.stringContaining('help@harbor.example'),
    });
    expect(sent?.text).not.toContain('Example Homes');
  });

  test('PE-3 moved to another team after the first sign-in, they keep their account, their password and their standing', async () => {
    const [from, to] = [await invitedTeam(2), await aTeam(stage, 1)];
    const agent = agentOf(from, 1);
    const { email, name, phone, agentId } = agent;
    const password = passwordIn(await lastInvitation(email));
    expect((await enter({ email, password, newPassword: ownPassword })).status).toBe(303);
    const settings = { name, email, phone, licensed: true, move: true };
    expect(await stage.admin('PUT', `/teams/${to.teamId}/agents/${agentId}`, settings)).toMatchObject({
      status: 200,
    });
    await stage.settle();
    expect((await enter({ email, password: ownPassword })).status).toBe(303);
    expect(await invitationsTo(email)).toHaveLength(1);
    expect(await agentsIn(to)).toMatchObject({
      agents: expect.arrayContaining([expect.objectContaining({ agentId, standing: 'active' })]),
    });
  });
});

describe('the checklist of who was invited', () => {
  const stateOf = async ({ does }: StoryAgent) => (await does('GET', '/me')).body;

  test('PE-2 opens with the first sign-in, ticks off what is done anywhere, and is done for good', async () => {
    const agent = agentOf(await invitedTeam(1));
    await stage.settle();
    expect(await stateOf(agent)).toMatchObject({ checklist: 'open', isFirstSignIn: true });
    expect(await stateOf(agent)).not.toHaveProperty('isFirstSignIn');
    const itemsOf = async () => (await agent.does('GET', '/me/checklist')).body;
    const to = (...open: string[]) =>
      ['phone', 'numbers', 'text-alerts', 'push', 'test-text', 'test-call'].map((item) => ({
        item,
        isDone: !open.includes(item),
      }));
    expect(await itemsOf()).toEqual({
      state: 'open',
      items: to('phone', 'numbers', 'text-alerts', 'push', 'test-text', 'test-call'),
    });
    const another = await agent.does('PATCH', '/me/checklist', { phone: '+12065559999' });
    expect(another).toMatchObject({ status: 412, body: { code: 'changed-meanwhile' } });
    await agent.does('PATCH', '/me/checklist', { phone: agent.phone });
    expect(await itemsOf()).toEqual({
      state: 'open',
      items: to('numbers', 'text-alerts', 'push', 'test-text', 'test-call'),
    });

    expect(await agent.does('POST', '/me/test-text')).toMatchObject({
      status: 409,
      body: { code: 'text-alerts-off' },
    });
    await withTextAlerts(stage, agent);
    expect(await agent.does('POST', '/me/test-text')).toEqual({
      status: 202,
      body: { to: agent.phone, from: '+12065550100' },
    });
    await stage.advance(5 * secondMs);
    const texts = (await stage.textsOf(agent.phone)).map(({ body }) => body);
    expect(texts.at(-1)).toContain('Example Homes: this is the test you asked for.');
    const token = 'b'.repeat(64);
    await agent.does('PUT', '/me/devices/phone-1', { platform: 'ios', token });
    expect(await itemsOf()).toEqual({ state: 'open', items: to('numbers', 'test-call') });
    expect(await agent.does('POST', '/me/test-call')).toEqual({ status: 202, body: { to: agent.phone } });
    await stage.advance(secondMs);
    expect(await itemsOf()).toEqual({ state: 'open', items: to('numbers', 'test-call') });
    expect((await callsTo(stage, agent.phone)).at(-1)).toMatchObject({ state: 'ringing' });
    await act(stage, agent.phone, 'answer');
    await stage.advance(secondMs);
    expect(await itemsOf()).toEqual({ state: 'open', items: to('numbers') });
    const card = await fetch(`${stage.cloud.url}/contact-card`, {
      headers: { authorization: `Bearer ${await stage.tokenFor({ agentId: agent.agentId })}` },
    });
    expect(card.status).toBe(200);
    expect(await itemsOf()).toEqual({ state: 'done', items: to() });
    expect(await stateOf(agent)).toMatchObject({ checklist: 'done' });
  });

  test('PE-2 is put aside and taken up again, and none of who was never invited', async () => {
    const agent = agentOf(await invitedTeam(1));
    await stage.settle();
    expect(await agent.does('PATCH', '/me/checklist', { dismissed: true })).toMatchObject({
      status: 200,
      body: { state: 'dismissed' },
    });
    expect(await stateOf(agent)).toMatchObject({ checklist: 'dismissed' });
    await agent.does('PATCH', '/me/checklist', { dismissed: false });
    expect(await stateOf(agent)).toMatchObject({ checklist: 'open' });
    expect(await stateOf(agentOf(await aTeam(stage, 1)))).not.toHaveProperty('checklist');
  });
});
