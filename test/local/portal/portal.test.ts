// The portal on one machine: its page for who navigates, its files, its configuration, and the API for everyone else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Cloud } from '../../../local/cloud.ts';
import { bootFixture } from '../fixture/fixture.ts';

const portalDir = mkdtempSync(join(tmpdir(), 'dibs-portal-'));
let cloud: Cloud;
beforeAll(async () => {
  mkdirSync(join(portalDir, 'assets'));
  writeFileSync(join(portalDir, 'assets', 'main.js'), 'export {};');
  cloud = await bootFixture({ portalDir });
}, 60_000);
afterAll(async () => {
  await cloud?.close();
  rmSync(portalDir, { recursive: true });
});

const navigate = (path: string, headers: Record<string, string> = {}) =>
  fetch(cloud.url + path, { headers: { accept: 'text/html,*/*;q=0.8', ...headers } });

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
  const file = await fetch(`${cloud.url}/assets/main.js`);
  expect(file.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect((await navigate('/assets/gone.js')).status).toBe(404);
  expect((await navigate('/assets/../../etc/passwd.txt')).status).toBe(404);
});

test('whoever brings a token or wants no page gets the API', async () => {
  expect((await navigate('/me', { authorization: 'Bearer x' })).status).toBe(404);
  expect((await fetch(`${cloud.url}/me`)).status).toBe(404);
  expect((await navigate('/_local/clock')).headers.get('content-type')).toContain('json');
});

test('the configuration leads back to where it was asked for', async () => {
  const answer = await fetch(`${cloud.url}/config.json`);
  expect(await answer.json()).toMatchObject({ apiUrl: cloud.url, authority: `${cloud.url}/_local/oidc` });
});
