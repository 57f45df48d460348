// The portal on one machine: its page for who navigates, its files, its configuration, and the API for everyone else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bootStage, type Stage } from '../../stories/support/stage.ts';

const portalDir = mkdtempSync(join(tmpdir(), 'dibs-portal-'));
let stage: Stage;
beforeAll(async () => {
  mkdirSync(join(portalDir, 'assets'));
  writeFileSync(join(portalDir, 'assets', 'main.js'), 'export {};');
  stage = await bootStage({ portalDir });
}, 60_000);
afterAll(async () => {
  await stage?.close();
  rmSync(portalDir, { recursive: true });
});

const navigate = (path: string, headers: Record<string, string> = {}) =>
  fetch(stage.cloud.url + path, { headers: { accept: 'text/html,*/*;q=0.8', ...headers } });

test('who navigates before it is built is told how to build it', async () => {
  const answer = await navigate('/');
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('npm run portal');
});

test('who navigates anywhere gets the one page', async () => {
  writeFileSync(join(portalDir, 'index.html'), '<title>Dibs</title>');
  for (const path of ['/', '/me', '/referrals/ref_1?from=text']) {
    const answer = await navigate(path);
    expect([answer.status, await answer.text()]).toEqual([200, '<title>Dibs</title>']);
  }
});

test('files are served as what they are, and one that is missing is the API’s', async () => {
  const file = await fetch(`${stage.cloud.url}/assets/main.js`);
  expect(file.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect((await navigate('/assets/gone.js')).status).toBe(404);
  expect((await navigate('/assets/../../etc/passwd.txt')).status).toBe(404);
});

test('whoever brings a token or wants no page gets the API', async () => {
  for (const answer of [
    await navigate('/me', { authorization: 'Bearer x' }),
    await fetch(`${stage.cloud.url}/me`),
  ]) {
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
  }
  expect((await fetch(`${stage.cloud.url}/openapi.json`)).headers.get('content-type')).toContain('json');
  expect((await navigate('/_local/clock')).headers.get('content-type')).toContain('json');
});

test('the configuration leads back to where it was asked for', async () => {
  const answer = await fetch(`${stage.cloud.url}/config.json`);
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  const authority = `${stage.cloud.url}/_local/oidc`;
  const back = encodeURIComponent(`${stage.cloud.url}/`);
  expect(await answer.json()).toEqual({
    apiUrl: stage.cloud.url,
    authority,
    signInUrl: authority,
    clientId: expect.any(String),
    liveUrl: `${stage.cloud.url.replace('http', 'ws')}/live`,
    signOutUrl: expect.stringMatching(
      new RegExp(`^${authority}/logout\\?client_id=\\w+&logout_uri=${back}$`),
    ),
  });
});

test('what a browser takes compressed is sent so, and not again while it is the same', async () => {
  const page = `<title>Dibs</title>${'<p>An offer</p>'.repeat(200)}`;
  writeFileSync(join(portalDir, 'index.html'), page);
  const taking = (encodings: string, headers = {}) =>
    fetch(`${stage.cloud.url}/me`, {
      headers: { accept: 'text/html', 'accept-encoding': encodings, ...headers },
    });
  for (const [taken, sent] of [
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['gzip;q=0, br; q=0.0', null],
    ['identity', null],
  ] as const) {
    const answer = await taking(taken);
    expect(answer.headers.get('content-encoding')).toBe(sent);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    expect(await answer.text()).toBe(page);
    const again = await taking(taken, { 'if-none-match': answer.headers.get('etag') });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('cache-control')).toBe('no-cache');
  }
  const before = (await taking('br')).headers.get('etag');
  writeFileSync(join(portalDir, 'index.html'), `${page}.`);
  expect((await taking('br', { 'if-none-match': before })).status).toBe(200);
  // CloudFront compresses nothing below a thousand bytes.
  const small = await fetch(`${stage.cloud.url}/assets/main.js`, { headers: { 'accept-encoding': 'br' } });
  expect(small.headers.get('content-encoding')).toBeNull();
});

test('every file has the headers of the template: the page is asked for anew, what it names is kept', async () => {
  const page = await navigate('/');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const file = await fetch(`${stage.cloud.url}/assets/main.js`);
  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const { headers } of [page, file]) {
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  }
});
