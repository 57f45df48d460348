// Signing in to the portal on one machine: code and PKCE as with Cognito, and tokens that the API takes.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Cloud } from '../../../local/cloud.ts';
import { bootFixture, HOUR_MS } from '../support/fixture/fixture.ts';

const VERIFIER = 'a-verifier-that-is-long-enough-to-be-taken-for-one';
const tokens = z.object({ id_token: z.string(), refresh_token: z.string().optional() });
const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
});

let cloud: Cloud;
let clientId: string;
let endpoints: z.infer<typeof discovery>;
beforeAll(async () => {
  cloud = await bootFixture();
  const TableName = cloud.dynamoDb.tables[0]?.name;
  const Item = { pk: { S: 'TEAM#tm_1' }, sk: { S: 'AGENT#agt_1' }, name: { S: 'Agent <One>' } };
  await cloud.dynamoDb.engine.table('PutItem', { TableName, Item });
  const clients = cloud.template.ofType('AWS::Cognito::UserPoolClient');
  clientId = clients.find(({ properties }) => String(properties.AllowedOAuthFlows) === 'code')?.ref ?? '';
  const address = `${cloud.url}/_local/oidc/.well-known/openid-configuration`;
  endpoints = discovery.parse(await (await fetch(address)).json());
}, 60_000);
afterAll(() => cloud?.close());

function requestOf(changes: Record<string, string> = {}): Record<string, string> {
  return {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: `${cloud.url}/`,
    scope: 'openid email profile',
    state: 'where-i-was',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
}

function authorize(changes?: Record<string, string>, init: RequestInit = {}): Promise<Response> {
  const address = `${endpoints.authorization_endpoint}?${new URLSearchParams(requestOf(changes))}`;
  return fetch(address, { redirect: 'manual', ...init });
}

/** What the portal is sent back with. */
function answerIn(response: Response): Record<string, string> {
  expect(response.status).toBe(303);
  return Object.fromEntries(new URL(response.headers.get('location') ?? '').searchParams);
}

async function codeOf(agentId: string, changes: Record<string, string> = {}): Promise<string> {
  return answerIn(await authorize({ login_hint: agentId, ...changes })).code ?? '';
}

function exchange(fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams({ client_id: clientId, ...fields });
  return fetch(endpoints.token_endpoint, { method: 'POST', body });
}

function redeem(code: string, changes: Record<string, string> = {}): Promise<Response> {
  return exchange({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${cloud.url}/`,
    code_verifier: VERIFIER,
    ...changes,
  });
}

describe('who signs in', () => {
  test('is asked who they are, by a page that names the agents safely', async () => {
    const page = await authorize();
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(await page.text()).toContain('value="agt_1"><bdi dir="auto">Agent &lt;One&gt;<');
  });

  test.each([
    ['en', 'Who are you?', 'Incorrect email or password.'],
    ['fr', 'Qui êtes-vous?', 'Courriel ou mot de passe incorrect.'],
    ['es', '¿Quién es usted?', 'El correo electrónico o la contraseña no es correcto.'],
    ['de', 'Who are you?', 'Incorrect email or password.'],
  ])('is asked in the language that the portal names: %s', async (lang, asked, refused) => {
    const page = await (await authorize({ lang })).text();
    expect(page).toContain(`<h1>${asked}</h1>`);
    expect(page).toContain(`<html lang="${lang === 'de' ? 'en' : lang}">`);
    const body = new URLSearchParams({ email: 'nobody@example.com', password: 'wrong' });
    const again = await (await authorize({ lang }, { method: 'POST', body })).text();
    expect(again).toContain(`<h1>${asked}</h1>`);
    expect(again).toContain(refused);
  });

  test('chooses, and is sent back with a code and remembered', async () => {
    const chosen = await authorize({}, { method: 'POST', body: new URLSearchParams({ agentId: 'agt_1' }) });
    expect(answerIn(chosen)).toEqual({ code: expect.any(String), state: 'where-i-was' });
    const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
    const again = await authorize({ prompt: 'none' }, { headers: { cookie } });
    expect(answerIn(again)).toMatchObject({ code: expect.any(String) });
    expect((await authorize({ prompt: 'login' }, { headers: { cookie } })).status).toBe(200);
  });

  test('as a person of the back office gets a token with their group and no team', async () => {
    const body = new URLSearchParams({ personId: 'person-admin' });
    const { code = '' } = answerIn(await authorize({}, { method: 'POST', body }));
    const { id_token: token } = tokens.parse(await (await redeem(code)).json());
    expect(decodeJwt(token)).toMatchObject({ sub: 'person-admin', 'cognito:groups': ['admins'] });
    expect(decodeJwt(token)).not.toHaveProperty('custom:teamId');
  });

  test('and is not known yet is not asked when the portal wants no page', async () => {
    expect(answerIn(await authorize({ prompt: 'none' }))).toEqual({
      error: 'login_required',
      state: 'where-i-was',
    });
  });

  test('is forgotten on leaving', async () => {
    const leaving = new URLSearchParams({ client_id: clientId, logout_uri: `${cloud.url}/` });
    const left = await fetch(`${cloud.url}/_local/oidc/logout?${leaving}`, { redirect: 'manual' });
    expect(left.headers.get('location')).toBe(`${cloud.url}/`);
    expect(left.headers.get('set-cookie')).toContain('Max-Age=0');
  });

  test.each([
    [{ redirect_uri: 'https://elsewhere.example/' }],
    [{ client_id: 'another' }],
    [{ code_challenge_method: 'plain' }],
    [{ response_type: 'token' }],
    [{ scope: 'email' }],
  ])('by a request with %j is refused without being sent anywhere', async (changes) => {
    expect((await authorize(changes)).status).toBe(400);
  });
});

describe('a code', () => {
  test('becomes a token that carries agent, team and nonce and that the API takes', async () => {
    const answer = await redeem(await codeOf('agt_1', { nonce: 'n-1' }));
    const { id_token: token } = tokens.parse(await answer.json());
    const keys = createRemoteJWKSet(new URL(endpoints.jwks_uri));
    const currentDate = new Date(cloud.clock.now());
    const { payload } = await jwtVerify(token, keys, {
      issuer: endpoints.issuer,
      audience: clientId,
      currentDate,
    });
    expect(payload).toMatchObject({ 'custom:agentId': 'agt_1', 'custom:teamId': 'tm_1', nonce: 'n-1' });
    const put = { method: 'PUT', body: 'x', headers: { authorization: `Bearer ${token}` } };
    expect((await fetch(`${cloud.url}/items/1`, put)).status).toBe(200);
  });

  test('is good once', async () => {
    const code = await codeOf('agt_1');
    expect((await redeem(code)).status).toBe(200);
    expect(await (await redeem(code)).json()).toEqual({ error: 'invalid_grant' });
  });

  test('is good for who has the verifier, for the same address, for five minutes', async () => {
    const another = { code_verifier: 'another-verifier-that-is-long-enough-as-well' };
    expect((await redeem(await codeOf('agt_1'), another)).status).toBe(400);
    expect((await redeem(await codeOf('agt_1'), { redirect_uri: 'https://example.com' })).status).toBe(400);
    const late = await codeOf('agt_1');
    await cloud.clock.advance(HOUR_MS);
    expect((await redeem(late)).status).toBe(400);
  });

  test('comes with a refresh token, good for new tokens after the first have expired', async () => {
    const { refresh_token: refreshToken = '' } = tokens.parse(
      await (await redeem(await codeOf('agt_1'))).json(),
    );
    await cloud.clock.advance(25 * HOUR_MS);
    const renewed = await exchange({ grant_type: 'refresh_token', refresh_token: refreshToken });
    const { id_token: token } = tokens.parse(await renewed.json());
    const put = { method: 'PUT', body: 'x', headers: { authorization: `Bearer ${token}` } };
    expect((await fetch(`${cloud.url}/items/1`, put)).status).toBe(200);
    const body = new URLSearchParams({ token: refreshToken });
    await fetch(`${cloud.url}/_local/oidc/revoke`, { method: 'POST', body });
    const revoked = await exchange({ grant_type: 'refresh_token', refresh_token: refreshToken });
    expect(await revoked.json()).toEqual({ error: 'invalid_grant' });
  });
});
