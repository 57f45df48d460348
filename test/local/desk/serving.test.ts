// How the desk is served: its page by a strict policy, its assets for good, and nothing outside its folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import { deskRoutes } from '../../../local/control/desk.ts';
import { signInRoutes } from '../../../local/control/sign-in.ts';

const outside = mkdtempSync(join(tmpdir(), 'dibs-desk-'));
const folder = join(outside, 'built');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<title>Dibs desk</title>');
writeFileSync(join(folder, 'assets/index-1a2b.js'), 'run()');
writeFileSync(join(outside, 'secret.txt'), 'secret');
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const routes = new Hono().route('/_local', deskRoutes({ folder })).route('/_local', signInRoutes());
const get = async (path: string) => routes.request(`/_local${path}`);

test.each(['/desk', '/desk/'])('%s answers the page', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/html');
  expect(answer.headers.get('cache-control')).toBe('no-cache');
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(await answer.text()).toBe('<title>Dibs desk</title>');
});

test('assets carry the hash of their content and are kept', async () => {
  const answer = await get('/desk/assets/index-1a2b.js');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('javascript');
  expect(answer.headers.get('cache-control')).toContain('immutable');
  expect(await answer.text()).toBe('run()');
});

test.each([
  '/desk/assets/other.js',
  '/desk/assets/../../secret.txt',
  '/desk/assets/..%2f..%2fsecret.txt',
  '/desk/x',
])('%s is not there', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(answer.headers.get('cache-control')).toBeNull();
});

test('a sign-in link makes the issuer remember the agent, and leads to the portal', async () => {
  const answer = await get('/sign-in/agt_02');
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/');
  expect(answer.headers.get('set-cookie')).toBe(
    'dibs-local-agent=agt_02; Path=/_local; HttpOnly; SameSite=Lax',
  );
});
